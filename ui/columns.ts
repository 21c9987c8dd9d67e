// The columns of a runs table: their names in addresses and in the grammar, their titles, and their cells as the server packs them.

import type { Cell, Column } from "../server/wire/table.ts";

/** What a column's cells are of: a fact about the run, or a metric, param or tag. */
export type ColumnEntity = "attributes" | "metrics" | "params" | "tags";

/** The attribute columns that a table can show. The duration is computed here, the others come from the server. */
export const ATTRIBUTES: Readonly<Record<string, string>> = {
  run_name: "Run name",
  status: "Status",
  start_time: "Created",
  duration: "Duration",
  end_time: "Ended",
  user_id: "User",
  run_id: "Run ID",
  experiment_id: "Experiment",
  artifact_uri: "Artifact location",
};

/** Unpacks a column into one cell a run. */
export function unpackColumn(column: Column): Cell[] {
  if ("values" in column) return column.values;
  if ("dictionary" in column) return column.codes.map((code) => code === null ? null : column.dictionary[code] ?? null);
  // Beyond 2^53 they arrive as bigints; a time in ms is a number here.
  let time = Number(column.first);
  return column.deltas.map((delta) => delta === null ? null : (time += Number(delta)));
}

const ENTITIES = new Map<string, ColumnEntity>([
  ["attributes", "attributes"],
  ["attribute", "attributes"],
  ["attr", "attributes"],
  ["run", "attributes"],
  ["metrics", "metrics"],
  ["metric", "metrics"],
  ["params", "params"],
  ["param", "params"],
  ["parameters", "params"],
  ["parameter", "params"],
  ["tags", "tags"],
  ["tag", "tags"],
]);

/** Names that MLflow's own pages give to attributes in addresses. */
const MLFLOW_NAMES = new Map<string, string>([
  ["Created", "attributes.start_time"],
  ["Date", "attributes.start_time"],
  ["Start Time", "attributes.start_time"],
  ["Duration", "attributes.duration"],
  ["Run Name", "attributes.run_name"],
  ["User", "attributes.user_id"],
  ["Status", "attributes.status"],
  ["Source", "tags.mlflow.source.name"],
  ["Version", "tags.mlflow.source.git.commit"],
]);

/** A column's name from an address: quoted or not, with MLflow's or our names; undefined when it names no column. */
export function columnFrom(text: string): string | undefined {
  const [, first, rest] = /^`?(\w+)`?\.(.+)$/s.exec(text) ?? [];
  const entity = first === undefined ? "attributes" : ENTITIES.get(first);
  const key = unquote(rest ?? text);
  if (entity === undefined) return undefined;
  if (entity !== "attributes") return `${entity}.${key}`;
  return MLFLOW_NAMES.get(key) ?? (Object.hasOwn(ATTRIBUTES, key) ? `attributes.${key}` : undefined);
}

function unquote(text: string): string {
  return /^(`|").+\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** The two halves of a column's name. */
export function splitColumn(name: string): { entity: string; key: string } {
  const dot = name.indexOf(".");
  return { entity: name.slice(0, dot), key: name.slice(dot + 1) };
}

/** The title of a column: the key, or an attribute's words. */
export function titleOf(name: string): string {
  const { entity, key } = splitColumn(name);
  return entity === "attributes" ? ATTRIBUTES[key] ?? key : key;
}

/** A column as the grammar of filters and orders wants it: keys stand between backticks, since they may hold spaces. */
export function quoteColumn(name: string): string {
  const { entity, key } = splitColumn(name);
  return entity === "attributes" ? name : `${entity}.\`${key}\``;
}

/** Whether runs can be sorted by the column: the server knows no order for what is computed here. */
export function isSortable(name: string): boolean {
  return !["attributes.duration", "attributes.experiment_id"].includes(name);
}
