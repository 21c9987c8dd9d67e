// The short address of a run (`#/runs/<id>`): asks for its experiment and goes on to its page.
import { useEffect } from "preact/hooks";
import { getRun } from "../calls.ts";
import { html } from "../html.ts";
import { Failed, Loading } from "../parts/states.ts";
import { useQuery } from "../query.ts";
import { links, navigate } from "../router.ts";

/** Leaves no step in the history, so that "back" does not come here again. */
export function FindRunPage({ run_id }: { run_id: string }) {
  const run = useQuery(`find ${run_id}`, (signal) => getRun(run_id, signal));
  const info = run.value?.info;
  useEffect(() => {
    if (info) navigate(links.run(info.experiment_id, info.run_id), { replace: true });
  }, [info]);
  if (run.error) {
    return html`<${Failed} heading="h1" what="This run can't be shown" error=${run.error} retry=${run.reload} />`;
  }
  return html`<${Loading} what="the run" />`;
}
