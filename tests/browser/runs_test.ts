// The runs of an experiment in a real browser.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { describePages } from "./browser.ts";
import { createExperiment, logForest, logRun } from "./seed.ts";

const MANY = 1_200;

const test = describePages(async (base) => {
  const many = await createExperiment(base, "many");
  for (let i = 0; i < MANY; i += 100) {
    const names = Array.from({ length: 100 }, (_, k) => `run-${String(i + k).padStart(5, "0")}`);
    await Promise.all(
      names.map((run_name, k) => logRun(base, many, { run_name, start_time: 1_700_000_000_000 + i + k })),
    );
  }
  return { many, ...await logForest(base) };
});

const grid = (page: Page) => page.getByRole("grid", { name: "Runs" });
/** The names of the rows that are drawn, from the top. */
async function names(page: Page): Promise<string[]> {
  const rows = await grid(page).getByRole("row").all();
  const texts = await Promise.all(
    rows.slice(1).map(async (row) => ({
      index: Number(await row.getAttribute("aria-rowindex")),
      name: (await row.locator(".frozen-last").textContent()) ?? "",
    })),
  );
  return texts.toSorted((a, b) => a.index - b.index).map(({ name }) => name);
}
const header = (page: Page, name: string) => grid(page).getByRole("columnheader", { name, exact: true });

test("runs: metrics and params that vary are columns by themselves, what is the same in all is not", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  await header(page, "Metrics: loss").waitFor();
  const titles = await grid(page).getByRole("columnheader").evaluateAll((cells) =>
    cells.map((cell) => cell.getAttribute("aria-label"))
  );
  assert.deepEqual(titles, [
    "Selected",
    "Run name",
    "Status",
    "Created",
    "Duration",
    "Metrics: loss",
    "Metrics: val/accuracy",
    "Metrics: odd",
    "Params: lr",
    "Params: optimizer",
    "Params: seed",
  ]);
  await page.getByText("12 runs", { exact: true }).waitFor();
  assert.deepEqual((await names(page)).slice(0, 3), ["amber", "basil", "cedar"]);
});

test("runs: a click on a title sorts by it, a second one turns the order round, and both stand in the address", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  await header(page, "Metrics: loss").click();
  await page.locator('[aria-sort="descending"]').waitFor();
  await grid(page).locator('[aria-rowindex="2"]', { hasText: "laurel" }).waitFor();
  await header(page, "Metrics: loss").click();
  await page.locator('[aria-sort="ascending"]').waitFor();
  await grid(page).locator('[aria-rowindex="2"]', { hasText: "amber" }).waitFor();
  assert.match(page.url(), /orderByKey=metrics\.loss&orderByAsc=true/);
  await page.goBack();
  await page.locator('[aria-sort="descending"]').waitFor();
});

test("runs: the filter's grammar finds runs, also from MLflow's older links", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  const box = page.getByLabel("Filter runs");
  await header(page, "Metrics: loss").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("params.optimizer = 'adam' and attributes.status = 'FINISHED'");
  await page.keyboard.press("Enter");
  await page.getByText("4 runs match the filter").waitFor();
  await page.goto(`${base}#/experiments/${experiment_id}?searchInput=params.lr+%3D+%270.1%27`);
  await page.getByText("4 runs match the filter").waitFor();
  assert.equal(await box.inputValue(), "params.lr = '0.1'");
  await box.fill("params.lr = 'none'");
  await box.press("Enter");
  await page.getByRole("button", { name: "Clear the filter" }).last().click();
  await page.getByText("12 runs", { exact: true }).waitFor();
});

test("runs: a mistake in the filter is shown under its place", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  await page.getByLabel("Filter runs").fill("metrics.loss < 0.1 and params.lr > 3");
  await page.getByLabel("Filter runs").press("Enter");
  const complaint = page.getByRole("alert");
  await complaint.waitFor();
  const [filter = "", mark = ""] = ((await complaint.locator("pre").textContent()) ?? "").split("\n");
  assert.ok(mark.endsWith("^") && filter.slice(mark.length - 1).startsWith("3"), `${filter}\n${mark}`);
});

test("runs: columns are chosen by name, and the choice stands in the address", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  await header(page, "Metrics: loss").waitFor();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.keyboard.type("epochs");
  await page.getByRole("checkbox", { name: "epochs" }).check();
  await header(page, "Params: epochs").waitFor();
  await page.getByLabel("Find a column").fill("loss");
  await page.getByRole("checkbox", { name: "loss" }).uncheck();
  await header(page, "Metrics: loss").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.reload();
  await header(page, "Params: epochs").waitFor();
  assert.equal(await header(page, "Metrics: loss").count(), 0);
});

test("runs: MLflow's links with quoted columns show these columns", async ({ page, base, experiment_id }) => {
  await page.goto(
    `${base}#/experiments/${experiment_id}?selectedColumns=metrics.%60val%2Faccuracy%60,attributes.%60User%60`,
  );
  await header(page, "Metrics: val/accuracy").waitFor();
  await header(page, "User").waitFor();
});

test("runs: chosen runs are deleted, brought back, deleted again and restored from among the deleted", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  const remove = async () => {
    await page.getByRole("checkbox", { name: "Select kale" }).click();
    await page.getByRole("checkbox", { name: "Select iris" }).click();
    await page.getByText("2 selected").waitFor();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("10 runs", { exact: true }).waitFor();
  };
  await remove();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("12 runs", { exact: true }).waitFor();
  await remove();
  await page.getByRole("button", { name: "Deleted", exact: true }).click();
  await page.getByText("2 deleted runs").waitFor();
  await page.getByRole("checkbox", { name: "Select kale" }).click();
  await page.getByRole("checkbox", { name: "Select iris" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByText("No deleted runs").waitFor();
  await page.getByRole("button", { name: "Active", exact: true }).click();
  await page.getByText("12 runs", { exact: true }).waitFor();
});

test("runs: the keyboard reaches every run, sorts, selects and opens", async ({ page, base, many }) => {
  await page.goto(`${base}#/experiments/${many}`);
  await grid(page).getByText("run-01199").waitFor();
  assert.equal(await grid(page).getAttribute("aria-rowcount"), String(MANY + 1));
  await grid(page).locator('[tabindex="0"]').focus();
  await page.keyboard.press("Control+End");
  await grid(page).getByText("run-00000").waitFor();
  await page.keyboard.press("Space");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.locator('[aria-sort="ascending"]', { hasText: "Run name" }).waitFor();
  await grid(page).locator('[aria-rowindex="2"]', { hasText: "run-00000" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^run-000[1-9]/ }).waitFor();
});

test("runs: scrolling draws only what is in view", async ({ page, base, many }) => {
  await page.goto(`${base}#/experiments/${many}`);
  await grid(page).getByText("run-01199").waitFor();
  await page.locator(".table-scroller").evaluate((scroller) => scroller.scrollTo(0, 600 * 32));
  await grid(page).getByText("run-00599").waitFor();
  assert.ok(await grid(page).getByRole("row").count() < 60);
  assert.equal(await grid(page).getByText("run-01180").count(), 0);
});

test("runs: a run that is logged meanwhile appears by itself", async ({ page, base }) => {
  const experiment_id = await createExperiment(base, "growing");
  await logRun(base, experiment_id, { run_name: "lemon", status: "RUNNING" });
  await page.goto(`${base}#/experiments/${experiment_id}`);
  await page.getByText("1 run", { exact: true }).waitFor();
  await logRun(base, experiment_id, { run_name: "mango" });
  await grid(page).getByText("mango").waitFor();
});
