// Hostile text in every field that a client can write: it is shown as text, runs nothing, and breaks no page.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { describePages } from "./browser.ts";
import { createExperiment, logRun } from "./seed.ts";

/** Each would set `window.hacked` if it were taken for more than text, or break a layout, an address or a filter. */
const TEXTS = [
  "<script>window.hacked = 1</script>",
  '<img src=x onerror="window.hacked = 1">',
  '"><svg onload="window.hacked = 1">',
  '\'><iframe srcdoc="<script>parent.hacked = 1</script>">',
  "javascript:window.hacked=1",
  "[click](javascript:window.hacked=1)",
  "${window.hacked = 1}",
  "{{constructor.constructor('window.hacked = 1')()}}",
  "</textarea></title></style></script><script>window.hacked = 1</script>",
  "<!-- --!><base href=//example.com/>",
  "<style>* { display: none }</style>",
  "&lt;b&gt; &amp;amp; &#x3c;",
  "__proto__",
  "%00%2e%2e%2f?#&=+",
  "'; DROP TABLE runs; --",
  "\u202Eright to left\u202C \u0007 \u200B \uFEFF",
  "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E a\u0334\u035D\u0315\u0321 l\u0328\u0322",
  "👩‍👩‍👧‍👦 日本語 العربية ﷽",
  "W".repeat(2_000),
  "line\none\r\ntwo\ttab",
];

const test = describePages(async (base) => {
  const experiments: string[] = [];
  const runs: string[] = [];
  for (const [i, text] of TEXTS.entries()) {
    // A name's length is bounded, a value's hardly.
    const experiment_id = await createExperiment(base, `${text.slice(0, 400)} ${i}`, { note: text });
    experiments.push(experiment_id);
    runs.push(
      await logRun(base, experiment_id, {
        run_name: text,
        metrics: { loss: [1, 2] },
        params: { lr: text },
        tags: {
          note: text,
          "mlflow.note.content": text,
          "mlflow.user": text,
          "mlflow.source.name": text,
          "mlflow.source.git.commit": text,
        },
        artifacts: {
          "notes.txt": text,
          "table.csv": `head\n"${text.replaceAll('"', '""')}"\n`,
          "broken.json": text,
          "image.png": text,
          "image.svg": text,
        },
      }),
    );
  }
  return { experiments, runs };
});

/** What a text looks like once the page has it: line ends are the browser's business. */
const plain = (text: string) => text.replaceAll(/\s+/g, " ").trim();

async function assertShown(page: Page, text: string, within = "main"): Promise<void> {
  const shown = plain(await page.locator(within).innerText());
  assert.ok(
    shown.includes(plain(text)) || (await page.locator(within).textContent())?.includes(text.trim()),
    `${JSON.stringify(text.slice(0, 60))} is not shown in ${shown.slice(0, 500)}`,
  );
}

async function assertHarmless(page: Page): Promise<void> {
  assert.equal(await page.evaluate("window.hacked"), undefined);
  assert.equal(
    await page.locator("main script, main iframe, main style, main base, main [onerror], main [onload]").count(),
    0,
  );
  assert.equal(
    await page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
    true,
    "the page is wider than the window",
  );
}

test("hostile text: in the list of experiments", async ({ page, base }) => {
  await page.goto(base);
  await page.getByText("21 experiments").waitFor();
  for (const [i, text] of TEXTS.entries()) await assertShown(page, `${text.slice(0, 400)} ${i}`);
  await assertHarmless(page);
});

for (const [i, text] of TEXTS.entries()) {
  const name = JSON.stringify(text.slice(0, 40));
  test(`hostile text: ${name} in a run's fields`, async ({ page, base, experiments, runs }) => {
    const [experiment_id, run_id] = [experiments[i] ?? "", runs[i] ?? ""];
    await page.goto(`${base}#/experiments/${experiment_id}?selectedColumns=params.lr,tags.note`);
    await page.getByText("1 run", { exact: true }).waitFor();
    await page.getByRole("columnheader", { name: "Tags: note" }).waitFor();
    await assertShown(page, text, '[aria-rowindex="2"]');
    await assertHarmless(page);

    await page.goto(`${base}#/experiments/${experiment_id}/runs/${run_id}`);
    await page.getByRole("heading", { name: "Params" }).waitFor();
    for (const within of [".run-header h1", ".note", ".facts", ".overview"]) await assertShown(page, text, within);
    await assertHarmless(page);

    await page.goto(`${base}#/experiments/${experiment_id}/runs/${run_id}/artifacts/notes.txt`);
    await page.locator(".artifact-text").waitFor();
    await assertShown(page, text, ".artifact-text");
    await page.goto(`${base}#/experiments/${experiment_id}/runs/${run_id}/artifacts/broken.json`);
    await page.locator(".artifact-text").waitFor();
    await assertHarmless(page);
    await page.goto(`${base}#/experiments/${experiment_id}/runs/${run_id}/artifacts/image.svg`);
    await page.getByText("The browser can't read this image.").or(page.locator(".artifact-image img")).waitFor();
    await page.goto(`${base}#/experiments/${experiment_id}/runs/${run_id}/artifacts/table.csv`);
    await page.getByText("1 row, 1 column").waitFor();
    await assertHarmless(page);
  });
}

test("hostile text: in the address", async ({ page, base, experiments }) => {
  for (const text of TEXTS) {
    const encoded = encodeURIComponent(text);
    await page.goto(
      `${base}#/experiments/${experiments[0]}?searchFilter=${encoded}&selectedColumns=${encoded}&orderByKey=${encoded}`,
    );
    await page.getByLabel("Filter runs").waitFor();
    await page.goto(`${base}#/experiments/${encoded}/${encoded}`);
    await page.getByText(/^Not part of Kiseki yet: /).waitFor();
    await assertHarmless(page);
  }
});
