// A page whose code is fetched when it is first shown.
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { CallError } from "../client.ts";
import { html } from "../html.ts";
import { Failed, Loading } from "./states.ts";

type Load<Props> = () => Promise<FunctionComponent<Props>>;

/** Fetches the page with `load` and shows it with the other properties. */
export function LazyPage<Props>({ load, ...props }: { load: Load<Props> }) {
  const [page, setPage] = useState<{ component?: FunctionComponent<Props>; error?: CallError }>({});
  useEffect(() => {
    // After an update of the server the old files are gone: only a fresh index.html names the new ones.
    const failed = new CallError(
      "PAGE_OUTDATED",
      "Its code can't be fetched. The server may have been updated: reload the page.",
      0,
    );
    load().then((component) => setPage({ component }), () => setPage({ error: failed }));
  }, [load]);
  if (page.error) {
    return html`<${Failed} heading="h1" what="This page can't be shown" error=${page.error} retry=${() =>
      location.reload()} />`;
  }
  return page.component ? html`<${page.component} ...${props} />` : html`<${Loading} what="the page" />`;
}
