// From a run's packed columns to what a table shows: titles, widths and contents of its cells.
import type { Cell } from "../server/wire/table.ts";
import { isSortable, splitColumn, titleOf } from "./columns.ts";
import { formatDuration, formatExact, formatNumber, formatTime, formatTimeExact } from "./format.ts";
import { html } from "./html.ts";
import { Status } from "./parts/status.ts";
import type { TableCell, TableColumn } from "./parts/table.ts";

const GROUPS: Readonly<Record<string, string>> = { metrics: "Metrics", params: "Params", tags: "Tags" };

const WIDTHS: Readonly<Record<string, number>> = {
  "attributes.status": 108,
  "attributes.start_time": 150,
  "attributes.end_time": 150,
  "attributes.duration": 96,
  "attributes.user_id": 110,
  "attributes.run_id": 270,
  "attributes.artifact_uri": 320,
};

/** How a column of the runs table looks. Its width has room for the title. */
export function runColumn(name: string): TableColumn {
  const { entity } = splitColumn(name);
  const title = titleOf(name);
  const width = WIDTHS[name] ?? Math.max(96, Math.min(220, title.length * 7.5 + 34));
  const align = entity === "metrics" || name === "attributes.duration" ? "end" : undefined;
  return { name, title, group: GROUPS[entity], width, align, mono: entity === "metrics", sortable: isSortable(name) };
}

/** The columns that the server must send to show these. */
export function columnsToFetch(names: readonly string[]): string[] {
  const always = ["attributes.run_id", "attributes.run_name", "attributes.experiment_id", "attributes.status"];
  const computed = names.includes("attributes.duration") ? ["attributes.start_time", "attributes.end_time"] : [];
  return [...new Set([...always, ...computed, ...names.filter((name) => name !== "attributes.duration")])];
}

/** The content of a cell other than the name; `read` gives the run's cells by column, undefined for what is not loaded. */
export function runCell(name: string, read: (column: string) => Cell | undefined, now: number): TableCell {
  if (name === "attributes.duration") return durationCell(read, now);
  const value = read(name);
  if (value === undefined) return undefined;
  if (value === null) return { content: html`<span class="absent" aria-label="none">–</span>` };
  const { entity } = splitColumn(name);
  if (entity === "metrics") return { content: formatNumber(value), title: formatExact(value) };
  if (name === "attributes.status") return { content: html`<${Status} status=${String(value)} />` };
  if (name.endsWith("_time")) return { content: formatTime(Number(value)), title: formatTimeExact(Number(value)) };
  return { content: String(value), title: String(value) };
}

function durationCell(read: (column: string) => Cell | undefined, now: number): TableCell {
  const [start, end, status] = [read("attributes.start_time"), read("attributes.end_time"), read("attributes.status")];
  if (start === undefined || end === undefined) return undefined;
  const until = end === null && status === "RUNNING" ? now : end;
  if (start === null || until === null) return { content: html`<span class="absent" aria-label="none">–</span>` };
  return { content: formatDuration(Number(until) - Number(start)) };
}
