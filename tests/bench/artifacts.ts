// Rows: a large artifact through the proxy, up and down, and how much memory the server takes meanwhile.
import type { Bench, Group } from "./bench.ts";
import { Connection, getRequest, putHead } from "./client.ts";
import { costs, readClocks } from "./load.ts";
import { findTree, readResident } from "./process_tree.ts";
import type { Sample } from "./results.ts";
import { type RunningServer, type ServerName, withServer } from "./servers.ts";

/** Artifacts through the tracking server. */
export const ARTIFACTS: Group = {
  name: "artifacts",
  rows: ["artifact-upload", "artifact-download", "artifact-memory"],
  async measure(bench: Bench, name: ServerName, round: number) {
    if (name === "fasttrackml") {
      for (const row of ARTIFACTS.rows) bench.note(row, name, "no proxy");
      return;
    }
    const folder = bench.folder(name, `artifacts-${round}`);
    await withServer(name, { folder }, (server) => measureTransfers(bench, server));
    await Deno.remove(folder, { recursive: true });
  },
};

const CHUNK = new Uint8Array(256 * 1024).map((_, at) => at * 31);
const PATH = "/api/2.0/mlflow-artifacts/artifacts/0/bench/artifacts";

async function measureTransfers(bench: Bench, server: RunningServer) {
  const connection = await Connection.open(server.port);
  const size = bench.scale.artifactBytes;
  await upload(connection, `${PATH}/first.bin`, CHUNK.length); // so that the code is loaded and warm
  await download(connection, `${PATH}/first.bin`, CHUNK.length);
  const watch = watchMemory(server.pid);
  const up = await timeTransfer(server, size, () => upload(connection, `${PATH}/model.bin`, size));
  const down = await timeTransfer(server, size, () => download(connection, `${PATH}/model.bin`, size));
  const growth = watch.stop();
  connection.close();
  bench.record("artifact-upload", server.name, up);
  bench.record("artifact-download", server.name, down);
  bench.record("artifact-memory", server.name, { value: growth / 2 ** 20 });
}

async function upload(connection: Connection, path: string, size: number) {
  const status = await connection.exchange(uploadParts(path, size), () => {});
  if (status !== 200) throw new Error(`An upload was answered with ${status}`);
}

function* uploadParts(path: string, size: number): Generator<Uint8Array> {
  yield putHead(path, size);
  for (let sent = 0; sent < size; sent += CHUNK.length) yield CHUNK;
}

async function download(connection: Connection, path: string, size: number) {
  let received = 0;
  const status = await connection.exchange([getRequest(path)], (bytes) => received += bytes.length);
  if (status !== 200 || received !== size) throw new Error(`A download gave ${received} bytes with status ${status}`);
}

async function timeTransfer(server: RunningServer, size: number, work: () => Promise<void>): Promise<Sample> {
  const before = readClocks(server.pid);
  await work();
  const after = readClocks(server.pid);
  const mebibytes = size / 2 ** 20;
  return { ...costs(before, after, mebibytes), value: mebibytes / ((after.wall - before.wall) / 1000) };
}

/** Looks at the memory of the process that has grown most, many times a second, until stopped. */
function watchMemory(root: number): { stop(): number } {
  const members = findTree(root).map(({ pid }) => ({ pid, before: readResident(pid) }));
  let growth = 0;
  const look = () => {
    for (const { pid, before } of members) growth = Math.max(growth, readResident(pid) - before);
  };
  const timer = setInterval(look, 10);
  return {
    stop() {
      clearInterval(timer);
      look();
      return growth;
    },
  };
}
