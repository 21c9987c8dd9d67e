// The small controls that many parts use: a button with only an icon, a search box, a choice between few, a text field.
import { useEffect, useRef } from "preact/hooks";
import { html, textOf } from "../html.ts";
import { Icon, type IconName } from "./icon.ts";

/** `label` names the button for those who don't see the icon, and is its tooltip. */
export type IconButtonProps = {
  icon: IconName;
  label: string;
  type?: "button" | "submit";
  pressed?: boolean;
  onClick?: () => void;
};

/** A button with an icon alone. */
export function IconButton({ icon, label, type = "button", pressed, onClick }: IconButtonProps) {
  const names = { "aria-label": label, title: label, "aria-pressed": pressed };
  return html`
    <button type=${type} class="icon-button" ...${names}
      onClick=${onClick}><${Icon} name=${icon} /></button>
  `;
}

/**
 * A field for text. `label` names it unless a label element does; `onText` gets the whole text after each key; with `takesFocus` it is
 * selected when it appears. The rest goes to the element.
 */
export type TextInputProps = {
  label?: string;
  value: string;
  onText: (text: string) => void;
  takesFocus?: boolean;
  [attribute: string]: unknown;
};

/** A field of one line. */
export function TextInput({ label, onText, takesFocus = false, ...attributes }: TextInputProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.select();
  }, []);
  const onInput = (event: Event) => onText(textOf(event));
  return html`<input type="text" autocomplete="off" ref=${field} aria-label=${label} ...${attributes} onInput=${onInput} />`;
}

/** A field that narrows down what stands below it. */
export function SearchInput(props: TextInputProps) {
  return html`<${TextInput} type="search" ...${props} />`;
}

/** `options` are pairs of a value and its title. */
export type SegmentsProps<Value> = {
  label: string;
  chosen: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
};

/** A choice between few, all of them seen. */
export function Segments<Value>({ label, chosen, options, onChoose }: SegmentsProps<Value>) {
  const button = ([value, title]: readonly [Value, string]) => {
    const choose = () => onChoose(value);
    return html`<button type="button" key=${title} aria-pressed=${
      chosen === value
    } onClick=${choose}>${title}</button>`;
  };
  return html`<div class="segments" role="group" aria-label=${label}>${options.map(button)}</div>`;
}
