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

/** A failure, in the server's words, with a way to try again. */
export function Failed({ what, error, retry }: { what: string; error: CallError; retry?: () => void }) {
  return html`<div class="state state-failed" role="alert">
    <h2>${what}</h2>
    <p>${error.message}</p>
    <p class="muted mono">${error.error_code}${error.status > 0 ? ` · ${error.status}` : ""}</p>
    ${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
  </div>`;
}

/** Nothing there, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return html`<div class="state"><h2>${title}</h2>${children}</div>`;
}
