// Starts the pages: follows the address and draws the page that it names inside the shell.
import { render } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { html } from "./html.ts";
import { useObservable } from "./observable.ts";
import { AbsentPage } from "./pages/absent.ts";
import { ExperimentsPage } from "./pages/experiments.ts";
import { FindRunPage } from "./pages/find_run.ts";
import { RunsPage } from "./pages/runs.ts";
import { LazyPage } from "./parts/lazy_page.ts";
import { Shell } from "./parts/shell.ts";
import { Failed } from "./parts/states.ts";
import { callErrorFrom } from "./query.ts";
import { type Place, place, startRouter } from "./router.ts";
import { startTheme } from "./theme.ts";

function Application() {
  const current = useObservable(place);
  return html`
    <${Shell}>
      <${Page} key=${current.route.page} ...${current} />
      <//>
  `;
}

/** A defect in one page leaves the shell, and the way to the others, alone. */
function Page({ route, query }: Place) {
  const [defect, reset] = useErrorBoundary();
  if (defect) {
    return html`<${Failed} heading="h1" what="This page has a defect" error=${callErrorFrom(defect)} retry=${reset} />`;
  }
  switch (route.page) {
    case "experiments":
      return html`<${ExperimentsPage} query=${query} />`;
    case "runs":
      return html`<${RunsPage} experiment_ids=${route.experiment_ids} query=${query} />`;
    case "run":
      return html`<${LazyPage} load=${loadRunPage} key=${route.run_id} route=${route} query=${query} />`;
    case "find_run":
      return html`<${FindRunPage} run_id=${route.run_id} />`;
    case "absent":
      return html`<${AbsentPage} title=${route.title} back=${route.back} />`;
  }
}

/** A chunk of its own: the charts are only fetched where there are any. */
const loadRunPage = async () => (await import("./pages/run.ts")).RunPage;

startTheme();
startRouter();
const root = document.getElementById("app");
if (root) render(html`<${Application} />`, root);
