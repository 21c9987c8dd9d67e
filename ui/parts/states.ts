// What a page shows while it waits, when it failed, and when there is nothing.
import type { CallError } from "../client.ts";
import { type ComponentChildren, html } from "../html.ts";

/** Waiting; the words are shown after a moment only, so that quick answers don't flicker. */
export function Loading({ what }: { what: string }) {
  return html`
    <div class="state state-loading"
      role="status"><span class="spinner" aria-hidden="true"></span>Loading ${what}…</div>
  `;
}

/** How high the title stands: "h1" when the state is all that the page shows. */
type Heading = "h1" | "h2";

/** `what` says what failed; `retry` tries again. */
export type FailedProps = { what: string; error: CallError; retry?: () => void; heading?: Heading };

/** A failure, in the server's words, with a way to try again. */
export function Failed({ what, error, retry, heading = "h2" }: FailedProps) {
  return html`
    <div class="state state-failed" role="alert">
      <${heading}>${what}<//>
        <p>${error.message}</p>
        <p class="muted mono">${error.error_code}${error.status > 0 ? ` · ${error.status}` : ""}</p>
        ${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
      </div>
  `;
}

/** Says why what stands below it is not the newest, or not what was asked for. */
export function Outdated({ error, retry }: { error: CallError; retry: () => void }) {
  return html`
    <div class="outdated" role="alert">
      <span>${error.message}</span>
      <button type="button" onClick=${retry}>Try again</button>
    </div>
  `;
}

/** Nothing there, and what to do about it. */
export function Empty(
  { title, children, heading = "h2" }: { title: string; children?: ComponentChildren; heading?: Heading },
) {
  return html`
    <div class="state">
      <${heading}>${title}<//>${children}</div>
  `;
}
