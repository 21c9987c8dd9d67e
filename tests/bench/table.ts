// The figures as a Markdown table: with ratios, targets and whether they are met; and its place in the README.
import { mustRun } from "../support/process.ts";
import { medianOf, type Results } from "./results.ts";
import { type Row, ROWS } from "./rows.ts";
import type { ServerName } from "./servers.ts";

const README = new URL("../../README.md", import.meta.url);
const MARKED_PLACE = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;

/** The whole table, and a line on the circumstances. */
export function formatTable(results: Results): string {
  const rows = ROWS.filter((row) => results.rows[row.id] !== undefined);
  const head = [
    "work",
    "Kiseki",
    "MLflow",
    "FastTrackML",
    "to MLflow",
    "to FastTrackML",
    "server CPU µs (K · M · F)",
    "promised",
  ];
  const lines = rows.map((row) => formatRow(row, results)).map((cells) => `| ${cells.join(" | ")} |`);
  return [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...lines, "", describe(results), ""].join(
    "\n",
  );
}

/** Puts the table between the marks in README.md, formatted like the rest of it. Gives false where there are none. */
export async function writeToReadme(table: string): Promise<boolean> {
  const text = await readReadme();
  if (!MARKED_PLACE.test(text)) return false;
  await Deno.writeTextFile(README, text.replace(MARKED_PLACE, (_, open, close) => `${open}\n${table}\n${close}`));
  await mustRun(Deno.execPath(), { args: ["fmt", "--quiet", README.pathname] });
  return true;
}

async function readReadme(): Promise<string> {
  try {
    return await Deno.readTextFile(README);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

function formatRow(row: Row, results: Results): string[] {
  const cells = (["kiseki", "mlflow", "fasttrackml"] as const).map((server) => formatCell(row, results, server));
  const ratios = (["mlflow", "fasttrackml"] as const).map((rival) => formatRatio(advantageOver(rival, row, results)));
  const cpu = (["kiseki", "mlflow", "fasttrackml"] as const).map((server) => formatCpu(row, results, server));
  return [
    row.work,
    ...cells,
    ...ratios,
    cpu.every((text) => text === "–") ? "" : cpu.join(" · "),
    formatPromise(row, results),
  ];
}

function formatCell(row: Row, results: Results, server: ServerName): string {
  const cell = results.rows[row.id]?.cells[server];
  const median = medianOf(cell);
  const failed = (cell?.samples ?? []).reduce((sum, sample) => sum + (sample.failed ?? 0), 0);
  const remarks = [...(cell?.note ? [cell.note] : []), ...(failed > 0 ? [`${failed} requests failed`] : [])].join(", ");
  if (median === undefined) return remarks || "–";
  return `${formatNumber(median)} ${row.unit}${remarks ? ` (${remarks})` : ""}`;
}

function formatCpu(row: Row, results: Results, server: ServerName): string {
  const median = medianOf(results.rows[row.id]?.cells[server], "cpu_us");
  return median === undefined ? "–" : formatNumber(median);
}

/** How many times better Kiseki is than a rival: faster or smaller. Under 1 it is worse. */
function advantageOver(rival: ServerName, row: Row, results: Results): number | undefined {
  const ours = figureOf(row.id, results, "kiseki");
  const theirs = figureOf(row.id, results, rival);
  if (ours === undefined || theirs === undefined) return undefined;
  return row.unit.endsWith("/s") ? ours / theirs : theirs / ours;
}

const figureOf = (row: string, results: Results, server: ServerName) => medianOf(results.rows[row]?.cells[server]);

const formatRatio = (ratio: number | undefined) => ratio === undefined ? "" : `${formatNumber(ratio)}x`;

/** Three digits that count, and thousands told apart. */
function formatNumber(value: number): string {
  return new Intl.NumberFormat("en", { maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3 }).format(value);
}

function formatPromise(row: Row, results: Results): string {
  const checks = checkTarget(row, results);
  if (checks.length === 0) return "";
  const isAnyEnough = row.target.flushShare !== undefined;
  const known = checks.flatMap((check) => check.isMet ?? []);
  const isMet = isAnyEnough ? known.some(Boolean) : known.every(Boolean);
  const verdict = known.length === 0 ? "" : isMet ? " ✓" : " **missed**";
  return checks.map((check) => check.text).join(isAnyEnough ? " or " : ", ") + verdict;
}

interface Check {
  text: string;
  /** Undefined where a figure is missing. */
  isMet: boolean | undefined;
}

/** Each condition of a row's target. */
function checkTarget(row: Row, results: Results): Check[] {
  const { mlflow, fasttrackml, most, flushShare, own } = row.target;
  const ours = figureOf(row.id, results, "kiseki");
  const flushes = results.machine.flushes_per_second;
  return [
    ...(mlflow === undefined ? [] : [checkAdvantage("mlflow", mlflow, "MLflow", row, results)]),
    ...(fasttrackml === undefined ? [] : [checkAdvantage("fasttrackml", fasttrackml, "FastTrackML", row, results)]),
    ...(most === undefined ? [] : [checkMost(`≤ ${most} ${row.unit}`, most, ours)]),
    ...(flushShare === undefined ? [] : [checkFlushes(flushShare, flushes, ours)]),
    ...(own === undefined ? [] : [checkOwn(own, results, ours)]),
  ];
}

function checkAdvantage(rival: ServerName, least: number, name: string, row: Row, results: Results): Check {
  const advantage = advantageOver(rival, row, results);
  return { text: `${formatNumber(least)}x ${name}`, isMet: advantage === undefined ? undefined : advantage >= least };
}

function checkMost(text: string, most: number | undefined, ours: number | undefined): Check {
  return { text, isMet: ours === undefined || most === undefined ? undefined : ours <= most };
}

function checkFlushes(share: number, flushes: number | undefined, ours: number | undefined): Check {
  const text = `${share}x the disk's flush rate`;
  return { text, isMet: ours === undefined || flushes === undefined ? undefined : ours >= share * flushes };
}

function checkOwn(own: { row: string; most: number }, results: Results, ours: number | undefined): Check {
  const base = figureOf(own.row, results, "kiseki");
  return checkMost(`≤ ${own.most}x its time at 3,000`, base && base * own.most, ours);
}

function describe({ date, machine, versions }: Results): string {
  const flushes = machine.flushes_per_second;
  const disk = flushes === undefined ? "" : `; the disk flushes ${formatNumber(flushes)} times a second`;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ");
  return `${date}, ${machine.cpus} CPUs${disk}. ${names}. Medians; ratios say how many times better Kiseki is.`;
}
