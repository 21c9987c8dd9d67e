// Pictures of every page, light and dark, wide and narrow, for people to look at (KISEKI_SCREENSHOTS names the folder for them); and
// what a machine can tell about them.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { describePages } from "./browser.ts";
import { logForest } from "./seed.ts";

/** Where the pictures are kept; without it they are only taken. */
const FOLDER = Deno.env.get("KISEKI_SCREENSHOTS");

const test = describePages(logForest);

async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot(FOLDER ? { path: `${FOLDER}/${name}.png` } : {});
}

/** Each page: its name, its address, and what is there when it is ready. */
const PAGES: [string, (run: string, experiment: string) => string, string][] = [
  ["experiments", () => "#/experiments", "table.list a"],
  ["runs", (_run, experiment) => experiment, '[role="columnheader"][aria-sort="descending"]'],
  ["runs-filter-mistake", (_run, experiment) => `${experiment}?searchFilter=metrics.loss+%3C`, ".filter-error pre"],
  ["run", (run) => run, ".panel"],
  ["run-metrics", (run) => `${run}/model-metrics`, ".u-over"],
  ["run-artifacts", (run) => `${run}/artifacts/table.csv`, ".artifact-table"],
  ["absent", () => "#/models", ".state"],
  ["missing", () => "#/experiments/999999", ".state-failed"],
];

const WINDOWS = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 1440, height: 900, colorScheme: "dark" },
  { width: 390, height: 844, colorScheme: "light" },
] as const;

for (const { width, height, colorScheme } of WINDOWS) {
  test(
    `look: every page at ${width} px, ${colorScheme}: nothing is wider than the window`,
    async ({ page, base, experiment_id, run_id }) => {
      const experiment = `#/experiments/${experiment_id}`;
      for (const [name, hashFrom, ready] of PAGES) {
        await page.goto(base + hashFrom(`${experiment}/runs/${run_id}`, experiment));
        await page.locator(ready).first().waitFor();
        await page.waitForLoadState("networkidle");
        await takePicture(page, `${name}-${width}-${colorScheme}`);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width, name);
      }
    },
    { viewport: { width, height }, colorScheme },
  );
}

test("look: panels that open lie within a narrow window", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  for (const name of ["Columns", "Go to another experiment"]) {
    await page.getByRole("button", { name }).click();
    const panel = page.getByRole("dialog");
    const { x, y, width, height } = await panel.boundingBox() ?? assert.fail(`${name} opens no panel`);
    assert.ok(x >= 0 && y > 40 && x + width <= 390 && y + height <= 844, JSON.stringify({ name, x, y, width, height }));
    await takePicture(page, `panel-${name.slice(0, 2)}-390`);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  }
}, { viewport: { width: 390, height: 844 } });
