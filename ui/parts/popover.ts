// A button that opens a panel below itself. Escape and a click elsewhere close it; the focus goes in, and comes back.
import { useEffect, useRef, useState } from "preact/hooks";
import { classes, type ComponentChildren, html } from "../html.ts";

/** `children` is called when the panel is open, with the function that closes it. */
export type PopoverProps = {
  label: ComponentChildren;
  title: string;
  className?: string;
  align?: "end";
  children: (close: () => void) => ComponentChildren;
};

/** The button and, while it is open, its panel. */
export function Popover({ label, title, className = "", align, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const leave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    root.current?.querySelector<HTMLElement>(".popover-panel input, .popover-panel button")?.focus();
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [open]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    close();
  };
  const flip = () => setOpen(!open);
  const about = { class: className, title, "aria-expanded": open, "aria-haspopup": "dialog" };
  const panel = () =>
    html`<div class=${classes("popover-panel", align)} role="dialog" aria-label=${title}>${children(close)}</div>`;
  return html`<div class="popover" ref=${root} onKeyDown=${onKeyDown}>
    <button type="button" ref=${button} ...${about} onClick=${flip}>${label}</button>
    ${open && panel()}
  </div>`;
}
