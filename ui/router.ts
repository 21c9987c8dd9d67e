// Addresses to pages: every hash route that MLflow's own pages have, since clients print them and notebooks link to them.
import { createObservable } from "./observable.ts";

/** The tabs of a run's page. */
export const RUN_TABS = ["overview", "model-metrics", "system-metrics", "artifacts"] as const;
/** A tab of a run's page. */
export type RunTab = typeof RUN_TABS[number];

/** What an address names. `absent` is a page of MLflow that is not here: it says so and leads to `back`. */
export type Route =
  | { page: "experiments" }
  | { page: "runs"; experiment_ids: string[] }
  | { page: "run"; experiment_id: string; run_id: string; tab: RunTab; artifact_path: string }
  | { page: "find_run"; run_id: string }
  | { page: "absent"; title: string; back: string };

/** An address split up: the route, and the state of the view that stands after the `?`. */
export type Place = { route: Route; path: string; query: URLSearchParams };

/** Reads an address's hash (`#/experiments/1?searchFilter=…`). Never throws: what can't be read is an absent page. */
export function placeFrom(hash: string): Place {
  const text = hash.replace(/^#/, "");
  const mark = text.indexOf("?");
  const path = mark < 0 ? text : text.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? "" : text.slice(mark + 1));
  return { route: routeFrom(path.split("/").filter(Boolean).map(decode), query), path, query };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function routeFrom([room, ...rest]: string[], query: URLSearchParams): Route {
  switch (room) {
    case undefined:
      return { page: "experiments" };
    case "experiments":
      return experimentRoute(rest);
    case "runs":
      return rest[0] ? { page: "find_run", run_id: rest[0] } : { page: "experiments" };
    case "compare-experiments":
      return comparedRoute(listFrom(query.get("experiments")));
    default:
      return { page: "absent", title: ABSENT_ROOMS.get(room) ?? "This page", back: backFrom(query) };
  }
}

function comparedRoute(experiment_ids: string[]): Route {
  return experiment_ids.length === 0 ? { page: "experiments" } : { page: "runs", experiment_ids };
}

function experimentRoute([experiment_id, section, ...rest]: string[]): Route {
  if (experiment_id === undefined) return { page: "experiments" };
  if (section === undefined || section === "s") return { page: "runs", experiment_ids: [experiment_id] };
  if (section === "runs") return runRoute(experiment_id, rest);
  return { page: "absent", title: ABSENT_TABS.get(section) ?? "This tab", back: links.experiment(experiment_id) };
}

function runRoute(experiment_id: string, [run_id, section = "overview", ...rest]: string[]): Route {
  if (run_id === undefined) return { page: "runs", experiment_ids: [experiment_id] };
  const tab = RUN_TABS.find((name) => name === (section === "artifactPath" ? "artifacts" : section));
  if (tab) return { page: "run", experiment_id, run_id, tab, artifact_path: tab === "artifacts" ? rest.join("/") : "" };
  return { page: "absent", title: ABSENT_TABS.get(section) ?? "This tab", back: links.run(experiment_id, run_id) };
}

/** Pages of MLflow that are not here yet, by the first part of their path. */
const ABSENT_ROOMS = new Map<string, string>([
  ["metric", "The metric page"],
  ["compare-runs", "Comparing runs"],
  ["models", "The model registry"],
  ["createModel", "The model registry"],
  ["compare-model-versions", "Comparing model versions"],
  ["prompts", "Prompts"],
  ["settings", "Settings"],
  ["gateway", "The gateway"],
  ["mcp-registry", "The MCP registry"],
  ["account", "The account page"],
  ["admin", "The administration page"],
  ["trash", "The trash"],
  ["storage", "The storage page"],
  ["help", "Help"],
]);

/** Tabs of an experiment or run that are not here yet. */
const ABSENT_TABS = new Map<string, string>([
  ["traces", "Traces"],
  ["models", "Logged models"],
  ["datasets", "Datasets"],
  ["prompts", "Prompts"],
  ["overview", "The overview of traces"],
  ["evaluation-runs", "Evaluation runs"],
  ["chat-sessions", "Chat sessions"],
  ["evaluations", "Evaluations"],
  ["issues", "Issues"],
  ["judges", "Judges"],
  ["review-queue", "The review queue"],
  ["playground", "The playground"],
]);

/** Where an absent page leads back to: the experiment that its address names, or else the list. */
function backFrom(query: URLSearchParams): string {
  const [experiment_id] = listFrom(query.get("experiments"));
  return experiment_id === undefined ? links.experiments() : links.experiment(experiment_id);
}

/** A JSON list of texts, as MLflow puts them into addresses; empty when it is none. */
function listFrom(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.map(String) : [];
  } catch {
    return [];
  }
}

const pathOf = (...parts: string[]) => `#/${parts.map(encodeURIComponent).join("/")}`;

/** The addresses of our pages. */
export const links = {
  experiments: () => "#/experiments",
  experiment: (experiment_id: string) => pathOf("experiments", experiment_id),
  run: (experiment_id: string, run_id: string, tab?: RunTab, query?: Record<string, string>) =>
    pathOf("experiments", experiment_id, "runs", run_id, ...(tab && tab !== "overview" ? [tab] : [])) +
    (query ? `?${new URLSearchParams(query)}` : ""),
  artifact: (experiment_id: string, run_id: string, path: string) =>
    pathOf("experiments", experiment_id, "runs", run_id, "artifacts", ...path.split("/").filter(Boolean)),
};

/** The place that the address bar names. */
export const place = createObservable<Place>(placeFrom(""));

/** Follows the address bar from now on. */
export function startRouter(): void {
  const follow = () => place.set(placeFrom(location.hash));
  addEventListener("hashchange", follow);
  follow();
}

/** Goes to an address; `replace` leaves no step in the history. */
export function navigate(hash: string, { replace = false } = {}): void {
  // A hash set on `location` tells by an event; pushState does not, so both ways follow by hand.
  history[replace ? "replaceState" : "pushState"](null, "", hash);
  place.set(placeFrom(location.hash));
}

/** Changes the state of the view in the address; undefined takes a field away. */
export function changeQuery(changes: Record<string, string | undefined>, options?: { replace?: boolean }): void {
  const { path, query } = place.get();
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  navigate(`#${path || "/experiments"}${text ? `?${text}` : ""}`, options);
}
