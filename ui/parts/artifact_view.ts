// One artifact: name, size, download, and a preview of what can be shown safely. Nothing of an artifact is ever run.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { FileInfo } from "../../server/wire/artifact.ts";
import { type ArtifactKind, artifactKind, extensionOf, imageType } from "../artifact_kind.ts";
import { artifactUrl, getArtifactBytes } from "../calls.ts";
import { parseCsv } from "../csv.ts";
import { formatBytes, formatPlural } from "../format.ts";
import { html } from "../html.ts";
import { indentJson } from "../json.ts";
import { useQuery } from "../query.ts";
import { CopyButton } from "./copy_button.ts";
import { Icon } from "./icon.ts";
import { Failed, Loading } from "./states.ts";

const MOST_TEXT_BYTES = 500_000;
const MOST_IMAGE_BYTES = 30_000_000;
const MOST_ROWS = 200;
const MOST_COLUMNS = 100;

/** The artifact with its header. */
export function ArtifactView({ run_id, file }: { run_id: string; file: FileInfo }) {
  const { path, file_size } = file;
  const kind = artifactKind(path);
  const preview = kind === "other" ? NoPreview : Preview;
  return html`
    <header class="artifact-header">
          <h2 class="mono" title=${path}>${path}</h2>
          <${CopyButton} text=${path} what="path" />
          ${file_size !== undefined && html`<span class="muted">${formatBytes(Number(file_size))}</span>`}
          <a class="button" href=${artifactUrl(run_id, path)} download><${Icon} name="download" />Download</a>
        </header>
    <${preview} run_id=${run_id} path=${path} kind=${kind} />
  `;
}

function NoPreview({ path }: { path: string }) {
  const extension = extensionOf(path);
  return html`<p class="artifact-note muted">${
    extension ? `There is no preview of .${extension} files.` : "There is no preview of this kind of file."
  }</p>`;
}

type PreviewProps = { run_id: string; path: string; kind: ArtifactKind };

function Preview({ run_id, path, kind }: PreviewProps) {
  const limit = kind === "image" ? MOST_IMAGE_BYTES : MOST_TEXT_BYTES;
  const file = useQuery(`artifact ${run_id} ${path}`, (signal) => getArtifactBytes(run_id, path, limit, signal));
  if (file.error) return html`<${Failed} what="No preview" error=${file.error} retry=${file.reload} />`;
  if (!file.value) return html`<${Loading} what="the preview" />`;
  const { bytes, cut } = file.value;
  if (kind === "image") {
    return cut
      ? html`<p class="artifact-note muted">Too large to be shown.</p>`
      : html`<${ImageView} bytes=${bytes} path=${path} />`;
  }
  return html`${
    cut &&
    html`<p class="artifact-note" role="status">The first ${
      formatBytes(limit)
    } are shown; download the file for the rest.</p>`
  }
    <${TextPreview} text=${new TextDecoder().decode(bytes)} kind=${
    cut && kind === "json" ? "text" : kind
  } path=${path} />`;
}

function TextPreview({ text, kind, path }: { text: string; kind: ArtifactKind; path: string }) {
  if (text === "") return html`<p class="artifact-note muted">The file is empty.</p>`;
  if (kind === "table") return html`<${CsvView} text=${text} separator=${extensionOf(path) === "tsv" ? "\t" : ","} />`;
  return html`<pre class="artifact-text" tabindex="0" role="region" aria-label=${path}>${
    kind === "json" ? readableJson(text) : text
  }</pre>`;
}

/** What is not JSON after all stays as it is. */
function readableJson(text: string): string {
  try {
    return indentJson(text);
  } catch {
    return text;
  }
}

function CsvView({ text, separator }: { text: string; separator: "," | "\t" }) {
  const [head = [], ...rows] = useMemo(() => parseCsv(text, separator, MOST_ROWS + 1), [text, separator]);
  const isNumeric = head.map((_, index) =>
    rows.length > 0 && rows.every((row) => !Number.isNaN(Number(row[index] ?? NaN)))
  );
  const classOf = (index: number) => isNumeric[index] ? "number" : "";
  const title = (text: string, index: number) => html`<th scope="col" class=${classOf(index)}>${text}</th>`;
  const cell = (text: string, index: number) => html`<td class=${classOf(index)}>${text}</td>`;
  const line = (row: string[]) => html`<tr>${row.slice(0, MOST_COLUMNS).map(cell)}</tr>`;
  const count = rows.length < MOST_ROWS ? formatPlural(rows.length, "row") : `The first ${MOST_ROWS} rows`;
  return html`
    <div class="artifact-table" tabindex="0" role="region" aria-label="First rows">
      <table class="list">
        <thead>
          <tr>${head.slice(0, MOST_COLUMNS).map(title)}</tr>
        </thead>
        <tbody>${rows.map(line)}</tbody>
      </table>
    </div>
    <p class="artifact-note muted">${count}, ${formatPlural(head.length, "column")}</p>
  `;
}

/** An image as an `<img>` of a blob: even an SVG can run nothing there. */
function ImageView({ bytes, path }: { bytes: Uint8Array<ArrayBuffer>; path: string }) {
  const [state, setState] = useState<{ url?: string; size?: string; broken?: boolean }>({});
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: imageType(path) }));
    setState({ url });
    return () => URL.revokeObjectURL(url);
  }, [bytes, path]);
  const onLoad = (event: Event) => {
    const image = event.currentTarget;
    if (image instanceof HTMLImageElement) {
      setState((old) => ({ ...old, size: `${image.naturalWidth} × ${image.naturalHeight} pixels` }));
    }
  };
  const onError = () => setState({ broken: true });
  if (state.broken) return html`<p class="artifact-note bad" role="alert">The browser can't read this image.</p>`;
  return html`<div class="artifact-image">
    ${state.url && html`<img src=${state.url} alt=${path} onLoad=${onLoad} onError=${onError} />`}
    <p class="muted">${state.size}</p>
  </div>`;
}
