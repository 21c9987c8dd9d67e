// The tags of a run: added, changed and taken away in place. Those that clients set by themselves are folded away.
import { useState } from "preact/hooks";
import type { Tag } from "../../server/wire/run.ts";
import { deleteRunTag, setRunTag } from "../calls.ts";
import { html, textOf } from "../html.ts";
import { attempt, tell } from "../notices.ts";
import { Icon } from "./icon.ts";

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
  return html`<section class="panel">
    <div class="panel-header"><h2>Tags<span class="tab-count">${own.length}</span></h2></div>
    ${
    own.length > 0 && html`
      <table class="pairs">
        <tbody>
            ${own.map((tag) =>
              html`<${TagRow} key=${tag.key} tag=${tag} editable=${editable} save=${save} remove=${remove} />`
            )}
          </tbody>
      </table>
    `
  }
    ${own.length === 0 && !editable && html`<p class="muted">No tags</p>`}
    ${editable && html`<${NewTag} save=${save} />`}
    ${
    system.length > 0 && html`
      <details class="system-tags">
        <summary>Set by the client<span class="tab-count">${system.length}</span></summary>
        <table class="pairs">
          <tbody>${system.map(({ key, value }) =>
            html`
              <tr key=${key}>
                <th scope="row">${key}</th>
                <td class="mono value">${value}</td>
              </tr>
            `
          )}</tbody>
        </table>
      </details>
    `
  }
  </section>`;
}

type TagRowProps = { tag: Tag; editable: boolean; save: (tag: Tag) => Promise<boolean>; remove: (tag: Tag) => void };

function TagRow({ tag, editable, save, remove }: TagRowProps) {
  const { key, value } = tag;
  const [text, setText] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text === undefined || text === value || await save({ key, value: text })) setText(undefined);
  };
  if (text !== undefined) {
    return html`
      <tr>
        <th scope="row">${key}</th>
        <td>
          <form class="inline-form" onSubmit=${submit} onKeyDown=${onEscape(() => setText(undefined))}>
            <input type="text" aria-label=${`Value of ${key}`} value=${text} ref=${focusOnce} onInput=${(
              event: Event,
            ) => setText(textOf(event))} />
            <button type="submit" class="icon-button" aria-label="Save" title="Save"><${Icon} name="check" /></button>
            <button type="button" class="icon-button" aria-label="Cancel" title="Cancel"
              onClick=${() => setText(undefined)}><${Icon} name="close" /></button>
          </form>
        </td>
      </tr>
    `;
  }
  return html`
    <tr>
      <th scope="row">${key}</th>
      <td class="mono value">${value}
        ${editable && html`
          <span class="row-actions">
            <button type="button" class="icon-button" aria-label=${`Edit ${key}`} title="Edit"
              onClick=${() => setText(value)}><${Icon} name="edit" /></button>
            <button type="button" class="icon-button" aria-label=${`Remove ${key}`} title="Remove"
              onClick=${() => remove(tag)}><${Icon} name="trash" /></button>
          </span>
        `}
      </td>
    </tr>
  `;
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
      <input type="text" aria-label="Key of the new tag" placeholder="Key" value=${key} onInput=${(event: Event) =>
        setKey(textOf(event))} />
      <input type="text" aria-label="Value of the new tag" placeholder="Value" value=${value} onInput=${(
        event: Event,
      ) => setValue(textOf(event))} />
      <button type="submit" disabled=${key.trim() === ""}>Add tag</button>
    </form>
  `;
}

/** A field that appears because somebody wants to type takes the focus. */
function focusOnce(field: HTMLInputElement | null): void {
  if (field && document.activeElement !== field) field.select();
}

const onEscape = (cancel: () => void) => (event: KeyboardEvent) => {
  if (event.key === "Escape") cancel();
};
