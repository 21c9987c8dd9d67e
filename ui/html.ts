// htm bound to Preact, and what every part needs of the two.
export { html } from "htm/preact";
export type { ComponentChildren, VNode } from "preact";

/** The text that an input, select or textarea holds, for its `onInput` and `onChange`; empty for any other target. */
export function textOf(event: Event): string {
  const field = event.currentTarget;
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : "";
}

/** Joins the class names that are not false. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
