// A folder of artifacts as requests see it: the whole store, or the folder of one run. Whatever a request names is looked up below
// it and nowhere else.
import type { FileInfo } from "../wire/artifact.ts";
import { invalid, notFound } from "../wire/errors.ts";
import type { Backend } from "./backend.ts";
import { answerDownload } from "./download.ts";
import { type FolderKey, type Key, safeFolderIn, safePathIn } from "./path.ts";

/** All paths given to it are raw: as they stood in a URL or a query, in whatever encoding. */
export class ArtifactFolder {
  constructor(private readonly backend: Backend, private readonly key: FolderKey) {}

  /** Throws 400 for a path that could name nothing here. */
  check(path: string): void {
    safePathIn(this.key, path);
  }

  /** Answers GET and HEAD of a file. Throws 404 when there is none, 400 for a folder. */
  async download(path: string, request: Request): Promise<Response> {
    const key = safePathIn(this.key, path);
    const file = await this.backend.open(key);
    if (file === undefined) throw notFound(`No such artifact: '${key}'`);
    if (file === "folder") throw invalid(`Artifact path refers to a directory, not a file: '${key}'`);
    return answerDownload(file, lastPart(key), request);
  }

  /** Stores the body of a request. Gives its size in bytes. Throws 400, 413 or 507; nothing has changed then. */
  async upload(path: string, { body, headers }: Request): Promise<number> {
    if (path.endsWith("/")) throw invalid("Artifact path must include a filename (cannot end with '/').");
    const length = headers.get("content-length");
    const upload = {
      body,
      length: length === null ? undefined : Number(length),
      md5: headers.get("content-md5") ?? undefined,
    };
    return await this.backend.put(safePathIn(this.key, path), upload);
  }

  /** What a folder holds, sorted by name, with paths from this folder on; nothing for a file or where nothing is. */
  async list(path: string): Promise<FileInfo[]> {
    const key = safeFolderIn(this.key, path);
    const above = key.slice(this.key.length).replace(/^\//, "");
    const entries = await this.backend.list(key);
    return entries
      .toSorted((a, b) => a.name < b.name ? -1 : 1)
      .map(({ name, size }) => ({
        path: above === "" ? name : `${above}/${name}`,
        is_dir: size === undefined,
        ...size !== undefined && { file_size: size },
      }));
  }

  /** Removes a file or a folder with all that is in it. Nothing happens when it isn't there. */
  async remove(path: string): Promise<void> {
    await this.backend.remove(safePathIn(this.key, path));
  }
}

const lastPart = (key: Key) => key.slice(key.lastIndexOf("/") + 1);
