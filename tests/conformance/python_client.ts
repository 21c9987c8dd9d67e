// Runs the Python scripts of this folder with one version of MLflow's client against a server, each as a step of one test.
import { partFolder } from "../support/cache.ts";
import { type Outcome, runProgram } from "../support/process.ts";
import type { PythonName } from "../support/parts.ts";
import { pythonOf } from "../support/python.ts";
import { referenceFromEnv } from "../support/reference.ts";
import { withServer } from "../support/server.ts";

const FOLDER = new URL(".", import.meta.url).pathname;

/** A server for the tests of one client: a fresh Kiseki, or the original where `deno task test:reference` has started it. */
export async function withTarget(work: (url: string) => Promise<void>): Promise<void> {
  const reference = referenceFromEnv();
  if (reference !== undefined) return await work(reference.url);
  await withServer({ args: ["--log-level", "warning"] }, (server) => work(server.url));
}

/** Registers a test that drives every script with the client; a failed step shows the statements that did not hold. */
export function testPythonClient(client: PythonName, scripts: readonly string[]): void {
  Deno.test(`${client}: the whole loop`, async (t) => {
    await withTarget(async (url) => {
      for (const script of scripts) await t.step(script, () => runScript(client, `${script}.py`, url));
    });
  });
}

/** Runs one script in a temporary folder of its own. Throws with the statements that failed, or the traceback. */
export async function runScript(client: PythonName, script: string, url: string): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-client-" });
  try {
    const env = { ...ENVIRONMENT, MLFLOW_TRACKING_URI: url, KISEKI_TEST_FOLDER: folder, HOME: folder };
    const outcome = await runProgram(pythonOf(client), { args: [`${FOLDER}${script}`], cwd: folder, env });
    if (outcome.code !== 0) throw new Error(`${script} with ${client}:\n${explain(outcome)}`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const ENVIRONMENT = {
  // Compiled modules are kept (importing MLflow without them takes ten times as long), but not in this folder.
  PYTHONPYCACHEPREFIX: partFolder("python-bytecode"),
  PYTHONUTF8: "1",
  GIT_PYTHON_REFRESH: "quiet",
  MLFLOW_DISABLE_TELEMETRY: "true",
  // A server that answers 5xx fails the test soon, instead of after four minutes of the client's patience.
  MLFLOW_HTTP_REQUEST_MAX_RETRIES: "1",
};

function explain({ stdout, stderr }: Outcome): string {
  const failed = stdout.split("\n").filter((line) => line.startsWith("FAIL - "));
  return [...failed, ...failed.length > 0 ? [] : [stdout.split("\n").slice(-5).join("\n"), stderr.slice(-3000)]].join(
    "\n",
  );
}
