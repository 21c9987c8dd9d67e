// The bundle that is committed is the one that the sources make.
import assert from "node:assert/strict";
import { buildPages, type Bundle, weighFirstVisit } from "../../ui/build.ts";

/** Another version's bundler may write other bytes: the committed bundle is made by the one that continuous integration installs. */
const [, BUNDLER] = /^DENO_VERSION=(.+)$/m.exec(Deno.readTextFileSync(new URL("../../.ci/run", import.meta.url))) ?? [];
const HINT = `run \`deno task ui\` with Deno ${BUNDLER} (this is ${Deno.version.deno})`;

const DIST = new URL("../../ui/dist/", import.meta.url);

async function readDist(folder: string): Promise<Bundle> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder, DIST))) {
    if (isDirectory) { for (const [path, content] of await readDist(`${folder}${name}/`)) files.set(path, content); }
    else files.set(folder + name, await Deno.readFile(new URL(folder + name, DIST)));
  }
  return files;
}

Deno.test("ui/dist: it is what `deno task ui` makes of the sources", async () => {
  const [built, committed] = [await buildPages(), await readDist("")];
  assert.deepEqual([...committed.keys()].toSorted(), [...built.keys()], HINT);
  for (const [path, content] of built) assert.deepEqual(committed.get(path), content, `${path}: ${HINT}`);
});

Deno.test("ui/dist: a first visit fetches at most 60 kB of scripts and styles, and an index of 4 kB", async () => {
  const files = await readDist("");
  const { bytes, paths } = weighFirstVisit(files);
  assert.ok(paths.length >= 3 && bytes <= 60_000, `${bytes} bytes in ${paths.join(", ")}`);
  assert.ok((files.get("index.html")?.length ?? Infinity) < 4_096);
});

Deno.test("ui/dist: nothing is inline in index.html, and nothing comes from another host or from the root", async () => {
  const index = await Deno.readTextFile(new URL("index.html", DIST));
  assert.doesNotMatch(index, /<script(?![^>]* src=)|<style|\son\w+=/);
  assert.doesNotMatch(index, /(?:src|href)="(?:\/|(?!data:)[a-z]+:)/);
});
