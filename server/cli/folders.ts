// Looks at files and folders before the stores do: makes the folders that are ours, and tells other programs' data from our own.
import { access, constants, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config } from "../config.ts";
import { MEMORY } from "./locations.ts";
import { explainFolderFailure, StartError } from "./start_failures.ts";

/**
 * Makes the folders that the server writes to, unless all of its data lies elsewhere. Throws StartError for one that can't be
 * made, read and written, so that it is told at the start and not to the first client.
 */
export async function prepareFolders(
  { dataDir, backendStoreUri, artifactsDestination, serveArtifacts }: Config,
): Promise<void> {
  if (dirname(backendStoreUri) === dataDir) await prepareFolder("data folder", dataDir);
  if (serveArtifacts) await prepareFolder("artifact folder", artifactsDestination);
}

async function prepareFolder(what: string, path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explainFolderFailure(error, what, path);
  }
}

/** Throws StartError for a folder and for MLflow's own database, saying how their data is brought over. */
export async function refuseOtherPrograms(database: string): Promise<void> {
  if (database === MEMORY) return;
  const found = await stat(database);
  if (found === undefined) return;
  const importLine =
    `bring its data over with \`deno run -A main.ts import ${database}\` (a command of the next release)`;
  if (found.isDirectory) throw new StartError(`Cannot open database "${database}": it is a folder, ${importLine}`);
  if (await isMlflowDatabase(database)) {
    throw new StartError(`Cannot open database "${database}": it is MLflow's own, ${importLine}`);
  }
}

/** What lies at a path; undefined for nothing, and for what can't be looked at, which opening it explains better. */
async function stat(path: string): Promise<Deno.FileInfo | undefined> {
  try {
    return await Deno.stat(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw explainFolderFailure(error, "database", path);
  }
}

/** SQLite keeps the text of its tables' definitions near the start of the file. */
const SCHEMA_BYTES = 256 * 1024;

/** Looks for the table that MLflow's migrations keep, without opening the file as a database, which would change it. */
async function isMlflowDatabase(path: string): Promise<boolean> {
  const bytes = new Uint8Array(SCHEMA_BYTES);
  let length = 0;
  try {
    using file = await Deno.open(path);
    length = await file.read(bytes) ?? 0;
  } catch (error) {
    throw explainFolderFailure(error, "database", path);
  }
  return new TextDecoder("latin1").decode(bytes.subarray(0, length)).includes("CREATE TABLE alembic_version");
}
