// The list of experiments in a real browser.
import assert from "node:assert/strict";
import { describePages } from "./browser.ts";
import { createExperiment, logForest } from "./seed.ts";

/** More names than one page of the list holds, sorted. */
const SERIES = Array.from({ length: 120 }, (_, i) => `series/${String(i).padStart(3, "0")}`);

const test = describePages(async (base) => {
  for (const name of SERIES) await createExperiment(base, name);
  await createExperiment(base, "thrown away");
  await createExperiment(base, 'Ana\'s "quoted" one', { owner: "ana" });
  return await logForest(base);
});

const namesOf = (texts: string[]) => texts.map((text) => text.trim());

test("experiments: the list shows names and tags, and a click leads to the runs", async ({ page, base, experiment_id }) => {
  await page.goto(base);
  const row = page.getByRole("row").filter({ hasText: "forest" });
  await row.getByText("team: vision").waitFor();
  await row.getByRole("link", { name: "forest" }).click();
  await page.getByRole("grid", { name: "Runs" }).waitFor();
  assert.equal(new URL(page.url()).hash, `#/experiments/${experiment_id}`);
  await page.waitForFunction(() => document.title === "forest · Kiseki");
});

test("experiments: typing finds by name, with quotes in it too, and stands in the address", async ({ page, base }) => {
  await page.goto(base);
  await page.getByLabel("Find experiments by name").fill(`ana's "q`);
  await page.getByRole("link", { name: "Ana's" }).waitFor();
  await page.getByText("1 experiment", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("1 experiment", { exact: true }).waitFor();
  await page.getByLabel("Find experiments by name").fill("nothing is called so");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("link", { name: "forest" }).waitFor();
});

test("experiments: they are sorted by name, and all of them can be reached", async ({ page, base }) => {
  await page.goto(`${base}#/experiments?searchFilter=series`);
  await page.getByRole("button", { name: "Name", exact: true }).click();
  await page.locator('th[aria-sort="ascending"]', { hasText: "Name" }).waitFor();
  await page.getByText("100 experiments, and more").waitFor();
  await page.getByRole("button", { name: "Show more" }).click();
  await page.getByText("120 experiments", { exact: true }).waitFor();
  const names = namesOf(await page.locator("tbody td.name").allTextContents());
  assert.deepEqual(names, SERIES);
});

test("experiments: one is created, renamed, deleted and brought back", async ({ page, base }) => {
  await page.goto(base);
  await page.getByRole("button", { name: "New experiment" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("forest");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByRole("alert").getByText("already exists").waitFor();
  await page.getByRole("dialog").getByLabel("Name").fill("a new one");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByText("No runs yet").waitFor();

  await page.goto(`${base}#/experiments?searchFilter=a+new`);
  await page.getByRole("button", { name: "Rename a new one" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("a newer one");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("link", { name: "a newer one" }).waitFor();
  await page.getByRole("button", { name: "Delete a newer one" }).click();
  await page.getByText("No experiment has “a new” in its name").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("link", { name: "a newer one" }).waitFor();
});

test("experiments: a deleted one is restored from the list of the deleted", async ({ page, base }) => {
  await page.goto(`${base}#/experiments?searchFilter=thrown`);
  await page.getByRole("button", { name: "Delete thrown away" }).click();
  await page.getByRole("button", { name: "Deleted" }).click();
  await page.getByRole("button", { name: "Restore thrown away" }).click();
  await page.getByRole("button", { name: "Active" }).click();
  await page.getByRole("link", { name: "thrown away" }).waitFor();
});

test("experiments: the switcher in the breadcrumbs leads to another one", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}#/experiments/${experiment_id}`);
  await page.getByRole("button", { name: "Go to another experiment" }).click();
  await page.keyboard.type("series/042");
  await page.getByRole("link", { name: "series/042" }).click();
  await page.getByText("No runs yet").waitFor();
  await page.waitForFunction(() => document.title === "series/042 · Kiseki");
});
