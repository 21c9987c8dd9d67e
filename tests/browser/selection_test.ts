// What is selected in the table of runs, and what an experiment without any says, in a real browser.
import assert from "node:assert/strict";
import { describePages } from "./browser.ts";
import { createExperiment, logForest } from "./seed.ts";

const test = describePages(async (base) => ({
  empty: await createExperiment(base, "empty"),
  ...await logForest(base),
}), ["--static-prefix", "/lab"]);

test("selection: a new filter ends it, so that nothing is deleted that is not shown", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}lab/#/experiments/${experiment_id}`);
  await page.getByRole("checkbox", { name: "Select kale" }).click();
  await page.getByText("1 selected").waitFor();
  await page.getByRole("columnheader", { name: "Status" }).click();
  await page.locator('[aria-sort="ascending"]', { hasText: "Status" }).waitFor();
  await page.getByText("1 selected").waitFor();
  await page.getByLabel("Filter runs").fill("attributes.run_name = 'iris'");
  await page.getByLabel("Filter runs").press("Enter");
  await page.getByText("1 run matches the filter").waitFor();
  assert.equal(await page.getByText("1 selected").count(), 0);
  await page.getByRole("checkbox", { name: "Select iris" }).click();
  await page.getByText("1 selected").waitFor();
});

test("runs: an experiment without any shows how to log to it, below the server's prefix", async ({ page, base, empty }) => {
  await page.goto(`${base}lab/?theme=dark#/experiments/${empty}`);
  const snippet = await page.locator(".snippet").textContent() ?? "";
  assert.deepEqual(snippet.split("\n").slice(2, 4), [
    `mlflow.set_tracking_uri("${base}lab")`,
    `mlflow.set_experiment(experiment_id="${empty}")`,
  ]);
});
