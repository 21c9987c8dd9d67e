// The server in this process, on a database in memory: everything but the port.
import { openStore } from "../../db/open.ts";
import type { Store } from "../../db/store.ts";
import { createApp } from "../../server/app.ts";
import { openArtifactStore } from "../../server/artifacts/store.ts";
import { parseConfig } from "../../server/config.ts";
import { createLog } from "../../server/log.ts";

/** A server that knows nothing but the `Default` experiment. */
export type TestApp = {
  fetch(request: Request): Promise<Response>;
  store: Store;
  /** What it logged: nothing, unless it met an error of its own. */
  logged(): string;
  close(): Promise<void>;
};

/** Opens a server with the options that `args` name; without `--backend-store-uri` its database is in memory. Its artifacts lie in a temporary folder. */
export async function openApp(args: string[] = []): Promise<TestApp> {
  const dataDir = await Deno.makeTempDir({ prefix: "kiseki-app-" });
  const memory = { MLFLOW_BACKEND_STORE_URI: ":memory:" };
  const parsed = parseConfig(["--data-dir", dataDir, "--log-level", "error", ...args], memory, dataDir);
  if (parsed.kind !== "config") throw new Error(JSON.stringify(parsed));
  const { config } = parsed;
  const { artifactRoot, durability, logLevel } = config;
  let logged = "";
  const sink = {
    write: (bytes: Uint8Array) => Promise.resolve((logged += new TextDecoder().decode(bytes), bytes.length)),
  };
  const log = createLog(logLevel, sink);
  await Deno.mkdir(config.artifactsDestination, { recursive: true });
  const store = await openStore({ uri: config.backendStoreUri, artifactRoot, durability });
  const app = createApp({ store, artifacts: await openArtifactStore(config), config, log });
  const close = async () => {
    await store.close();
    await log.flush();
    await Deno.remove(dataDir, { recursive: true });
  };
  const fetch = (request: Request) => {
    // Every request over a socket has it, and the guards look at it.
    if (!request.headers.has("host")) request.headers.set("host", new URL(request.url).host);
    return app.fetch(request);
  };
  return { fetch, store, logged: () => logged, close };
}
