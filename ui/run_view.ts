// What an experiment's page shows, as it stands in the address: filter, order, columns, and which stage of life.
import type { KeyFacts, Keys } from "../server/wire/table.ts";
import { columnFrom, quoteColumn } from "./columns.ts";
import { isSystemMetric } from "./system_metrics.ts";

/** The view of a runs table. No `columns` means the default ones. */
export type RunView = {
  filter: string;
  sort: { name: string; ascending: boolean };
  deleted: boolean;
  columns?: string[];
};

const NEWEST_FIRST = { name: "attributes.start_time", ascending: false };

/** Reads the view from an address; MLflow's older fields and quoted column names count too. */
export function viewFrom(query: URLSearchParams): RunView {
  const sorted = columnFrom(query.get("orderByKey") ?? "");
  const columns = query.get("selectedColumns")?.split(",").flatMap((text) => columnFrom(text) ?? []);
  return {
    filter: query.get("searchFilter") ?? query.get("searchInput") ?? query.get("search") ?? "",
    sort: sorted ? { name: sorted, ascending: query.get("orderByAsc") === "true" } : NEWEST_FIRST,
    deleted: query.get("lifecycleFilter")?.toLowerCase() === "deleted",
    ...(columns ? { columns: [...new Set(columns)] } : {}),
  };
}

/** Writes a view as fields of an address; what is as usual is left out. */
export function queryFrom(view: RunView): Record<string, string | undefined> {
  const usual = view.sort.name === NEWEST_FIRST.name && view.sort.ascending === NEWEST_FIRST.ascending;
  return {
    searchFilter: view.filter || undefined,
    searchInput: undefined,
    search: undefined,
    orderByKey: usual ? undefined : view.sort.name,
    orderByAsc: usual ? undefined : String(view.sort.ascending),
    lifecycleFilter: view.deleted ? "Deleted" : undefined,
    selectedColumns: view.columns?.join(","),
  };
}

/** The order as the server reads it. */
export function orderFrom({ sort }: RunView): string[] {
  return [`${quoteColumn(sort.name)} ${sort.ascending ? "ASC" : "DESC"}`];
}

/** A click on a column's title: the same column turns round; a new one begins with its largest numbers or its first texts. */
export function turnSort(sort: RunView["sort"], name: string): RunView["sort"] {
  if (sort.name === name) return { name, ascending: !sort.ascending };
  return { name, ascending: !name.startsWith("metrics.") && !name.endsWith("_time") };
}

/** The columns before any metric or param. The run's name is always there and not among them. */
export const FIRST_COLUMNS = ["attributes.status", "attributes.start_time", "attributes.duration"];

const MOST_OF_A_KIND = 6;

/** The columns for those who chose none: up to six metrics and six params that tell the runs apart, the most complete first. */
export function defaultColumns(keys: Keys): string[] {
  return [
    ...FIRST_COLUMNS,
    ...tellingKeys(keys.metrics).map((key) => `metrics.${key}`),
    ...tellingKeys(keys.params).map((key) => `params.${key}`),
  ];
}

/** Where nothing varies (one run, or twins) the first keys are still more than an empty table. */
function tellingKeys(facts: KeyFacts[]): string[] {
  const shown = facts.filter(({ key }) => !isSystemMetric(key));
  const varying = shown.filter(({ varies }) => varies);
  return (varying.length > 0 ? varying : shown)
    .toSorted((a, b) => b.runs - a.runs)
    .slice(0, MOST_OF_A_KIND)
    .map(({ key }) => key);
}
