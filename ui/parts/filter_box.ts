// The filter: one line of the search grammar, sent with Enter; what is wrong with it is said under the place.
import { useEffect, useRef, useState } from "preact/hooks";
import type { CallError } from "../client.ts";
import { html, textOf } from "../html.ts";
import { IconButton } from "./controls.ts";

/** `error` is what the server said about the filter that is in force. */
export type FilterBoxProps = { filter: string; error?: CallError; onFilter: (filter: string) => void };

const PLACEHOLDER = "Filter runs, e.g. metrics.loss < 0.1 and params.optimizer = 'adam'";

/** The box. The key `/` goes to it from anywhere on the page. */
export function FilterBox({ filter, error, onFilter }: FilterBoxProps) {
  const [text, setText] = useState(filter);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(filter), [filter]);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isEditable(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    onFilter(text.trim());
  };
  const onInput = (event: Event) => setText(textOf(event));
  const clear = () => {
    setText("");
    onFilter("");
    input.current?.focus();
  };
  const about = error && { "aria-invalid": "true", "aria-describedby": "filter-error" };
  return html`<form class="filter" role="search" onSubmit=${submit}>
    <div class="filter-line">
      <input ref=${input} type="text" class="mono" value=${text} aria-label="Filter runs" placeholder=${PLACEHOLDER}
        spellcheck=${false} autocomplete="off" autocapitalize="off" ...${about} onInput=${onInput} />
      ${text && html`<${IconButton} icon="close" label="Clear the filter" onClick=${clear} />`}
    </div>
    ${error && html`<${FilterError} filter=${filter} error=${error} />`}
  </form>`;
}

/** The filter once more with a mark under the place, when the server names one, and its complaint. */
function FilterError({ filter, error }: { filter: string; error: CallError }) {
  const { position } = error;
  const pointed = position !== undefined && position <= filter.length;
  return html`<div id="filter-error" class="filter-error" role="alert">
    ${pointed && html`<pre aria-hidden="true">${filter}${"\n"}${" ".repeat(position)}^</pre>`}
    <p>${error.message}</p>
  </div>`;
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}
