// The tags of a run: added, changed and taken away in place. Those that clients set by themselves are folded away.
import { useState } from "preact/hooks";
import type { Tag } from "../../server/wire/run.ts";
import { deleteRunTag, setRunTag } from "../calls.ts";
import { html } from "../html.ts";
import { attempt, tell } from "../notices.ts";
import { IconButton, TextInput } from "./controls.ts";
import { PairRow } from "./pair_row.ts";

/** `reload` is called after each change. */
export type RunTagsProps = { run_id: string; tags: Tag[]; editable: boolean; reload: () => void };

const isSystemTag = ({ key }: Tag) => key.startsWith("mlflow.");

/** The panel. */
export function RunTags({ run_id, tags, editable, reload }: RunTagsProps) {
  const own = tags.filter((tag) => !isSystemTag(tag));
  const system = tags.filter(isSystemTag);
  const save = async ({ key, value }: Tag) => {
    const done = await attempt(() => setRunTag(run_id, key, value));
    if (done) reload();
    return done;
  };
  const remove = async (tag: Tag) => {
    if (!await attempt(() => deleteRunTag(run_id, tag.key))) return;
    reload();
    tell(`Removed the tag “${tag.key}”.`, { undo: async () => void await save(tag) });
  };
  const ownRow = (tag: Tag) =>
    html`<${TagRow} key=${tag.key} tag=${tag} editable=${editable} save=${save} remove=${remove} />`;
  const table = html`
    <table class="pairs">
      <tbody>${own.map(ownRow)}</tbody>
    </table>
  `;
  return html`<section class="panel">
    <div class="panel-header"><h2>Tags<span class="tab-count">${own.length}</span></h2></div>
    ${own.length > 0 && table}
    ${own.length === 0 && !editable && html`<p class="muted">No tags</p>`}
    ${editable && html`<${NewTag} save=${save} />`}
    ${system.length > 0 && html`<${SystemTags} tags=${system} />`}
  </section>`;
}

function SystemTags({ tags }: { tags: Tag[] }) {
  const row = ({ key, value }: Tag) => html`<${PairRow} key=${key} name=${key} value=${value} />`;
  return html`
    <details class="system-tags">
      <summary>Set by the client<span class="tab-count">${tags.length}</span></summary>
      <table class="pairs">
        <tbody>${tags.map(row)}</tbody>
      </table>
    </details>
  `;
}

type TagRowProps = { tag: Tag; editable: boolean; save: (tag: Tag) => Promise<boolean>; remove: (tag: Tag) => void };

function TagRow({ tag, editable, save, remove }: TagRowProps) {
  const { key, value } = tag;
  const [text, setText] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text === undefined || text === value || await save({ key, value: text })) setText(undefined);
  };
  const stop = () => setText(undefined);
  if (text !== undefined) {
    return html`
      <tr>
        <th scope="row">${key}</th>
        <td>
          <form class="inline-form" onSubmit=${submit} onKeyDown=${onEscape(stop)}>
            <${TextInput} label=${`Value of ${key}`} value=${text} takesFocus onText=${setText} />
            <${IconButton} icon="check" label="Save" type="submit" />
            <${IconButton} icon="close" label="Cancel" onClick=${stop} />
          </form>
        </td>
      </tr>
    `;
  }
  const actions = html`
    <span class="row-actions">
      <${IconButton} icon="edit" label=${`Edit ${key}`} onClick=${() => setText(value)} />
      <${IconButton} icon="trash" label=${`Remove ${key}`} onClick=${() => remove(tag)} />
    </span>
  `;
  return html`<${PairRow} name=${key} value=${value}>${editable && actions}<//>`;
}

function NewTag({ save }: { save: (tag: Tag) => Promise<boolean> }) {
  const [key, setKey] = useState("");
  const [value, setValue] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!await save({ key: key.trim(), value })) return;
    setKey("");
    setValue("");
  };
  return html`
    <form class="inline-form new-tag" onSubmit=${submit}>
      <${TextInput} label="Key of the new tag" placeholder="Key" value=${key} onText=${setKey} />
      <${TextInput} label="Value of the new tag" placeholder="Value" value=${value} onText=${setValue} />
      <button type="submit" disabled=${key.trim() === ""}>Add tag</button>
    </form>
  `;
}

const onEscape = (cancel: () => void) => (event: KeyboardEvent) => {
  if (event.key === "Escape") cancel();
};
