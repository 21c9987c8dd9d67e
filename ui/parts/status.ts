// A run's status: a dot in its colour and the word, so that colour is never alone.
import { html } from "../html.ts";

const WORDS = new Map<string, string>([
  ["RUNNING", "Running"],
  ["SCHEDULED", "Scheduled"],
  ["FINISHED", "Finished"],
  ["FAILED", "Failed"],
  ["KILLED", "Killed"],
]);

/** The status as words with their dot. */
export function Status({ status }: { status: string }) {
  return html`<span class=${`status status-${status.toLowerCase()}`}><span class="dot" aria-hidden="true"></span>${
    WORDS.get(status) ?? status
  }</span>`;
}
