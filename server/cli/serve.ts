// Starts the server: opens what it keeps data in, listens, and on a signal closes all of it in the opposite order.
import { openStore } from "../../db/open.ts";
import { createApp } from "../app.ts";
import { openArtifactStore } from "../artifacts/store.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { requestIdOf } from "../http/guards.ts";
import { replyError } from "../http/reply.ts";
import type { Log } from "../log.ts";
import { ApiError } from "../wire/errors.ts";
import { prepareFolders, refuseOtherPrograms } from "./folders.ts";
import { listen, type Listening, untilAskedToStop } from "./listen.ts";
import { MEMORY } from "./locations.ts";
import { explainListenFailure, explainStartFailure, StartError } from "./start_failures.ts";
import { describeStart, urlOf, warnOfOpenDoor } from "./start_screen.ts";

/** Within ten seconds of a signal the process is gone: what is not answered after eight is dropped. */
const GRACE_MS = 8_000;

/** Serves until a signal asks to stop. Resolves to the exit code; `complain` gets the sentence of a start that failed. */
export async function serve(config: Config, log: Log, complain: (sentence: string) => number): Promise<number> {
  try {
    await serveUntilStopped(config, log);
    return 0;
  } catch (error) {
    const sentence = explainStartFailure(error);
    if (sentence === undefined) throw error;
    return complain(sentence);
  }
}

async function serveUntilStopped(config: Config, log: Log): Promise<void> {
  outliveStrayRejections(log);
  const deps = await openDeps(config, log);
  try {
    const listening = openPort(config, createApp(deps).fetch);
    // Before the screen: whoever reads it may ask to stop at once.
    const asked = untilAskedToStop();
    console.log(describeStart(config, urlOf(listening.host, listening.port, config.staticPrefix)));
    const warning = warnOfOpenDoor(config, listening.port);
    if (warning) log.warning(warning);
    await asked;
    await listening.stop((request) => Promise.resolve(refuseLateComer(request, log)), GRACE_MS);
  } finally {
    await deps.store.close();
  }
}

async function openDeps(config: Config, log: Log): Promise<Deps> {
  await prepareFolders(config);
  await refuseOtherPrograms(config.backendStoreUri);
  const { artifactRoot, durability, artifactsOnly } = config;
  const uri = artifactsOnly ? MEMORY : config.backendStoreUri;
  const store = await openStore({ uri, artifactRoot, durability });
  try {
    return { store, artifacts: await openArtifactStore(config), config, log };
  } catch (error) {
    await store.close();
    throw error instanceof Error ? new StartError(error.message, { cause: error }) : error;
  }
}

function openPort(config: Config, fetch: (request: Request) => Promise<Response>): Listening {
  try {
    return listen(config.host, config.port, fetch);
  } catch (error) {
    throw explainListenFailure(error, config);
  }
}

/** A promise that nobody waited for is a defect; ending the server for everybody, as Deno would, is a greater one. */
function outliveStrayRejections(log: Log): void {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.error("unhandled rejection", { error: event.reason });
  });
}

/** The original's clients try again what is answered so; by then the next server may be up. */
function refuseLateComer(request: Request, log: Log): Response {
  const error = new ApiError("TEMPORARILY_UNAVAILABLE", "The server is stopping: try again in a moment.");
  const reply = replyError(error, requestIdOf(request), log);
  reply.headers.set("connection", "close");
  return reply;
}
