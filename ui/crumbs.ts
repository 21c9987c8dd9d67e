// The breadcrumbs of the top bar: a page says where it stands, the shell shows it.
import { useEffect } from "preact/hooks";
import { createObservable } from "./observable.ts";

/** A step below the list of experiments. One with an `experiment_id` also offers the other experiments. */
export type Crumb = { text: string; href?: string; experiment_id?: string };

/** The steps of the page that is shown. */
export const crumbs = createObservable<readonly Crumb[]>([]);

/** Sets the steps of this page, and the title of the window with the deepest of them first. */
export function useCrumbs(steps: readonly Crumb[]): void {
  useEffect(() => {
    crumbs.set(steps);
    document.title = [...steps.map(({ text }) => text).reverse(), "Kiseki"].join(" · ");
  }, [JSON.stringify(steps)]);
}
