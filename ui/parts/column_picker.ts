// Chooses the columns of a runs table: every key of the experiment, found by typing, with how many runs have it.
import { useState } from "preact/hooks";
import type { KeyFacts, Keys } from "../../server/wire/table.ts";
import { ATTRIBUTES } from "../columns.ts";
import { formatCount } from "../format.ts";
import { html } from "../html.ts";
import { SearchInput } from "./controls.ts";
import { Icon } from "./icon.ts";
import { Popover } from "./popover.ts";

/** `columns` are those that are shown, in their order; undefined in `onColumns` means the default ones. */
export type ColumnPickerProps = { keys: Keys; columns: string[]; onColumns: (columns: string[] | undefined) => void };

/** Keys listed of each kind; more are found by typing. */
const MOST_LISTED = 100;

/** The button and its panel. */
export function ColumnPicker(props: ColumnPickerProps) {
  const label = html`<${Icon} name="columns" />Columns`;
  return html`<${Popover} label=${label} title="Choose columns" align="end">${() =>
    html`<${Panel} ...${props} />`}<//>`;
}

type Choice = { name: string; title: string; note: string };

function Panel({ keys, columns, onColumns }: ColumnPickerProps) {
  const [search, setSearch] = useState("");
  const toggle = (name: string) =>
    onColumns(columns.includes(name) ? columns.filter((column) => column !== name) : [...columns, name]);
  const matches = ({ title }: Choice) => title.toLowerCase().includes(search.toLowerCase());
  const sections: [string, Choice[]][] = [
    ["Run", attributeChoices()],
    ["Metrics", keyChoices("metrics", keys.metrics, keys.runs_total)],
    ["Params", keyChoices("params", keys.params, keys.runs_total)],
    ["Tags", keyChoices("tags", keys.tags, keys.runs_total)],
  ];
  const found = sections.map(([title, choices]): [string, Choice[]] => [title, choices.filter(matches)]);
  const section = ([title, choices]: [string, Choice[]]) =>
    choices.length > 0 && html`<${Section} title=${title} choices=${choices} columns=${columns} toggle=${toggle} />`;
  const none = found.every(([, choices]) => choices.length === 0);
  return html`
    <div class="picker">
      <${SearchInput} label="Find a column" placeholder="Find a column" value=${search} onText=${setSearch} />
      <div class="picker-list" tabindex="0" role="group" aria-label="Columns">
          ${found.map(section)}
          ${none && html`<p class="muted">No column has “${search}” in its name.</p>`}
        </div>
      <div class="picker-actions">
        <button type="button" onClick=${() => onColumns(undefined)}>Defaults</button>
        <button type="button" onClick=${() => onColumns([])}>None</button>
      </div>
    </div>
  `;
}

type SectionProps = { title: string; choices: Choice[]; columns: string[]; toggle: (name: string) => void };

function Section({ title, choices, columns, toggle }: SectionProps) {
  const choice = ({ name, title, note }: Choice) =>
    html`<label key=${name} title=${title}>
    <input type="checkbox" checked=${columns.includes(name)} onChange=${() => toggle(name)} />
    <span class="picker-name">${title}</span><span class="muted">${note}</span>
  </label>`;
  const hidden = choices.length - MOST_LISTED;
  return html`<fieldset>
    <legend>${title}</legend>
    ${choices.slice(0, MOST_LISTED).map(choice)}
    ${hidden > 0 && html`<p class="muted">${formatCount(hidden)} more: type to find them</p>`}
  </fieldset>`;
}

function attributeChoices(): Choice[] {
  return Object.entries(ATTRIBUTES).filter(([key]) => key !== "run_name")
    .map(([key, title]) => ({ name: `attributes.${key}`, title, note: "" }));
}

/** A key that every run has with the same value is marked, since its column would say nothing. */
function keyChoices(entity: string, facts: KeyFacts[], runsTotal: number): Choice[] {
  return facts.map(({ key, runs, varies }) => {
    const share = runs < runsTotal ? `${formatCount(runs)} of ${formatCount(runsTotal)}` : "";
    return { name: `${entity}.${key}`, title: key, note: varies ? share : "same in all" };
  });
}
