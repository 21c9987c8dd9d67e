// The original: a real MLflow server, started from the client's own environment, and emptied between scenarios.
import { DatabaseSync } from "node:sqlite";
import { findFreePort } from "./free_port.ts";
import { sendSignal } from "./process.ts";
import { pythonOf } from "./python.ts";

/** A running MLflow server. */
export type Reference = { url: string; database: string; stop(): Promise<void> };

/** Starts MLflow 3.17.2 on SQLite and a free port. It takes about ten seconds. */
export async function startReference(): Promise<Reference> {
  const folder = await Deno.makeTempDir({ prefix: "kiseki-reference-" });
  const url = `http://127.0.0.1:${findFreePort()}`;
  const database = `${folder}/mlflow.db`;
  const child = new Deno.Command(pythonOf("client-3.17.2"), {
    args: [
      ...["-m", "mlflow", "server", "--workers", "1", "--port", new URL(url).port],
      ...["--backend-store-uri", `sqlite:///${database}`, "--artifacts-destination", `${folder}/artifacts`],
    ],
    env: { MLFLOW_DISABLE_TELEMETRY: "true", MLFLOW_SERVER_ENABLE_JOB_EXECUTION: "false" },
    stdin: "null",
    stdout: "null",
    stderr: "null",
    detached: true,
  }).spawn();
  const stop = async () => {
    sendSignal(-child.pid, "SIGKILL");
    await child.status;
    await Deno.remove(folder, { recursive: true });
  };
  try {
    await waitUntilHealthy(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, database, stop };
}

/** Removes everything that requests have made, so that the next experiment has the id 1 again. The schema and `Default` stay. */
export function emptyReference(database: string): void {
  using db = new DatabaseSync(database, { enableForeignKeyConstraints: false, timeout: 5000 });
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all().map((row) => String(row.name));
  const kept = ["alembic_version", "experiments", "workspaces"];
  const statements = tables.filter((name) => !kept.includes(name)).map((name) => `DELETE FROM "${name}";`);
  const others = "DELETE FROM experiments WHERE experiment_id <> 0;";
  // `Default` looks as new as in a server that has just started.
  const times = `UPDATE experiments SET creation_time = ${Date.now()}, last_update_time = ${Date.now()};`;
  db.exec(`BEGIN; ${statements.join(" ")} ${others} ${times} COMMIT;`);
}

async function waitUntilHealthy(url: string) {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const reply = await fetch(`${url}/health`).catch(() => undefined);
    await reply?.body?.cancel();
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("MLflow's own server did not start in time");
}

/** The original that `deno task test:reference` has started for the tests, or undefined. */
export function referenceFromEnv(): { url: string; database: string } | undefined {
  const url = Deno.env.get("KISEKI_REFERENCE_URL");
  const database = Deno.env.get("KISEKI_REFERENCE_DATABASE");
  return url && database ? { url, database } : undefined;
}
