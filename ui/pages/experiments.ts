// The list of experiments: found, sorted, created, renamed, deleted and restored.
import { useEffect, useState } from "preact/hooks";
import type { Experiment } from "../../server/wire/experiment.ts";
import type { Tag } from "../../server/wire/run.ts";
import {
  createExperiment,
  deleteExperiment,
  type ExperimentPage,
  renameExperiment,
  restoreExperiment,
  searchExperiments,
} from "../calls.ts";
import { useCrumbs } from "../crumbs.ts";
import { containsFilter } from "../experiment_filter.ts";
import { formatAge, formatPlural, formatTimeExact } from "../format.ts";
import { html } from "../html.ts";
import { attempt, tell } from "../notices.ts";
import { IconButton, SearchInput, Segments } from "../parts/controls.ts";
import { Icon } from "../parts/icon.ts";
import { Empty, Failed, Loading, Outdated } from "../parts/states.ts";
import { TextDialog } from "../parts/text_dialog.ts";
import { usePolling, useQuery } from "../query.ts";
import { changeQuery, links, navigate } from "../router.ts";

const TYPING_MS = 150;
const POLL_MS = 20_000;

/** Titles and names of the columns that the list can be sorted by. */
const SORTS = [["Name", "name"], ["Created", "creation_time"], ["Updated", "last_update_time"]] as const;

type ListView = { search: string; column: string; ascending: boolean; deleted: boolean };

function listViewFrom(query: URLSearchParams): ListView {
  const column = SORTS.find(([, name]) => name === query.get("orderByKey"))?.[1] ?? "last_update_time";
  const ascending = query.has("orderByAsc") ? query.get("orderByAsc") === "true" : column === "name";
  return {
    search: query.get("searchFilter") ?? "",
    column,
    ascending,
    deleted: query.get("lifecycleFilter") === "Deleted",
  };
}

/** The page. */
export function ExperimentsPage({ query }: { query: URLSearchParams }) {
  useCrumbs([]);
  const view = listViewFrom(query);
  const list = useExperiments(view);
  const [dialog, setDialog] = useState<{ renamed?: Experiment }>();
  const stages = [[false, "Active"], [true, "Deleted"]];
  const chooseStage = (deleted: boolean) => changeQuery({ lifecycleFilter: deleted ? "Deleted" : undefined });
  return html`<div class="page">
    <div class="toolbar">
      <h1>Experiments</h1>
      <${SearchBox} search=${view.search} />
      <${Segments} label="Which experiments" chosen=${view.deleted} options=${stages} onChoose=${chooseStage} />
      <button type="button" class="primary" onClick=${() => setDialog({})}><${Icon} name="add" />New experiment</button>
    </div>
    <${List} view=${view} list=${list} rename=${(renamed: Experiment) => setDialog({ renamed })} />
    ${dialog && html`<${NameDialog} ...${dialog} reload=${list.reload} close=${() => setDialog(undefined)} />`}
  </div>`;
}

type NameDialogProps = { renamed?: Experiment; reload: () => void; close: () => void };

/** Asks for the name of a new experiment, or for another name of one. */
function NameDialog({ renamed, reload, close }: NameDialogProps) {
  const create = async (name: string) => navigate(links.experiment(await createExperiment(name)));
  const rename = async (name: string) => {
    if (renamed) await renameExperiment(renamed.experiment_id, name);
    reload();
  };
  const words = renamed
    ? { title: "Rename the experiment", action: "Rename", initial: renamed.name, save: rename }
    : { title: "New experiment", action: "Create", save: create };
  return html`<${TextDialog} label="Name" ...${words} close=${close} />`;
}

/** The pages of the list that were asked for so far, as one. */
function useExperiments(view: ListView) {
  const key = JSON.stringify(view);
  const ask = (page_token?: string, signal?: AbortSignal) =>
    searchExperiments({
      filter: containsFilter(view.search),
      order_by: `${view.column} ${view.ascending ? "ASC" : "DESC"}`,
      deleted: view.deleted,
      page_token,
    }, signal);
  const first = useQuery(`experiments ${key}`, (signal) => ask(undefined, signal), { keep: true });
  const [longer, setLonger] = useState<ExperimentPage[]>([]);
  // Pages that were asked for belong to the list that they go on from: with another first page they are of no use.
  const pages = first.value === undefined ? [] : longer[0] === first.value ? longer : [first.value];
  const token = pages.at(-1)?.next_page_token;
  const showMore = async () => {
    const next = await ask(token);
    setLonger((now) => now === longer ? [...pages, next] : now);
  };
  usePolling(first.reload, POLL_MS, pages.length <= 1);
  return {
    ...first,
    experiments: pages.flatMap((page) => page.experiments ?? []),
    showMore: token ? () => attempt(showMore) : undefined,
  };
}

function SearchBox({ search }: { search: string }) {
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) return;
    const timer = setTimeout(() => changeQuery({ searchFilter: text || undefined }, { replace: true }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, search]);
  return html`
    <${SearchInput} class="search" label="Find experiments by name" placeholder="Find by name" value=${text}
      onText=${setText} />
  `;
}

type ListProps = { view: ListView; list: ReturnType<typeof useExperiments>; rename: (experiment: Experiment) => void };

function List({ view, list, rename }: ListProps) {
  const { experiments, error, value, reload, showMore } = list;
  if (error && !value) return html`<${Failed} what="The experiments can't be shown" error=${error} retry=${reload} />`;
  if (!value) return html`<${Loading} what="experiments" />`;
  const outdated = error && html`<${Outdated} error=${error} retry=${reload} />`;
  if (experiments.length === 0) return html`${outdated}<${NoExperiments} view=${view} />`;
  const row = (experiment: Experiment) =>
    html`<${ExperimentRow} key=${experiment.experiment_id} experiment=${experiment} rename=${rename} reload=${reload} />`;
  const count = formatPlural(experiments.length, "experiment") + (showMore ? ", and more" : "");
  return html`
    ${outdated}
    <div class="table-frame" tabindex="0" role="region" aria-label="Experiments">
          <table class="list">
            <thead><tr>
              ${SORTS.map(([title, name]) => html`<${SortHeader} title=${title} name=${name} view=${view} />`)}
              <th scope="col" class="wide-only">Tags</th>
              <th scope="col"><span class="visually-hidden">Actions</span></th>
            </tr></thead>
            <tbody>${experiments.map(row)}</tbody>
          </table>
          ${showMore && html`<button type="button" class="more" onClick=${showMore}>Show more</button>`}
        </div>
    <p class="count muted" role="status">${count}</p>
  `;
}

function SortHeader({ title, name, view }: { title: string; name: string; view: ListView }) {
  const current = view.column === name;
  const ascending = current ? !view.ascending : name === "name";
  const order = current ? (view.ascending ? "ascending" : "descending") : "none";
  const sort = () => changeQuery({ orderByKey: name, orderByAsc: String(ascending) });
  const arrow = current && html`<span aria-hidden="true">${view.ascending ? "↑" : "↓"}</span>`;
  return html`
    <th scope="col" aria-sort=${order} class=${name === "creation_time" ? "wide-only" : ""}>
      <button type="button" class="sort" onClick=${sort}>${title}${arrow}</button>
    </th>
  `;
}

type RowProps = { experiment: Experiment; rename: (experiment: Experiment) => void; reload: () => void };

function ExperimentRow({ experiment, rename, reload }: RowProps) {
  const { experiment_id, name, creation_time, last_update_time, tags = [] } = experiment;
  const tag = ({ key, value }: Tag) =>
    html`<span class="tag" key=${key} title=${`${key}: ${value}`}>${key}: ${value}</span>`;
  return html`
    <tr>
      <td class="name"><a href=${links.experiment(experiment_id)} title=${name}>${name}</a></td>
      <td class="wide-only">
        <${Age} time=${Number(creation_time)} />
      </td>
      <td>
        <${Age} time=${Number(last_update_time)} />
      </td>
      <td class="wide-only tags">${tags.map(tag)}</td>
      <td class="actions">
        <${RowActions} experiment=${experiment} rename=${rename} reload=${reload} />
      </td>
    </tr>
  `;
}

function RowActions({ experiment, rename, reload }: RowProps) {
  const { name, lifecycle_stage } = experiment;
  if (lifecycle_stage === "deleted") {
    return html`<${IconButton} icon="restore" label=${`Restore ${name}`} onClick=${() =>
      restore(experiment, reload)} />`;
  }
  return html`
    <${IconButton} icon="edit" label=${`Rename ${name}`} onClick=${() => rename(experiment)} />
    <${IconButton} icon="trash" label=${`Delete ${name}`} onClick=${() => remove(experiment, reload)} />
  `;
}

function Age({ time }: { time: number }) {
  return html`<time datetime=${isoFrom(time)} title=${formatTimeExact(time)}>${formatAge(time, Date.now())}</time>`;
}

/** Times beyond the calendar of JavaScript (8.64e15 ms) have no ISO form. */
const isoFrom = (time: number) => Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : undefined;

async function remove({ experiment_id, name }: Experiment, reload: () => void): Promise<void> {
  if (!await attempt(() => deleteExperiment(experiment_id))) return;
  reload();
  tell(`Deleted “${name}” with its runs.`, {
    undo: async () => {
      await restoreExperiment(experiment_id);
      reload();
    },
  });
}

async function restore({ experiment_id, name }: Experiment, reload: () => void): Promise<void> {
  if (!await attempt(() => restoreExperiment(experiment_id))) return;
  reload();
  tell(`Restored “${name}”.`);
}

function NoExperiments({ view }: { view: ListView }) {
  if (view.search) {
    return html`
      <${Empty} title=${`No experiment has “${view.search}” in its name`}>
        <button type="button" onClick=${() => changeQuery({ searchFilter: undefined })}>Show all</button>
        <//>
    `;
  }
  return html`<${Empty} title=${view.deleted ? "No deleted experiments" : "No experiments yet"} />`;
}
