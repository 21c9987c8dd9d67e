// `deno task bench`: measures Kiseki beside MLflow's own server and FastTrackML, prints the table, keeps the figures.
import { parseArgs } from "node:util";
import { VERSION } from "../../server/version.ts";
import { ARTIFACTS } from "./artifacts.ts";
import { Bench, FULL_SCALE, type Group, QUICK_SCALE } from "./bench.ts";
import { HISTORY } from "./history.ts";
import { INGEST } from "./ingest.ts";
import { type Cell, medianOf, readResults, type Results, writeResults } from "./results.ts";
import { installRivals, RIVAL_VERSIONS } from "./rivals.ts";
import { ROWS } from "./rows.ts";
import { SEARCH, SEARCH_MANY } from "./search.ts";
import { type ServerName, SERVERS, stopAllServers } from "./servers.ts";
import { START } from "./start.ts";
import { formatTable, writeToReadme } from "./table.ts";

const GROUPS: readonly Group[] = [START, INGEST, SEARCH, SEARCH_MANY, HISTORY, ARTIFACTS];

const HELP = `deno task bench [options]
  --rounds N       how often each server is measured; the table shows medians (default 3)
  --only NAMES     rows or groups, by comma; a name counts for all that begin with it
  --servers NAMES  kiseki, mlflow, fasttrackml, by comma (default all)
  --dry            prints only: results.json and README.md stay as they are
  --quick          little data, one round, dry: to see that everything works
Groups: ${GROUPS.map((group) => group.name).join(", ")}
Rows: ${ROWS.map((row) => row.id).join(", ")}`;

const { values: options } = parseArgs({
  args: Deno.args,
  options: {
    rounds: { type: "string" },
    only: { type: "string" },
    servers: { type: "string" },
    dry: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(HELP);
else await runBench();

async function runBench() {
  await installRivals();
  const scratch = await Deno.makeTempDir({ prefix: "kiseki-bench-" });
  const bench = new Bench(options.quick ? QUICK_SCALE : FULL_SCALE, scratch, chooseServers(), isWanted);
  // Without its server the measurement fails, and so the bench ends by the same way as after any failure.
  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, stopAllServers);
  const rounds = Number(options.rounds ?? (options.quick ? 1 : 3));
  try {
    for (const group of GROUPS) await measureGroup(bench, group, rounds);
  } finally {
    await stopAllServers(); // one that did not answer in time runs still
    await present(await combine(bench)); // what was measured is kept, whatever came after
    await Deno.remove(scratch, { recursive: true });
  }
}

/** Round by round, so that what slows the machine for a while slows all three. */
async function measureGroup(bench: Bench, group: Group, rounds: number) {
  if (!group.rows.some(isWanted)) return;
  for (let round = 0; round < rounds; round++) {
    console.log(`${group.name}, round ${round + 1} of ${rounds}`);
    for (const server of group.servers ?? SERVERS) {
      if (bench.servers.includes(server)) await group.measure(bench, server, round);
    }
  }
}

function isWanted(row: string): boolean {
  if (options.only === undefined) return true;
  const group = GROUPS.find(({ rows }) => rows.includes(row));
  return options.only.split(",").some((name) => row.startsWith(name) || group?.name === name);
}

function chooseServers(): readonly ServerName[] {
  const names = options.servers?.split(",");
  return names === undefined ? SERVERS : SERVERS.filter((server) => names.includes(server));
}

/** The figures of this time, over those of earlier times for what was not measured now. */
async function combine(bench: Bench): Promise<Results> {
  const before = options.quick ? undefined : await readResults();
  const rows = { ...before?.rows };
  for (const [id, { date, cells }] of Object.entries(bench.rows)) {
    rows[id] = { date, cells: { ...rows[id]?.cells, ...cells } };
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cpus: navigator.hardwareConcurrency,
      memory_mib: Math.round(Deno.systemMemoryInfo().total / 2 ** 20),
      system: `${Deno.build.os} ${Deno.osRelease()} ${Deno.build.arch}`,
      flushes_per_second: flushRate(bench) ?? before?.machine.flushes_per_second,
    },
    versions: { deno: Deno.version.deno, kiseki: VERSION, ...RIVAL_VERSIONS },
    rows,
  };
}

function flushRate(bench: Bench): number | undefined {
  const cell: Cell = { samples: bench.flushRates.map((value) => ({ value })) };
  return medianOf(cell);
}

async function present(results: Results) {
  const table = formatTable(results);
  console.log(`\n${table}`);
  if (options.quick) console.log("Quick: less data than the rows say, and too short to compare.");
  if (options.quick || options.dry) return;
  await writeResults(results);
  const isShown = await writeToReadme(table);
  console.log(
    isShown ? "Written to results.json and README.md." : "Written to results.json; README.md has no place for it.",
  );
}
