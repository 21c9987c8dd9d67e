// Starts the server: opens what it keeps data in, listens, and on a signal closes all of it in the opposite order.
import { openStore } from "../../db/open.ts";
import { createApp } from "../app.ts";
import { openArtifactStore } from "../artifacts/store.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import type { Log } from "../log.ts";
import { prepareFolders, refuseOtherPrograms } from "./folders.ts";
import { listen, type Listening, untilAskedToStop } from "./listen.ts";
import { MEMORY } from "./locations.ts";
import { explainListenFailure, explainStartFailure } from "./start_failures.ts";
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
  const deps = await openDeps(config, log);
  try {
    const listening = openPort(config, createApp(deps).fetch);
    console.log(describeStart(config, urlOf(listening.host, listening.port, config.staticPrefix)));
    const warning = warnOfOpenDoor(config, listening.port);
    if (warning) log.warning(warning);
    await untilAskedToStop();
    await listening.stop(GRACE_MS);
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
  return { store, artifacts: await openArtifactStore(config), config, log };
}

function openPort(config: Config, fetch: (request: Request) => Promise<Response>): Listening {
  try {
    return listen(config.host, config.port, fetch);
  } catch (error) {
    throw explainListenFailure(error, config);
  }
}
