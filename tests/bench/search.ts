// Rows: searching runs, at the size where all three servers are compared and at a larger one for Kiseki alone.
import type { Bench, Group } from "./bench.ts";
import { Connection, type Reply } from "./client.ts";
import { type DatasetRun, datasetRun, metricOf, paramOf } from "./dataset.ts";
import { readDatabaseSize } from "./disk.ts";
import { measureRepeated } from "./load.ts";
import {
  apiPost,
  createExperiment,
  createRun,
  type FoundRun,
  logBatch,
  readPageToken,
  readReply,
  RefusedRequest,
} from "./requests.ts";
import { type RunningServer, type ServerName, withServer } from "./servers.ts";

/** A search, and the answer that it must have. */
interface Search {
  row: string;
  message: Record<string, unknown>;
  /** Whether all pages are asked for, and not the first alone. */
  allPages?: boolean;
  /** The runs that must come, of all that there are (newest first): the first of these, up to max_results. */
  expect(newestFirst: DatasetRun[]): DatasetRun[];
}

const NEWEST = ["attributes.start_time DESC"];

const SEARCHES: Search[] = [
  { row: "newest-100", message: { max_results: 100, order_by: NEWEST }, expect: (runs) => runs },
  { row: "newest-1000", message: { max_results: 1000, order_by: NEWEST }, expect: (runs) => runs },
  {
    row: "metric-param",
    message: {
      max_results: 100,
      filter: "metrics.accuracy > 0.5 and params.optimizer = 'adam'",
      order_by: ["metrics.accuracy DESC"],
    },
    expect: (runs) =>
      runs.filter((run) => metricOf(run, "accuracy") > 0.5 && paramOf(run, "optimizer") === "adam")
        .sort((a, b) => metricOf(b, "accuracy") - metricOf(a, "accuracy")),
  },
  {
    row: "like",
    message: { max_results: 100, filter: "params.model LIKE 'resnet%'", order_by: NEWEST },
    expect: (runs) => runs.filter((run) => paramOf(run, "model").startsWith("resnet")),
  },
  {
    row: "by-param",
    message: { max_results: 100, order_by: ["params.learning_rate ASC"] },
    expect: (runs) => runs.toSorted((a, b) => paramOf(a, "learning_rate") < paramOf(b, "learning_rate") ? -1 : 1),
  },
  { row: "all-pages", message: { max_results: 1000, order_by: NEWEST }, allPages: true, expect: (runs) => runs },
];

const rowsOf = (prefix: string) => SEARCHES.map((search) => `${prefix}-${search.row}`);

/** Searches among as many runs as the reference can be asked to hold. */
export const SEARCH: Group = {
  name: "search",
  rows: [...rowsOf("search"), "disk-run"],
  measure: (bench, server, round) => measureSearches(bench, server, round, "search", bench.scale.runs),
};

/** The same searches among many more runs. */
export const SEARCH_MANY: Group = {
  name: "search-many",
  rows: rowsOf("search-many"),
  servers: ["kiseki"],
  measure: (bench, server, round) => measureSearches(bench, server, round, "search-many", bench.scale.manyRuns),
};

async function measureSearches(bench: Bench, name: ServerName, round: number, prefix: string, count: number) {
  const folder = bench.folder(name, prefix);
  await withServer(name, { folder }, async (server) => {
    if (round === 0) await fillDatabase(bench, server, folder, count);
    const connection = await Connection.open(server.port);
    for (const search of SEARCHES) {
      const row = `${prefix}-${search.row}`;
      if (bench.isWanted(row)) await measureSearch(bench, server, connection, row, search, count);
    }
    connection.close();
  });
}

/** Loads the runs, and takes how much larger the database is by them. */
async function fillDatabase(bench: Bench, server: RunningServer, folder: string, count: number) {
  const { name } = server;
  await fillRuns(server, 0, 1);
  const before = readDatabaseSize(name, folder);
  const begin = performance.now();
  await fillRuns(server, 1, count);
  const seconds = (performance.now() - begin) / 1000;
  const bytes = (readDatabaseSize(name, folder) - before) / (count - 1);
  console.log(`  ${name.padEnd(12)} loaded ${count} runs in ${seconds.toFixed(0)} s, ${bytes.toFixed(0)} bytes each`);
  if (count === bench.scale.runs) bench.record("disk-run", name, { value: bytes });
}

/** The experiment that the runs are in: the first that is made after the default one. */
const EXPERIMENT = "1";

async function fillRuns(server: RunningServer, from: number, to: number) {
  let next = from;
  const fill = async () => {
    const connection = await Connection.open(server.port);
    if (from === 0) await createExperiment(connection, "sweep");
    while (next < to) await storeRun(connection, datasetRun(next++));
    connection.close();
  };
  // One connection where nothing else is sure to succeed: the reference locks its database under several writers.
  await Promise.all(Array.from({ length: from === 0 || server.name !== "kiseki" ? 1 : 16 }, fill));
}

async function storeRun(connection: Connection, { name, start_time, params, metrics, tags }: DatasetRun) {
  const run_id = await createRun(connection, { experiment_id: EXPERIMENT, run_name: name, start_time, user_id: "ada" });
  await logBatch(connection, { run_id, params, metrics, tags });
}

async function measureSearch(
  bench: Bench,
  server: RunningServer,
  connection: Connection,
  row: string,
  search: Search,
  count: number,
) {
  const { name } = server;
  const names = await readNames(connection, search).catch(expectRefusal);
  if (names instanceof RefusedRequest) {
    if (name === "kiseki") throw names;
    return bench.note(row, name, `answers ${names.status}`);
  }
  const problem = compareAnswer(names, search, count);
  if (problem !== undefined && name === "kiseki") throw new Error(`${row}: the answer is wrong: ${problem}`);
  const operate = () => runSearch(connection, search, () => {});
  bench.record(row, name, await measureRepeated(server, bench.scale.seconds / 2, operate));
  if (problem !== undefined) bench.note(row, name, problem);
}

/** A rival need not know every search: an error answer is a result, anything else is not. */
function expectRefusal(error: unknown): RefusedRequest {
  if (error instanceof RefusedRequest) return error;
  throw error;
}

/** Sends the search, page after page where all are wanted; the pages are not parsed here. */
async function runSearch(connection: Connection, search: Search, take: (page: Reply) => void) {
  let page_token: string | undefined;
  do {
    const message = { experiment_ids: [EXPERIMENT], ...search.message, page_token };
    const page = await connection.send(apiPost("runs/search", message));
    take(page);
    page_token = readPageToken(page);
  } while (page_token !== undefined && search.allPages);
}

/** The names of the runs that a search gives. */
async function readNames(connection: Connection, search: Search): Promise<string[]> {
  const names: string[] = [];
  await runSearch(connection, search, (page) => {
    const { runs = [] }: { runs?: FoundRun[] } = readReply(page);
    names.push(...runs.map((run) => run.info.run_name));
  });
  return names;
}

/** What is wrong with the answer, if anything is. */
function compareAnswer(names: string[], search: Search, count: number): string | undefined {
  const newestFirst = Array.from({ length: count }, (_, n) => datasetRun(count - 1 - n));
  const most = search.allPages ? count : Number(search.message.max_results);
  const expected = search.expect(newestFirst).slice(0, most).map((run) => run.name);
  if (names.length !== expected.length) return `${names.length} runs came where ${expected.length} were due`;
  const wrong = names.findIndex((name, at) => name !== expected[at]);
  return wrong < 0 ? undefined : `the order differs from place ${wrong + 1} on`;
}
