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

async function readFolder(folder: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { name } of Deno.readDir(folder)) files.set(name, await Deno.readFile(`${folder}/${name}`));
  return files;
}

/** The bundler hashes the chunks' names itself; the files that index.html names get their hash here. */
async function nameByContent(files: Map<string, Uint8Array<ArrayBuffer>>): Promise<Bundle> {
  const named = new Map<string, Uint8Array<ArrayBuffer>>();
  let index = (await Deno.readTextFile(new URL("index.html", SOURCES))).replaceAll(/\n\s*/g, "\n");
  files.set("icon.svg", await Deno.readFile(new URL("icon.svg", SOURCES)));
  const entries = { "main.js": "main.ts", "first.js": "first.ts", "style.css": "style.css", "icon.svg": "icon.svg" };
  for (const [name, source] of Object.entries(entries)) {
    const content = files.get(name);
    if (!content) throw new Error(`Cannot bundle the pages: the bundler made no ${name}`);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
    const hashed = name.replace(".", `-${hash}.`);
    files.delete(name);
    named.set(ASSETS + hashed, content);
    index = index.replace(`"${source}"`, `"${ASSETS}${hashed}"`);
  }
  for (const [name, content] of files) named.set(ASSETS + name, content);
  named.set("index.html", new TextEncoder().encode(index));
  return new Map([...named].toSorted(([a], [b]) => a < b ? -1 : 1));
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
