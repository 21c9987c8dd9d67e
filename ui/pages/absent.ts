// The page for addresses of MLflow's pages that are not here yet: it says so and leads back.
import { useCrumbs } from "../crumbs.ts";
import { html } from "../html.ts";
import { Empty } from "../parts/states.ts";
import { links } from "../router.ts";

/** `title` names what is missing; `back` is the nearest page that is here. */
export function AbsentPage({ title, back }: { title: string; back: string }) {
  useCrumbs([{ text: title }]);
  return html`
    <${Empty} heading="h1" title=${`Not part of Kiseki yet: ${title}`}>
      <p>The address is one of MLflow's, but there is no page for it here.</p>
      <p><a href=${back}>${back === links.experiments() ? "Go to the experiments" : "Go back"}</a></p>
      <//>
  `;
}
