// A dialog that asks for one line of text: a name for what is created or renamed.
import { useEffect, useRef, useState } from "preact/hooks";
import { CallError } from "../client.ts";
import { html } from "../html.ts";
import { callErrorFrom } from "../query.ts";
import { TextInput } from "./controls.ts";

/** `save` may throw; its words are then shown and the dialog stays. */
export type TextDialogProps = {
  title: string;
  label: string;
  action: string;
  initial?: string;
  save: (text: string) => Promise<unknown>;
  close: () => void;
};

/** The dialog, open as long as it exists. */
export function TextDialog({ title, label, action, initial = "", save, close }: TextDialogProps) {
  const [text, setText] = useState(initial);
  const [error, setError] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // Its own event then says that it is closed: a dialog that only went away would not give the focus back to where it was.
  const shut = () => dialog.current?.close();
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await save(text.trim());
      shut();
    } catch (failure) {
      setError(callErrorFrom(failure));
      setBusy(false);
    }
  };
  const unchanged = text.trim() === "" || text.trim() === initial;
  const about = error && { "aria-invalid": "true", "aria-describedby": "text-dialog-error" };
  return html`
    <dialog ref=${dialog} aria-labelledby="text-dialog-title" onClose=${close}>
      <form onSubmit=${submit}>
          <h2 id="text-dialog-title">${title}</h2>
          <label class="field">${label}<${TextInput} value=${text} takesFocus ...${about} onText=${setText} /></label>
          ${error && html`<p id="text-dialog-error" class="bad" role="alert">${error.message}</p>`}
          <div class="dialog-actions">
            <button type="button" onClick=${shut}>Cancel</button>
            <button type="submit" class="primary" disabled=${busy || unchanged}>${action}</button>
          </div>
        </form>
    </dialog>
  `;
}
