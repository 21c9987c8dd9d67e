// The theme in force, for the button that changes it and for canvases, which have to be drawn anew.
import { createObservable } from "./observable.ts";
import { readTheme, showTheme, storeTheme, type Theme } from "./theme_choice.ts";

/** What was chosen. */
export const theme = createObservable<Theme>("auto");

/** What the choice comes to; with "auto" the system decides, and may change its mind. */
export const shade = createObservable<"light" | "dark">("light");

const systemDark = () => matchMedia("(prefers-color-scheme: dark)");

/** Takes up the theme that first.ts has shown, and follows the system from now on. */
export function startTheme(): void {
  systemDark().addEventListener("change", updateShade);
  theme.set(readTheme());
  updateShade();
}

/** Changes the theme and remembers it. */
export function chooseTheme(choice: Theme): void {
  storeTheme(choice);
  showTheme(choice);
  theme.set(choice);
  updateShade();
}

function updateShade(): void {
  const choice = theme.get();
  shade.set(choice === "auto" ? (systemDark().matches ? "dark" : "light") : choice);
}
