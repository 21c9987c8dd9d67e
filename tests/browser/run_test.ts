// The page of a run in a real browser.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { describePages } from "./browser.ts";
import { createExperiment, logForest, logMetric, logRun } from "./seed.ts";

const test = describePages(logForest);

type Ids = { base: string; experiment_id: string; run_id: string };
const runUrl = ({ base, experiment_id, run_id }: Ids, rest = "") =>
  `${base}#/experiments/${experiment_id}/runs/${run_id}${rest}`;
const panel = (page: Page, title: string) =>
  page.locator(".panel").filter({ has: page.getByRole("heading", { name: title }) });

test("run: the overview has what was logged, with its latest values", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids));
  await page.getByRole("heading", { name: "amber" }).waitFor();
  await page.getByText("The baseline.").waitFor();
  await panel(page, "Params").getByRole("row", { name: "optimizer adam" }).waitFor();
  await panel(page, "Metrics").getByRole("row", { name: /^odd 2 3$/ }).waitFor();
  await page.locator(".facts").getByText("train.py").waitFor();
  await page.waitForFunction(() => document.title === "amber · forest · Kiseki");
});

test("run: the short address leads to the run, and back does not return to it", async ({ page, ...ids }) => {
  await page.goto(`${ids.base}#/experiments`);
  await page.goto(`${ids.base}#/runs/${ids.run_id}`);
  await page.getByRole("heading", { name: "amber" }).waitFor();
  assert.equal(page.url(), runUrl(ids));
  await page.goBack();
  await page.getByRole("heading", { name: "Experiments" }).waitFor();
});

test("run: it is renamed, deleted and brought back", async ({ page, ...ids }) => {
  const url = runUrl({ ...ids, run_id: ids.run_ids[5] ?? "" });
  await page.goto(url);
  await page.getByRole("button", { name: "Rename the run" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("fern the second");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await page.getByRole("heading", { name: "fern the second" }).waitFor();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Restore" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Delete" }).waitFor();
});

test("run: tags are added, changed, removed and brought back", async ({ page, ...ids }) => {
  await page.goto(runUrl({ ...ids, run_id: ids.run_ids[6] ?? "" }));
  const tags = panel(page, "Tags");
  await page.getByLabel("Key of the new tag").fill("stage");
  await page.getByLabel("Value of the new tag").fill("draft");
  await page.getByRole("button", { name: "Add tag" }).click();
  await tags.getByRole("row", { name: "stage draft" }).waitFor();
  await page.getByRole("button", { name: "Edit stage" }).click();
  await page.getByLabel("Value of stage").fill("final");
  await page.keyboard.press("Enter");
  await tags.getByRole("row", { name: "stage final" }).waitFor();
  await page.getByRole("button", { name: "Remove stage" }).click();
  await tags.getByRole("row", { name: "stage final" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await tags.getByRole("row", { name: "stage final" }).waitFor();
});

test("run: a long series is reduced to what can be seen, and its spike is still told", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids, "/model-metrics"));
  const chart = page.getByRole("img", { name: /^loss: 5,000 points, from .* to 7\.5, last/ });
  await chart.locator("canvas").waitFor();
  await page.getByText(/5,000 points · min–max of about \d+ points per pixel/).waitFor();
});

test("run: dragging over a chart fetches the finer points of that range, a double click goes back", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids, "/model-metrics?metric=loss"));
  const plot = page.locator(".u-over");
  await plot.waitFor();
  const box = await plot.boundingBox() ?? assert.fail("the chart has no place");
  const drag = async (from: number, to: number) => {
    await page.mouse.move(box.x + box.width * from, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + 60, { steps: 4 });
    await page.mouse.up();
  };
  await drag(0.5, 0.6);
  await page.getByRole("img", { name: /^loss: [45]\d\d points/ }).waitFor();
  await page.getByText(/^[45]\d\d points$/).waitFor();
  await plot.dblclick();
  await page.getByRole("img", { name: /^loss: 5,000 points/ }).waitFor();
  await drag(0.2, 0.3);
  await page.getByRole("button", { name: "Reset zoom" }).click();
  await page.getByRole("img", { name: /^loss: 5,000 points/ }).waitFor();
});

test("run: the values under the cursor are written below the chart", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids, "/model-metrics?metric=val"));
  await page.locator(".u-over").hover();
  await page.getByText(/^step \d+ · 0\.\d+$/).waitFor();
});

test("run: a chart can be read as a table, with what can't be drawn", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids, "/model-metrics?metric=odd"));
  await page.getByText("4 points · 2 not finite").waitFor();
  await page.getByRole("button", { name: "Show odd as table" }).click();
  const rows = await page.getByRole("region", { name: "Points of odd" }).getByRole("row").allTextContents();
  assert.deepEqual(
    rows.map((row) => row.replaceAll(/\s+/g, " ").trim()),
    ["StepValue", "0 1", "1 NaN", "2 ∞", "3 2"].map((row) => row.replace(" ", "")),
  );
});

test("run: axes are chosen, and the choice stands in the address", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids, "/model-metrics?metric=loss"));
  await page.locator(".u-over").waitFor();
  await page.getByRole("button", { name: "Log" }).click();
  await page.getByRole("button", { name: "Time" }).click();
  assert.match(page.url(), /y_axis_scale=log/);
  assert.match(page.url(), /x_axis=time/);
  await page.locator(".u-over").hover();
  await page.getByText(/^20\d\d-\d\d-\d\d .* · /).waitFor();
});

test("run: a metric's name in the overview leads to its chart, and metrics of the machine have their own tab", async ({ page, ...ids }) => {
  await page.goto(runUrl(ids));
  await page.getByRole("link", { name: "system/cpu_utilization_percentage" }).click();
  await page.getByRole("img", { name: /^system\/cpu_utilization_percentage: 30 points/ }).waitFor();
  assert.equal(
    await page.locator('.tabs [aria-current="page"]').textContent().then((text) =>
      text?.trim().startsWith("System metrics")
    ),
    true,
  );
});

test("run: a chart that is out of sight is not fetched until it is scrolled to", async ({ page, ...ids }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/ui/series")) asked.push(request.postData() ?? "");
  });
  await page.setViewportSize({ width: 600, height: 400 });
  await page.goto(runUrl(ids, "/model-metrics"));
  await page.getByRole("img", { name: /^loss/ }).waitFor();
  const keys = (text: string) => asked.some((body) => body.includes(text));
  assert.equal(keys('"odd"') && keys('"val/accuracy"'), false, asked.join("\n"));
  for (const key of ["odd", "val/accuracy"]) {
    await page.getByRole("region", { name: key }).scrollIntoViewIfNeeded();
    await page.getByRole("img", { name: new RegExp(`^${key}`) }).waitFor();
  }
});

test("run: a run that goes on is seen moving", async ({ page, base }) => {
  const experiment_id = await createExperiment(base, "moving");
  const run_id = await logRun(base, experiment_id, {
    run_name: "m",
    status: "RUNNING",
    metrics: { loss: [4, 3, 2, 1] },
  });
  await page.goto(runUrl({ base, experiment_id, run_id }, "/model-metrics"));
  await page.getByRole("img", { name: /^loss: 4 points/ }).waitFor();
  await logMetric(base, run_id, "loss", 5, 4);
  await page.getByRole("img", { name: /^loss: 5 points.*last 5\.$/ }).waitFor();
});
