// The few icons, drawn with 16 units a side in the colour of the text around them.
import { html } from "../html.ts";

const PATHS = {
  add: "M8 3v10M3 8h10",
  back: "M10 3 5 8l5 5",
  check: "m3 8.5 3.5 3.5L13 4.5",
  close: "m4 4 8 8m0-8-8 8",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  copy: "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
  down: "m4 6 4 4 4-4",
  download: "M8 2.5v8m-3.5-3L8 11l3.5-3.5M3 13.5h10",
  edit: "m3 13 .6-2.8L11 2.8l2.2 2.2-7.4 7.4z",
  file: "M4 1.5h5l3 3v10H4zM9 1.5v3h3",
  folder: "M1.5 3.5h5l1.5 2h6.5v8h-13z",
  moon: "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
  half: "M8 2.5a5.5 5.5 0 0 1 0 11zM8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
  restore: "M3 3v4h4M3.4 7A5 5 0 1 1 4.5 11.5",
  right: "m6 4 4 4-4 4",
  sun:
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13",
  table: "M2 3h12v10H2zM2 6.3h12M2 9.7h12M7 3v10",
  trash: "M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.5v4.5M9.3 6.5v4.5",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon; it says nothing to a screen reader, so what holds it needs a name. */
export function Icon({ name }: { name: IconName }) {
  return html`
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d=${PATHS[name]} />
    </svg>
  `;
}
