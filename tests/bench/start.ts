// Rows: how long it takes from the command to the first answer, in an empty folder and on the data of the last time.
import type { Bench, Group } from "./bench.ts";
import { type ServerName, startServer } from "./servers.ts";

/** Start to first /health. */
export const START: Group = {
  name: "start",
  rows: ["start-empty", "start-again"],
  async measure(bench: Bench, server: ServerName, round: number) {
    const folder = bench.folder(server, `start-${round}`);
    // Once for nothing, so that packages and the programs' files are in their caches whoever comes first.
    if (round === 0) await measureStart(server, bench.folder(server, "start-first"));
    bench.record("start-empty", server, { value: await measureStart(server, folder) });
    bench.record("start-again", server, { value: await measureStart(server, folder) });
  },
};

async function measureStart(name: ServerName, folder: string): Promise<number> {
  const server = await startServer(name, { folder });
  await server.stop();
  return server.startTime;
}
