// A run's artifacts in a real browser.
import assert from "node:assert/strict";
import { describePages } from "./browser.ts";
import { logForest } from "./seed.ts";

const test = describePages(logForest);

type Ids = { base: string; experiment_id: string; run_id: string };
const artifactUrl = ({ base, experiment_id, run_id }: Ids, path = "") =>
  `${base}#/experiments/${experiment_id}/runs/${run_id}/artifacts${path}`;

test("artifacts: folders open where they are, and a file's path stands in the address", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids));
  await page.getByRole("button", { name: "model" }).click();
  await page.getByRole("link", { name: "MLmodel" }).click();
  await page.getByText("pickled_model: model.pkl").waitFor();
  assert.equal(page.url(), artifactUrl(ids, "/model/MLmodel"));
  await page.reload();
  await page.getByText("pickled_model: model.pkl").waitFor();
  await page.getByRole("button", { name: "data" }).click();
  await page.getByRole("link", { name: "model.pkl" }).click();
  await page.getByText("There is no preview of .pkl files.").waitFor();
});

test("artifacts: JSON is indented and keeps its digits", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/config.json"));
  await page.getByText('"seed": 12345678901234567890').waitFor();
});

test("artifacts: CSV is a table", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/table.csv"));
  await page.getByRole("cell", { name: "a, b" }).waitFor();
  await page.getByText("2 rows, 3 columns").waitFor();
});

test("artifacts: images are shown, and an SVG runs nothing", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/red.png"));
  await page.getByText("1 × 1 pixels").waitFor();
  await page.goto(artifactUrl(ids, "/drawing.svg"));
  await page.getByText("120 × 80 pixels").waitFor();
  assert.equal(await page.evaluate("window.hacked"), undefined);
});

test("artifacts: HTML is shown as the text that it is", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/page.html"));
  await page.getByText("<script>window.hacked = true</script>").waitFor();
  assert.equal(await page.evaluate("window.hacked"), undefined);
});

test("artifacts: of a long text only the beginning is shown", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/long.log"));
  await page.getByText("The first 500 kB are shown").waitFor();
  assert.equal((await page.locator(".artifact-text").textContent())?.length, 500_000);
});

test("artifacts: a file is downloaded under its name", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/notes.txt"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "notes.txt");
});

test("artifacts: a path that is not there says so, a run without any too", async ({ page, ...ids }) => {
  await page.goto(artifactUrl(ids, "/gone.txt"));
  await page.getByText("No such artifact").waitFor();
  await page.goto(artifactUrl({ ...ids, run_id: ids.run_ids[3] ?? "" }));
  await page.getByText("No artifacts").waitFor();
});
