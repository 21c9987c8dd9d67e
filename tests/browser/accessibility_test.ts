// axe-core finds nothing on any page, light and dark, wide and narrow.
import assert from "node:assert/strict";
import axe from "axe-core";
import { describePages } from "./browser.ts";
import { logForest } from "./seed.ts";

const test = describePages(logForest);

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Ids = { experiment_id: string; run_id: string };
const runHash = ({ experiment_id, run_id }: Ids) => `#/experiments/${experiment_id}/runs/${run_id}`;

/** Each page: its address, and what is there when it is ready. */
const PAGES: [(ids: Ids) => string, string][] = [
  [() => "#/experiments", "table.list a"],
  [({ experiment_id }) => `#/experiments/${experiment_id}`, '[role="columnheader"][aria-sort="descending"]'],
  [({ experiment_id }) => `#/experiments/${experiment_id}?searchFilter=metrics.loss+%3C`, ".filter-error pre"],
  [({ experiment_id }) => `#/experiments/${experiment_id}?lifecycleFilter=Deleted`, "text=No deleted runs"],
  [runHash, ".panel"],
  [(ids) => `${runHash(ids)}/model-metrics`, ".u-over"],
  [(ids) => `${runHash(ids)}/artifacts/table.csv`, ".artifact-table"],
  [(ids) => `${runHash(ids)}/artifacts/long.log`, ".artifact-text"],
  [() => "#/models", "text=Not part of Kiseki yet"],
  [() => "#/experiments/999999", ".state-failed"],
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`accessibility: every page, ${colorScheme}, ${width} px`, async ({ page, base, ...ids }) => {
      for (const [hashFrom, ready] of PAGES) {
        const hash = hashFrom(ids);
        await page.goto(base + hash);
        await page.locator(ready).first().waitFor();
        await page.evaluate(axe.source);
        const found = await page.evaluate(
          `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
        );
        assert.deepEqual(found, [], hash);
      }
      // axe is put into the page by the test, which the page's own policy would refuse.
    }, { colorScheme, viewport: { width, height: 844 }, bypassCSP: true });
  }
}

test(
  "accessibility: panels that open have a name, take the focus and give it back",
  async ({ page, base, experiment_id }) => {
    await page.goto(`${base}#/experiments/${experiment_id}`);
    const button = page.getByRole("button", { name: "Columns" });
    await button.click();
    await page.getByRole("dialog", { name: "Choose columns" }).waitFor();
    await page.evaluate(axe.source);
    const violations = await page.evaluate(
      `axe.run(document, { runOnly: ${
        JSON.stringify(RULES)
      } }).then((result) => result.violations.map(({ id }) => id))`,
    );
    assert.deepEqual(violations, []);
    assert.equal(await page.evaluate("document.activeElement.getAttribute('aria-label')"), "Find a column");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate("document.activeElement.textContent"), "Columns");
  },
  { bypassCSP: true },
);
