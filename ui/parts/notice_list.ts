// Shows the messages of notices.ts at the foot of the page; a screen reader speaks them.
import { html } from "../html.ts";
import { attempt, dismiss, type Notice, notices } from "../notices.ts";
import { useObservable } from "../observable.ts";
import { IconButton } from "./controls.ts";

/** All messages that are shown now. */
export function NoticeList() {
  const shown = useObservable(notices);
  return html`<div class="notices" role="status" aria-live="polite">
    ${shown.map((notice) => html`<${NoticeItem} key=${notice.id} notice=${notice} />`)}
  </div>`;
}

function NoticeItem({ notice }: { notice: Notice }) {
  const { id, text, bad, undo } = notice;
  const takeBack = () => {
    dismiss(id);
    if (undo) attempt(undo);
  };
  return html`<div class=${bad ? "notice notice-bad" : "notice"}>
    <span>${text}</span>
    ${undo && html`<button type="button" class="link" onClick=${takeBack}>Undo</button>`}
    <${IconButton} icon="close" label="Dismiss" onClick=${() => dismiss(id)} />
  </div>`;
}
