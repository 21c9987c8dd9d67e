// Bundles the pages into ui/dist: `deno task ui`. The same sources give the same bytes, and every name carries a hash of its content.
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

const SOURCES = new URL("./", import.meta.url);
const DIST = new URL("dist/", SOURCES);
/** Where the files lie below index.html; the server lets browsers keep what is in there for ever. */
const ASSETS = "assets/";
/** What a first visit may fetch, scripts and styles, gzipped. */
const BUDGET_BYTES = 60_000;

/** The files of a bundle by their path below dist. */
export type Bundle = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

type Files = Map<string, Uint8Array<ArrayBuffer>>;

/** Makes the bundle, in memory. Throws when the bundler complains. */
export async function buildPages(): Promise<Bundle> {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-ui-" });
  try {
    await bundle(["main.ts"], ["--outdir", folder, "--code-splitting"]);
    // Not a module, so that the browser runs it before it draws.
    await bundle(["first.ts"], ["--output", `${folder}/first.js`, "--format=iife"]);
    await bundle(["style.css"], ["--output", `${folder}/style.css`]);
    return nameByContent(await readFolder(folder));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function bundle(entries: string[], flags: string[]): Promise<void> {
  const args = ["bundle", "--quiet", "--minify", "--platform=browser", ...flags, ...entries];
  const { success, stderr } = await new Deno.Command(Deno.execPath(), { args, cwd: SOURCES, stderr: "piped" }).output();
  if (!success) throw new Error(`Cannot bundle the pages: ${new TextDecoder().decode(stderr)}`);
}

async function readFolder(folder: string): Promise<Files> {
  const files: Files = new Map();
  for await (const { name } of Deno.readDir(folder)) files.set(name, await Deno.readFile(`${folder}/${name}`));
  return files;
}

/** Puts the files below assets/ under names with a hash of their content, and these names into what refers to them. */
async function nameByContent(files: Files): Promise<Bundle> {
  const names = new Map<string, string>();
  const named: [string, Uint8Array<ArrayBuffer>][] = [];
  for (const name of importedFirst(files)) {
    const content = replaceNames(files.get(name), names);
    names.set(name, hashedName(name, content));
    named.push([ASSETS + names.get(name), content]);
  }
  const index = await Deno.readTextFile(new URL("index.html", SOURCES));
  named.push(["index.html", new TextEncoder().encode(nameSources(index, names).replaceAll(/\n\s*/g, "\n"))]);
  return new Map(named.toSorted(([a], [b]) => a < b ? -1 : 1));
}

/** The names so that each stands behind those that it imports: a hash covers the names of what is imported. */
function importedFirst(files: Files): string[] {
  const ordered = new Set<string>();
  const visit = (name: string) => {
    if (ordered.has(name)) return;
    const text = new TextDecoder().decode(files.get(name));
    for (const other of files.keys()) if (other !== name && text.includes(`"./${other}"`)) visit(other);
    ordered.add(name);
  };
  for (const name of files.keys()) visit(name);
  return [...ordered];
}

/** The bundler gives chunks a hash too, but one that depends on the folder that the sources lie in. */
function hashedName(name: string, content: Uint8Array): string {
  const [, stem, extension] = /^(\w+)(?:-[A-Z0-9]{8})?(\.\w+)$/.exec(name) ?? [];
  if (stem === undefined) throw new Error(`Cannot bundle the pages: the bundler made a file called ${name}`);
  return `${stem}-${createHash("sha256").update(content).digest("hex").slice(0, 8)}${extension}`;
}

function replaceNames(content: Uint8Array<ArrayBuffer> | undefined, names: ReadonlyMap<string, string>) {
  let text = new TextDecoder().decode(content);
  for (const [name, hashed] of names) text = text.replaceAll(`"./${name}"`, `"./${hashed}"`);
  return new TextEncoder().encode(text);
}

/** index.html names the sources, so that it can be read without knowing the bundle. */
function nameSources(index: string, names: ReadonlyMap<string, string>): string {
  return index.replaceAll(/(src|href)="([\w.]+)"/g, (_, attribute, source: string) => {
    const hashed = names.get(source.replace(/\.ts$/, ".js"));
    if (hashed === undefined) {
      throw new Error(`Cannot bundle the pages: index.html names ${source}, which was not made`);
    }
    return `${attribute}="${ASSETS}${hashed}"`;
  });
}

async function writeBundle(files: Bundle): Promise<void> {
  await Deno.remove(DIST, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  await Deno.mkdir(new URL(ASSETS, DIST), { recursive: true });
  for (const [path, content] of files) await Deno.writeFile(new URL(path, DIST), content);
}

const gzippedSize = (content: Uint8Array) => gzipSync(content, { level: 9 }).length;

/** The scripts and styles of a first visit, and their bytes, gzipped: what index.html names, and what main.js imports at once. */
export function weighFirstVisit(files: Bundle): { paths: string[]; bytes: number } {
  const named = [...files.keys()].filter((path) => /^assets\/(main|first|style)-/.test(path));
  const main = new TextDecoder().decode(files.get(named.find((path) => path.includes("main-")) ?? ""));
  const imported = [...main.matchAll(/from"\.\/([^"]+)"/g)].map(([, name]) => ASSETS + name);
  const paths = [...named, ...imported];
  return { paths, bytes: paths.reduce((sum, path) => sum + gzippedSize(files.get(path) ?? new Uint8Array()), 0) };
}

function printSizes(files: Bundle): void {
  const { paths, bytes } = weighFirstVisit(files);
  for (const [path, content] of files) {
    const sizes = [content.length, gzippedSize(content)].map((size) => String(size).padStart(8)).join("");
    console.log(`${sizes} ${paths.includes(path) ? "*" : " "} ${path}`);
  }
  console.log(`First visit (*): ${bytes} of ${BUDGET_BYTES} bytes, gzipped`);
  if (bytes > BUDGET_BYTES) {
    throw new Error(`The first visit's scripts and styles weigh more than ${BUDGET_BYTES} bytes`);
  }
}

if (import.meta.main) {
  const files = await buildPages();
  await writeBundle(files);
  printSizes(files);
}
