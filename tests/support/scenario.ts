// A scenario: a sentence, what exists already, a request, and the exact status and reply. The same rows run against this server
// and, with `deno task test:reference`, against the original.
import assert from "node:assert/strict";
import { openApp } from "./app.ts";
import { type Answer, type Ask, type Target, targetOf } from "./http.ts";
import { isObject, type Json } from "./json.ts";
import { type Expected, resolveKinds, sortKeyed } from "./kinds.ts";
import { emptyReference, referenceFromEnv } from "./reference.ts";

/** For a request made beforehand that the two servers answer differently: what comes of it is what the row is about. */
export const ANY_STATUS = "any";

/** A request made beforehand; it must succeed (or answer `status`). `save` names values of its reply: `{ run: "run.info.run_id" }`. */
export type Given = Ask & { save?: Record<string, string>; status?: number | typeof ANY_STATUS };

/** One row of a table. */
export type Scenario = {
  /** What is true, as a sentence: the test's name. */
  it: string;
  given?: readonly Given[];
  request: Ask;
  status: number;
  reply: Expected;
  /** Why this server answers otherwise than the original does: a deviation that server/README.md lists. */
  deviates?: string;
};

/** Registers a test for each row: each gets a server that knows nothing but the `Default` experiment. */
export function runScenarios(rows: readonly Scenario[]): void {
  const reference = referenceFromEnv();
  for (const row of rows) {
    if (reference === undefined) Deno.test(row.it, () => runInProcess(row));
    else Deno.test(`original: ${row.it}`, () => runOnReference(row, reference));
  }
}

/** The step, and names for values of its reply. */
export const saved = (ask: Ask, save: Record<string, string>): Given => ({ ...ask, save });

/** A step that is refused with the status. */
export const refused = (ask: Ask, status = 400): Given => ({ ...ask, status });

async function runInProcess(row: Scenario) {
  const app = await openApp();
  try {
    compare(await play(row, targetOf("http://localhost:5000", app.fetch)), row);
  } finally {
    await app.close();
  }
}

/** A deviation is proved as well: after the same beginning the original must not answer as the row says. */
async function runOnReference(row: Scenario, reference: { url: string; database: string }) {
  emptyReference(reference.database);
  const target = targetOf(reference.url, fetch);
  const outcome = await play(row, target);
  if (row.deviates === undefined) return compare(outcome, row);
  assert.throws(
    () => compare(outcome, row),
    assert.AssertionError,
    `the original answers the same: ${row.deviates}`,
  );
}

/** The answer to the row's request, and the values that its beginning saved. */
type Outcome = { answer: Answer; values: Map<string, string> };

async function play(row: Scenario, target: Target): Promise<Outcome> {
  const values = new Map<string, string>();
  for (const given of row.given ?? []) {
    const { status, reply } = await target(fillIn(given, values));
    const expected = given.status === ANY_STATUS ? status : given.status ?? 200;
    assert.equal(status, expected, `${given.method} ${given.path}: ${JSON.stringify(reply)}`);
    for (const [name, path] of Object.entries(given.save ?? {})) values.set(name, valueAt(reply, path));
  }
  return { answer: await target(fillIn(row.request, values)), values };
}

function compare({ answer, values }: Outcome, row: Scenario) {
  const actual = normalize(answer.reply);
  const expected = resolveKinds(fillExpected(row.reply, values), actual);
  assert.deepEqual({ status: answer.status, reply: actual }, { status: row.status, reply: expected });
}

/** Leaves out what has no meaning: the fields that only newer originals add to errors, and the order of params, tags and latest metrics. */
function normalize(reply: Json): Json {
  if (Array.isArray(reply)) return sortKeyed(reply.map(normalize));
  if (!isObject(reply)) return reply;
  const isError = "error_code" in reply;
  const fields = Object.entries(reply).filter(([name]) => !isError || name === "error_code" || name === "message");
  return Object.fromEntries(fields.map(([name, value]) => [name, normalize(value)]));
}

function valueAt(reply: Json, path: string): string {
  const value = path.split(".").reduce<Json | undefined>((at, name) => isObject(at) ? at[name] : undefined, reply);
  assert.equal(typeof value, "string", `no text at ${path} in ${JSON.stringify(reply)}`);
  return String(value);
}

const fillText = (text: string, values: Map<string, string>) =>
  text.replace(/<(\w+)>/g, (whole, name) => values.get(name) ?? whole);

function fillIn(ask: Ask, values: Map<string, string>): Ask {
  const path = fillText(ask.path.replace(/%3C(\w+)%3E/g, "<$1>"), values);
  return { ...ask, path, ...ask.body !== undefined && { body: fillText(ask.body, values) } };
}

function fillExpected(expected: Expected, values: Map<string, string>): Expected {
  if (typeof expected === "string") return fillText(expected, values);
  if (Array.isArray(expected)) return expected.map((item) => fillExpected(item, values));
  if (typeof expected !== "object" || expected === null || "matches" in expected) return expected;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, fillExpected(value, values)]));
}
