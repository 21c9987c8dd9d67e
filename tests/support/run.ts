// `deno task test`: sets up the real parts, runs every suite, and ends with a line `N passed, N failed`.
//   --only <suite>   that suite alone (several times for several)
//   --reference      the scenarios and clients against a real MLflow server in place of this one
import { parseArgs } from "node:util";
import { type Reference, startReference } from "./reference.ts";
import { setUp, type SetupPart } from "./setup.ts";
import { type Counts, readCounts } from "./summary.ts";

/** A group of test files that is run by one `deno test`. */
type Suite = { paths: string[]; needs: SetupPart[]; parallel?: boolean; onReference?: string[] };

const ROOT = new URL("../..", import.meta.url).pathname;
const ownTests = () =>
  Array.from(Deno.readDirSync(`${ROOT}/tests`)).map((entry) => entry.name).filter((name) => name.endsWith("_test.ts"));

const SUITES: Record<string, Suite> = {
  "in-process": {
    paths: ["tests/server", "tests/db", "tests/ui", ...ownTests().map((name) => `tests/${name}`)],
    needs: [],
    onReference: ["tests/server/api"],
  },
  // Two clients at a time: each file starts a server of its own, so they don't meet.
  conformance: {
    paths: ["tests/conformance"],
    needs: ["python", "npm"],
    parallel: true,
    onReference: ["tests/conformance"],
  },
  durability: { paths: ["tests/durability"], needs: [] },
  browser: { paths: ["tests/browser"], needs: ["chromium"] },
};

const { values: options } = parseArgs({
  args: Deno.args.filter((arg) => arg !== "--"),
  options: { only: { type: "string", multiple: true }, reference: { type: "boolean", default: false } },
});

Deno.exit(await main());

async function main(): Promise<number> {
  const start = performance.now();
  const suites = chosenSuites();
  await setUp([
    ...new Set([...options.reference ? ["python" as const] : [], ...suites.flatMap(([, suite]) => suite.needs)]),
  ]);
  const total: Counts = { passed: 0, failed: 0 };
  const reference = options.reference ? await startReference() : undefined;
  try {
    for (const [name, suite] of suites) {
      const { passed, failed } = await runSuite(name, suite, reference);
      total.passed += passed;
      total.failed += failed;
    }
  } finally {
    await reference?.stop();
  }
  console.log(`\nAll of it took ${seconds(start)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function chosenSuites(): [string, Suite][] {
  const names = options.only ?? Object.keys(SUITES);
  const unknown = names.find((name) => SUITES[name] === undefined);
  if (unknown !== undefined) throw new Error(`No suite "${unknown}": there are ${Object.keys(SUITES).join(", ")}`);
  const chosen = Object.entries(SUITES).filter(([name]) => names.includes(name));
  return options.reference ? chosen.filter(([, suite]) => suite.onReference !== undefined) : chosen;
}

/** Runs a suite. One that ends badly without a failed test (a file that does not compile, a leak) counts as one failure. */
async function runSuite(name: string, suite: Suite, reference: Reference | undefined): Promise<Counts> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const paths = reference ? suite.onReference ?? [] : suite.paths;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--quiet", ...suite.parallel ? ["--parallel"] : [], ...paths],
    cwd: ROOT,
    env: { DENO_JOBS: "2", NO_COLOR: "1", ...reference && environmentOf(reference) },
    stdin: "null",
    stdout: "piped",
  }).spawn();
  const counts = readCounts(await showAndKeep(child.stdout)) ?? { passed: 0, failed: 0 };
  const { code } = await child.status;
  const failed = code === 0 && counts.passed > 0 ? counts.failed : Math.max(counts.failed, 1);
  console.log(`== ${name}: ${counts.passed} passed, ${failed} failed in ${seconds(start)}`);
  return { passed: counts.passed, failed };
}

function environmentOf({ url, database }: Reference) {
  return { KISEKI_REFERENCE_URL: url, KISEKI_REFERENCE_DATABASE: database };
}

/** Prints a program's words as they come, and gives them back whole. */
async function showAndKeep(words: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  for await (const part of words.pipeThrough(new TextDecoderStream())) {
    await Deno.stdout.write(new TextEncoder().encode(part));
    text += part;
  }
  return text;
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
