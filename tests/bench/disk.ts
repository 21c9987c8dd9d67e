// What lies on the disk: the size of a database when all is written into it, and how fast the disk can flush.
import { DatabaseSync } from "node:sqlite";
import { databaseFile, type ServerName } from "./servers.ts";

/** Bytes of the database of a server that has nothing to do, once its write-ahead log is emptied into it. */
export function readDatabaseSize(name: ServerName, folder: string): number {
  const file = databaseFile(name, folder);
  const database = new DatabaseSync(file);
  const outcome = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
  database.close();
  if (outcome?.busy !== 0) throw new Error(`Cannot empty the write-ahead log of ${file}: it is in use`);
  return Deno.statSync(file).size;
}

/**
 * Times a second that 4 KiB can be written over and flushed on the file system of `folder`: the most that one
 * connection can commit when each commit waits for the disk.
 */
export async function measureFlushRate(folder: string): Promise<number> {
  const path = `${folder}/flush`;
  using file = await Deno.open(path, { create: true, write: true });
  const page = new Uint8Array(4096).fill(7);
  const pages = 1024; // as in a write-ahead log, the file has its size already
  for (let at = 0; at < pages; at++) file.writeSync(page);
  file.syncSync();
  const begin = performance.now();
  let count = 0;
  for (; performance.now() - begin < 1_000; count++) {
    file.seekSync((count % pages) * page.length, Deno.SeekMode.Start);
    file.writeSync(page);
    file.syncDataSync();
  }
  await Deno.remove(path);
  return count / ((performance.now() - begin) / 1000);
}
