// Runs before anything is drawn, so that a chosen theme does not flash. A file of its own: the page allows no inline script.
import { readTheme, showTheme } from "./theme_choice.ts";

showTheme(readTheme());
