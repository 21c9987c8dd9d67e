// Where the tests keep what they installed: outside the repository, each part complete or not there at all.
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { isFile } from "./process.ts";

/** The cache's folder: KISEKI_TEST_CACHE, else ~/.cache/kiseki, else (no HOME) a folder in the system's temporary one. */
export function cacheFolder(): string {
  const chosen = Deno.env.get("KISEKI_TEST_CACHE");
  if (chosen) return chosen;
  const home = Deno.env.get("HOME");
  return home ? `${home}/.cache/kiseki` : `${tmpdir()}/kiseki-test-cache`;
}

/** The folder of an installed part. */
export const partFolder = (name: string) => `${cacheFolder()}/${name}`;

/** Whether the part was installed to its end from the same recipe (anything that JSON can write). */
export function isComplete(name: string, recipe: unknown): boolean {
  const stamp = stampOf(name);
  return isFile(stamp) && Deno.readTextFileSync(stamp) === hashOf(recipe);
}

/** Installs a part from nothing: what an interrupted try left is removed first, the stamp is written last. */
export async function installPart(name: string, recipe: unknown, install: (folder: string) => Promise<void>) {
  const folder = partFolder(name);
  await Deno.remove(folder, { recursive: true }).catch(ignoreNotFound);
  await Deno.mkdir(folder, { recursive: true });
  await install(folder);
  await Deno.writeTextFile(stampOf(name), hashOf(recipe));
}

/** Does the work while no other process does work in this cache. */
export async function withCacheLocked<T>(work: () => Promise<T>): Promise<T> {
  await Deno.mkdir(cacheFolder(), { recursive: true });
  using file = await Deno.open(`${cacheFolder()}/lock`, { create: true, write: true });
  await file.lock(true);
  return await work();
}

const stampOf = (name: string) => `${partFolder(name)}/.complete`;
const hashOf = (recipe: unknown) => createHash("sha256").update(JSON.stringify(recipe)).digest("hex");

function ignoreNotFound(error: unknown) {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
