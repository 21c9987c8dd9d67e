// Goes from one experiment to another: the little arrow in the breadcrumbs, with a list that is found by typing.
import { useState } from "preact/hooks";
import type { Experiment } from "../../server/wire/experiment.ts";
import { searchExperiments } from "../calls.ts";
import { containsFilter } from "../experiment_filter.ts";
import { html } from "../html.ts";
import { useQuery } from "../query.ts";
import { links } from "../router.ts";
import { SearchInput } from "./controls.ts";
import { Icon } from "./icon.ts";
import { Popover } from "./popover.ts";
import { Failed } from "./states.ts";

const MOST_LISTED = 30;

/** The button; `current` is the id of the experiment that is shown. */
export function ExperimentSwitcher({ current }: { current: string }) {
  return html`<${Popover} label=${html`<${Icon} name="down" />`} title="Go to another experiment" className="icon-button">
    ${(close: () => void) => html`<${Panel} current=${current} close=${close} />`}
  <//>`;
}

function Panel({ current, close }: { current: string; close: () => void }) {
  const [search, setSearch] = useState("");
  const found = useQuery(`switcher ${search}`, (signal) =>
    searchExperiments({
      filter: containsFilter(search),
      order_by: "last_update_time DESC",
      deleted: false,
      max_results: MOST_LISTED,
    }, signal), { keep: true });
  const experiments = found.value?.experiments ?? [];
  const item = ({ experiment_id, name }: Experiment) => {
    const about = { title: name, "aria-current": experiment_id === current ? "page" : undefined };
    return html`<li key=${experiment_id}><a href=${
      links.experiment(experiment_id)
    } ...${about} onClick=${close}>${name}</a></li>`;
  };
  return html`<div class="picker">
    <${SearchInput} label="Find an experiment" placeholder="Find an experiment" value=${search} onText=${setSearch} />
    ${found.error && html`<${Failed} what="No list" error=${found.error} retry=${found.reload} />`}
    <ul class="picker-list">${experiments.map(item)}</ul>
    ${found.value && experiments.length === 0 && html`<p class="muted">No experiment has “${search}” in its name.</p>`}
  </div>`;
}
