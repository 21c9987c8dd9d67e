// How each of the three servers is started, waited for and stopped: the same way for all, on loopback.
import { findFreePort } from "../support/free_port.ts";
import { Connection, ConnectionGone, getRequest } from "./client.ts";
import { findTree, isAlive, type Process } from "./process_tree.ts";
import { rivalProgram } from "./rivals.ts";

/** The servers compared; a round visits them in this order. */
export const SERVERS = ["kiseki", "mlflow", "fasttrackml"] as const;

/** The name of a server in results.json. */
export type ServerName = typeof SERVERS[number];

/** Where a server keeps its data, and (Kiseki only) what a commit waits for. */
export interface Site {
  folder: string;
  durability?: "full" | "normal";
}

/** A server that answers. */
export interface RunningServer {
  name: ServerName;
  pid: number;
  port: number;
  /** Milliseconds from the start of the command to the first 200 from /health. */
  startTime: number;
  /** Ends it with SIGTERM and waits until all its processes are gone. */
  stop(): Promise<void>;
}

const REPOSITORY = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
const START_TIMEOUT = 180_000;
const STOP_TIMEOUT = 20_000;

/** The SQLite file of a server, inside its folder. */
export const databaseFile = (name: ServerName, folder: string) => `${folder}/${name}.db`;

/** Starts the whole command that a user would type and waits for /health. Throws with the server's last words. */
export async function startServer(name: ServerName, site: Site): Promise<RunningServer> {
  await Deno.mkdir(site.folder, { recursive: true });
  const port = findFreePort();
  const log = `${site.folder}/server.log`;
  const begin = performance.now();
  const child = spawnServer(commandOf(name, site, port), site.folder, log);
  let ended = false;
  const ending = child.status.then(() => ended = true);
  const stop = () => stopServer(child, ending);
  running.add(stop);
  while (!await isHealthy(port)) {
    if (ended || performance.now() - begin > START_TIMEOUT) throw new Error(await explainFailure(name, log));
    await pause(2);
  }
  const startTime = performance.now() - begin;
  return { name, pid: child.pid, port, startTime, stop: () => stop().finally(() => running.delete(stop)) };
}

/** What stops each server that runs now. */
const running = new Set<() => Promise<void>>();

/** Stops whatever runs, for a bench that is broken off. */
export async function stopAllServers(): Promise<void> {
  await Promise.all([...running].map((stop) => stop()));
}

/** Starts a server for the time of the work, and stops it however that ends. */
export async function withServer<T>(
  name: ServerName,
  site: Site,
  work: (server: RunningServer) => Promise<T>,
): Promise<T> {
  const server = await startServer(name, site);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** Waits. */
export const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

function commandOf(name: ServerName, site: Site, port: number): string[] {
  const database = databaseFile(name, site.folder);
  if (name === "kiseki") {
    const durability = site.durability ? ["--durability", site.durability] : [];
    const where = ["--host", "127.0.0.1", "--port", `${port}`, "--data-dir", site.folder];
    return [Deno.execPath(), "run", "-A", `${REPOSITORY}/main.ts`, ...where, ...durability];
  }
  if (name === "mlflow") {
    const stores = [
      "--backend-store-uri",
      `sqlite:///${database}`,
      "--artifacts-destination",
      `${site.folder}/artifacts`,
    ];
    return [rivalProgram("mlflow", "mlflow"), "server", ...stores, "--host", "127.0.0.1", "--port", `${port}`];
  }
  const stores = ["--database-uri", `sqlite://${database}`, "--default-artifact-root", `${site.folder}/artifacts`];
  return [rivalProgram("fasttrackml", "fml"), "server", ...stores, "--listen-address", `127.0.0.1:${port}`];
}

/** The shell only points the output to a file, so that nobody has to read it, and becomes the command. */
function spawnServer(command: string[], folder: string, log: string): Deno.ChildProcess {
  return new Deno.Command("sh", {
    args: ["-c", 'exec "$@" > "$0" 2>&1', log, ...command],
    cwd: folder,
    env: { MLFLOW_DISABLE_TELEMETRY: "true", DO_NOT_TRACK: "true" }, // nothing here talks to other hosts
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const connection = await Connection.open(port);
    const { status } = await connection.send(getRequest("/health")).finally(() => connection.close());
    return status === 200;
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionRefused || error instanceof ConnectionGone) return false;
    throw error;
  }
}

async function stopServer(child: Deno.ChildProcess, ending: Promise<unknown>) {
  const tree = findTree(child.pid);
  sendSignal(tree.slice(0, 1), "SIGTERM");
  const isGone = () => !tree.some(isAlive);
  for (let waited = 0; waited < STOP_TIMEOUT && !isGone(); waited += 20) await pause(20);
  sendSignal(tree.filter(isAlive), "SIGKILL");
  await ending;
}

function sendSignal(processes: Process[], signal: Deno.Signal) {
  for (const { pid } of processes) {
    try {
      Deno.kill(pid, signal);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error; // ended by itself meanwhile: what was wanted
    }
  }
}

async function explainFailure(name: ServerName, log: string): Promise<string> {
  const words = (await Deno.readTextFile(log)).trim().split("\n").slice(-15).join("\n");
  return `Cannot start ${name}: it did not answer /health. Its last words:\n${words}`;
}
