// A button that copies a text, and says that it did.
import { useState } from "preact/hooks";
import { html } from "../html.ts";
import { attempt } from "../notices.ts";
import { IconButton } from "./controls.ts";

/** Copies `text`; `what` names it for the tooltip: `Copy run ID`. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    if (!await attempt(() => copyText(text))) return;
    setDone(true);
    setTimeout(() => setDone(false), 1_500);
  };
  return html`<${IconButton} icon=${done ? "check" : "copy"} label=${
    done ? "Copied" : `Copy ${what}`
  } onClick=${copy} />`;
}

/** `navigator.clipboard` exists on https and localhost only; elsewhere a selected field and the old command do it. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return await navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("The browser does not let this page copy.");
}
