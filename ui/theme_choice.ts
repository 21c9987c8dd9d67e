// Which theme to show: what the address asks for (`?theme=`, before or after the `#`) goes before what was chosen last.

/** The themes in the order in which the button goes through them; "auto" is as the system has it. */
export const THEMES = ["auto", "light", "dark"] as const;
/** A choice of theme. */
export type Theme = typeof THEMES[number];

const STORED = "kiseki.theme";

const themeFrom = (text: string | null | undefined): Theme | undefined => THEMES.find((theme) => theme === text);

/** The theme that an address asks for. */
export function themeInAddress(search: string, hash: string): Theme | undefined {
  const mark = hash.indexOf("?");
  const inHash = mark < 0 ? null : new URLSearchParams(hash.slice(mark)).get("theme");
  return themeFrom(new URLSearchParams(search).get("theme")) ?? themeFrom(inHash);
}

/** The theme of this page. */
export function readTheme(): Theme {
  return themeInAddress(location.search, location.hash) ?? themeFrom(readStored()) ?? "auto";
}

/** Has the browser draw in a theme. */
export function showTheme(choice: Theme): void {
  document.documentElement.dataset.theme = choice;
}

/** Remembers a choice for the next visit. */
export function storeTheme(choice: Theme): void {
  try {
    localStorage.setItem(STORED, choice);
  } catch {
    // A frame of another origin may have no storage; the choice then lasts as long as the page.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
