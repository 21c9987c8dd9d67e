// The npm package `mlflow` (2.0.7), written by hand for Node: another reading of the protocol than the Python client's.
import { nodeCommand, npmModules } from "../support/npm.ts";
import { mustRun } from "../support/process.ts";
import { withTarget } from "./python_client.ts";

const SCRIPT = new URL("npm_client.cjs", import.meta.url).pathname;

Deno.test("npm-2.0.7: the whole loop", async () => {
  await withTarget(async (url) => {
    const [program, ...first] = nodeCommand();
    const env = { NODE_PATH: npmModules(), MLFLOW_TRACKING_URI: url, KISEKI_TEST_FOLDER: crypto.randomUUID() };
    await mustRun(program, { args: [...first, SCRIPT], env });
  });
});
