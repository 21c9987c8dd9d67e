// Artifacts in a folder of this machine.
//
// A file is received under a name that nobody can ask for and renamed when all of it is on the disk, so that it is seen whole or
// not at all. What is removed goes the other way round.
import { dirname, join } from "node:path";
import type { Backend, Entry, StoredFile, Upload } from "./backend.ts";
import { makeFolder, orUndefined, syncFolder, writeError } from "./disk.ts";
import { type FolderKey, invalidPath, isReserved, type Key, RESERVED_FOLDER } from "./path.ts";
import { receive } from "./receive.ts";
import { storedFile } from "./stored_file.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Files of a folder that are looked at side by side. */
const STATS_AT_ONCE = 64;

/** How this store names what it puts aside; whatever else is there is not its own. */
const HIDDEN_NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Opens a folder as a store of artifacts and makes it when it isn't there. Removes what earlier uploads and removals left behind
 * over a day ago. Throws a plain Error when there can be no such folder. `maxBytes` bounds a single file.
 */
export async function openFolder(root: string, maxBytes: number): Promise<Backend> {
  try {
    await Deno.mkdir(root, { recursive: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new Error(`Cannot keep artifacts in "${root}": ${reason}`, { cause });
  }
  const store = new FolderStore(root, maxBytes);
  await store.removeLeftovers(Date.now() - DAY_MS);
  return store;
}

class FolderStore implements Backend {
  readonly #hidden: string;

  constructor(readonly root: string, readonly maxBytes: number) {
    this.#hidden = join(root, RESERVED_FOLDER);
  }

  async open(key: Key): Promise<StoredFile | "folder" | undefined> {
    const path = await this.#realPath(key);
    const file = path === undefined ? undefined : await orUndefined(Deno.open(path));
    if (file === undefined) return undefined;
    const info = await file.stat();
    if (info.isFile) return storedFile(file, info);
    file.close();
    return info.isDirectory ? "folder" : undefined;
  }

  async put(key: Key, upload: Upload): Promise<number> {
    try {
      await this.#checkTarget(key);
      return await this.#receive(upload, join(this.root, key));
    } catch (error) {
      throw writeError(error, key);
    }
  }

  async list(folder: FolderKey): Promise<Entry[]> {
    const path = await this.#realPath(folder);
    if (path === undefined || !(await orUndefined(Deno.stat(path)))?.isDirectory) return [];
    const names = await Array.fromAsync(Deno.readDir(path), (entry) => entry.name);
    const visible = folder === "" ? names.filter((name) => !isReserved(name)) : names;
    const entries: (Entry | undefined)[] = [];
    for (let at = 0; at < visible.length; at += STATS_AT_ONCE) {
      const some = visible.slice(at, at + STATS_AT_ONCE);
      entries.push(...await Promise.all(some.map((name) => this.#entry(folder, name))));
    }
    return entries.filter((entry) => entry !== undefined);
  }

  async remove(key: Key): Promise<void> {
    const path = join(this.root, key);
    // A link that leads out is not ours to remove; of one that stays inside, the link goes and not what it points to.
    if (await this.#realPath(dirname(key)) === undefined || await orUndefined(Deno.lstat(path)) === undefined) return;
    await this.#realPath(key);
    await makeFolder(this.#hidden);
    const removed = this.#hiddenName();
    if (await orUndefined(Deno.rename(path, removed).then(() => true)) === undefined) return;
    await syncFolder(dirname(path));
    await Deno.remove(removed, { recursive: true });
  }

  /** Removes what was put aside before `time` (ms) and that no request is working on any more. */
  async removeLeftovers(time: number): Promise<void> {
    if (await orUndefined(Deno.stat(this.#hidden)) === undefined) return;
    for await (const { name } of Deno.readDir(this.#hidden)) {
      const path = join(this.#hidden, name);
      const changed = (await orUndefined(Deno.lstat(path)))?.mtime?.getTime() ?? time;
      if (HIDDEN_NAME.test(name) && changed < time) await orUndefined(Deno.remove(path, { recursive: true }));
    }
  }

  #hiddenName = () => join(this.#hidden, crypto.randomUUID());

  async #receive(upload: Upload, target: string): Promise<number> {
    await makeFolder(this.#hidden);
    const path = this.#hiddenName();
    try {
      const size = await this.#write(upload, path);
      await makeFolder(dirname(target));
      await Deno.rename(path, target);
      await syncFolder(dirname(target));
      return size;
    } catch (error) {
      await orUndefined(Deno.remove(path));
      throw error;
    }
  }

  async #write(upload: Upload, path: string): Promise<number> {
    using file = await Deno.open(path, { write: true, createNew: true });
    return await receive(upload, file, this.maxBytes);
  }

  /** Refuses what could not be stored before its bytes are taken: the name is a folder's, or lies below a file or outside. */
  async #checkTarget(key: Key): Promise<void> {
    if ((await orUndefined(Deno.lstat(join(this.root, key))))?.isDirectory) throw invalidPath(`'${key}' is a folder`);
    let folder = dirname(key);
    while (folder !== "." && await orUndefined(Deno.lstat(join(this.root, folder))) === undefined) {
      folder = dirname(folder);
    }
    if (folder === ".") return;
    const path = await this.#realPath(folder);
    if (path === undefined || !(await Deno.stat(path)).isDirectory) throw invalidPath(`'${folder}' is not a folder`);
  }

  /** Where a name leads when all links are followed; undefined when nowhere. Throws 400 when that is outside of the store. */
  async #realPath(name: string): Promise<string | undefined> {
    const target = await this.#follow(name);
    if (target?.isInside === false) throw invalidPath("resolved path is outside the artifact directory");
    return target?.path;
  }

  async #follow(name: string): Promise<{ path: string; isInside: boolean } | undefined> {
    const root = await orUndefined(Deno.realPath(this.root));
    const path = await orUndefined(Deno.realPath(join(this.root, name)));
    if (root === undefined || path === undefined) return undefined;
    return { path, isInside: path === root || path.startsWith(join(root, "/")) };
  }

  /** Links that lead nowhere or outside are not shown; nor is what has vanished since its name was read. */
  async #entry(folder: FolderKey, name: string): Promise<Entry | undefined> {
    const path = join(this.root, folder, name);
    let info = await orUndefined(Deno.lstat(path));
    if (info?.isSymlink) {
      const target = await this.#follow(join(folder, name));
      info = target?.isInside ? await orUndefined(Deno.stat(target.path)) : undefined;
    }
    if (info?.isDirectory) return { name };
    return info?.isFile ? { name, size: info.size } : undefined;
  }
}
