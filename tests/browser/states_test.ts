// Waiting, failing, missing and lost: what the pages show when not all is well.
import assert from "node:assert/strict";
import { describePages } from "./browser.ts";
import { logForest } from "./seed.ts";

// No run goes on: the pages would ask again by themselves, and so heal a failure or add to the requests that are counted.
const test = describePages((base) => logForest(base, "FINISHED"), ["--static-prefix", "/lab"]);

const FAILURE = { status: 503, json: { error_code: "TEMPORARILY_UNAVAILABLE", message: "The database is busy." } };

/** Each page with a call that it can't do without. */
const PAGES: [string, string, (ids: { experiment_id: string; run_id: string }) => string][] = [
  ["experiments", "**/experiments/search", () => "#/experiments"],
  ["runs", "**/api/ui/runs", ({ experiment_id }) => `#/experiments/${experiment_id}`],
  ["experiment of the runs", "**/experiments/get?*", ({ experiment_id }) => `#/experiments/${experiment_id}`],
  ["run", "**/runs/get?*", ({ experiment_id, run_id }) => `#/experiments/${experiment_id}/runs/${run_id}`],
  ["short address", "**/runs/get?*", ({ run_id }) => `#/runs/${run_id}`],
  [
    "chart",
    "**/api/ui/series",
    ({ experiment_id, run_id }) => `#/experiments/${experiment_id}/runs/${run_id}/model-metrics?metric=odd`,
  ],
  [
    "artifacts",
    "**/artifacts/list?*",
    ({ experiment_id, run_id }) => `#/experiments/${experiment_id}/runs/${run_id}/artifacts`,
  ],
  [
    "preview",
    "**/get-artifact?*",
    ({ experiment_id, run_id }) => `#/experiments/${experiment_id}/runs/${run_id}/artifacts/notes.txt`,
  ],
];
for (const [name, call, hash] of PAGES) {
  test(`states: ${name}: a failure is told in the server's words, and trying again helps`, async ({ page, base, ...ids }) => {
    await page.route(call, (route) => route.fulfill(FAILURE));
    await page.goto(base + "lab/" + hash(ids));
    const alert = page.getByRole("alert").filter({ hasText: "The database is busy." });
    await alert.first().waitFor();
    // Calls that come later may end the failure by themselves: they have to be over first.
    await page.waitForLoadState("networkidle");
    await page.unroute(call);
    await alert.first().getByRole("button", { name: "Try again" }).click();
    await alert.first().waitFor({ state: "detached" });
  });
}

test("states: a page that waits says so", async ({ page, base, experiment_id }) => {
  const hold = Promise.withResolvers<void>();
  await page.route("**/api/ui/runs", async (route) => {
    await hold.promise;
    await route.continue();
  });
  await page.goto(`${base}lab/#/experiments/${experiment_id}`);
  await page.getByText("Loading runs…").waitFor();
  hold.resolve();
  await page.getByText("12 runs").waitFor();
});

test("states: a run and an experiment that are not there are told apart from a failure", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}lab/#/experiments/999999`);
  await page.getByRole("alert").getByText("RESOURCE_DOES_NOT_EXIST").waitFor();
  await page.goto(`${base}lab/#/experiments/${experiment_id}/runs/${"0".repeat(32)}`);
  await page.getByRole("alert").getByText("RESOURCE_DOES_NOT_EXIST").waitFor();
});

test("states: a lost server is told, and the page goes on when it is back", async ({ page, base, experiment_id }) => {
  await page.goto(`${base}lab/#/experiments/${experiment_id}`);
  await page.getByText("Connected").waitFor();
  await page.context().setOffline(true);
  await page.getByRole("columnheader", { name: "Status" }).click();
  await page.getByText("No answer, trying again").waitFor();
  await page.context().setOffline(false);
  await page.getByText("Connected").waitFor();
  await page.locator('[aria-sort="ascending"]', { hasText: "Status" }).waitFor();
  await page.getByRole("grid", { name: "Runs" }).locator('[aria-rowindex="2"]', { hasText: "Failed" }).waitFor();
});

test("states: what failed without a server is there by itself when it is back", async ({ page, base, experiment_id, run_id }) => {
  await page.goto(`${base}lab/#/experiments/${experiment_id}/runs/${run_id}/artifacts`);
  await page.getByRole("link", { name: "notes.txt" }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "notes.txt" }).click();
  await page.getByRole("alert").getByText("The server does not answer.").first().waitFor();
  await page.context().setOffline(false);
  await page.getByText("second line").waitFor();
});

test("states: addresses of MLflow's other pages say that they are not here, and lead back", async ({ page, base, experiment_id }) => {
  const hashes = [
    "#/models",
    "#/compare-runs?runs=[%22a%22]&experiments=[%22" + experiment_id + "%22]",
    "#/metric/loss?runs=[%22a%22]",
    "#/prompts",
    "#/gateway/x",
  ];
  for (const hash of [...hashes, `#/experiments/${experiment_id}/traces`, "#/nonsense"]) {
    await page.goto(`${base}lab/${hash}`);
    await page.getByText(/^Not part of Kiseki yet: /).waitFor();
    await page.locator("main a").click();
    await page.locator("main .toolbar").waitFor();
  }
});

test("states: the theme follows the system, the button and the address", async ({ page, base }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto(`${base}lab/`);
  await page.getByRole("button", { name: /^Theme: auto/ }).waitFor();
  assert.equal(await background(), "rgb(16, 19, 23)");
  await page.getByRole("button", { name: /^Theme/ }).click();
  await page.getByRole("button", { name: /^Theme: light/ }).waitFor();
  assert.equal(await background(), "rgb(255, 255, 255)");
  await page.reload();
  assert.equal(await background(), "rgb(255, 255, 255)");
  await page.goto(`${base}lab/?theme=dark`);
  assert.equal(await background(), "rgb(16, 19, 23)");
}, { colorScheme: "dark" });

test("states: a first visit to the runs takes at most nine requests and 120 kB", async ({ page, base, experiment_id }) => {
  let requests = 0;
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    requests++;
    bytes += encodedDataLength;
  });
  await page.goto(`${base}lab/#/experiments/${experiment_id}`);
  await page.getByRole("columnheader", { name: "Params: lr" }).waitFor();
  await page.waitForLoadState("networkidle");
  assert.ok(requests <= 9 && bytes <= 120_000, `${requests} requests, ${bytes} bytes`);
});
