// A run's artifacts: the tree of folders, fetched as they are opened, and beside it the chosen file. The path is in the address.
import { useEffect, useState } from "preact/hooks";
import type { FileInfo } from "../../server/wire/artifact.ts";
import type { Run } from "../../server/wire/run.ts";
import { listArtifacts } from "../calls.ts";
import { formatBytes } from "../format.ts";
import { html } from "../html.ts";
import { useQuery } from "../query.ts";
import { links } from "../router.ts";
import { ArtifactView } from "./artifact_view.ts";
import { CopyButton } from "./copy_button.ts";
import { Icon } from "./icon.ts";
import { Empty, Failed, Loading } from "./states.ts";

/** The tab; `path` is the chosen file or folder, empty for none. */
export function ArtifactBrowser({ run, path }: { run: Run; path: string }) {
  const { run_id, experiment_id, artifact_uri } = run.info;
  const root = useQuery(`artifacts ${run_id}`, (signal) => listArtifacts(run_id, "", signal));
  if (root.error) {
    return html`<${Failed} what="The artifacts can't be listed" error=${root.error} retry=${root.reload} />`;
  }
  if (!root.value) return html`<${Loading} what="artifacts" />`;
  if (root.value.length === 0) {
    return html`
      <${Empty} title="No artifacts">
        <p class="muted">They are kept at <span class="mono">${artifact_uri}</span></p>
        <//>
    `;
  }
  const tree = { run_id, experiment_id, chosen: path };
  return html`
    <div class="artifacts">
      <nav class="artifact-tree" aria-label="Artifacts">
        <${FileList} files=${root.value} ...${tree} />
      </nav>
      <div class="artifact-pane">
          ${path ? html`<${ChosenArtifact} key=${path} ...${tree} />` : html`
            <${Empty} title="Choose a file">
              <p class="location muted">
                    <span class="mono">${artifact_uri}</span><${CopyButton} text=${artifact_uri} what="location" /></p>
              <//>
          `}
        </div>
    </div>
  `;
}

type Tree = { run_id: string; experiment_id: string; chosen: string };

function FileList({ files, ...tree }: Tree & { files: FileInfo[] }) {
  const sorted = files.toSorted((a, b) => Number(b.is_dir) - Number(a.is_dir));
  const item = (file: FileInfo) => html`<${file.is_dir ? Folder : File} ...${tree} file=${file} />`;
  return html`<ul>${sorted.map((file) => html`<li key=${file.path}>${item(file)}</li>`)}</ul>`;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

function File({ file, run_id, experiment_id, chosen }: Tree & { file: FileInfo }) {
  const { path, file_size } = file;
  const current = path === chosen ? "true" : undefined;
  const size = file_size === undefined ? "" : formatBytes(Number(file_size));
  return html`<a class="tree-item" href=${
    links.artifact(experiment_id, run_id, path)
  } title=${path} aria-current=${current}>
    <${Icon} name="file" /><span class="tree-name">${nameOf(path)}</span><span class="muted number">${size}</span>
  </a>`;
}

function Folder({ file: { path }, ...tree }: Tree & { file: FileInfo }) {
  const leadsToChosen = tree.chosen === path || tree.chosen.startsWith(`${path}/`);
  const [open, setOpen] = useState(leadsToChosen);
  useEffect(() => {
    if (leadsToChosen) setOpen(true);
  }, [leadsToChosen]);
  const flip = () => setOpen(!open);
  return html`<button type="button" class="tree-item" aria-expanded=${open} title=${path} onClick=${flip}>
      <${Icon} name=${open ? "down" : "right"} /><${Icon} name="folder" /><span class="tree-name">${nameOf(path)}</span>
    </button>
    ${open && html`<${FolderContent} path=${path} ...${tree} />`}`;
}

function FolderContent({ path, ...tree }: Tree & { path: string }) {
  const files = useQuery(`artifacts ${tree.run_id} ${path}`, (signal) => listArtifacts(tree.run_id, path, signal));
  if (files.error) {
    const again = html`<button type="button" class="link" onClick=${files.reload}>Try again</button>`;
    return html`<p class="tree-note bad" role="alert">${files.error.message} ${again}</p>`;
  }
  if (!files.value) return html`<p class="tree-note muted">Loading…</p>`;
  return files.value.length === 0
    ? html`<p class="tree-note muted">Empty folder</p>`
    : html`<${FileList} files=${files.value} ...${tree} />`;
}

/** The address does not say whether its path is a file: the listing of the folder around it does. */
function ChosenArtifact({ run_id, chosen }: Tree) {
  const parent = chosen.slice(0, Math.max(0, chosen.lastIndexOf("/")));
  const siblings = useQuery(`artifacts ${run_id} ${parent}`, (signal) => listArtifacts(run_id, parent, signal));
  if (siblings.error) {
    return html`<${Failed} what="This artifact can't be shown" error=${siblings.error} retry=${siblings.reload} />`;
  }
  if (!siblings.value) return html`<${Loading} what="the artifact" />`;
  const file = siblings.value.find(({ path }) => path === chosen);
  if (!file) {
    return html`
      <${Empty} title="No such artifact">
        <p class="mono">${chosen}</p>
        <//>
    `;
  }
  return file.is_dir
    ? html`
      <${Empty} title=${nameOf(chosen)}>
        <p class="muted">A folder. Choose a file in it.</p>
        <//>
    `
    : html`<${ArtifactView} run_id=${run_id} file=${file} />`;
}
