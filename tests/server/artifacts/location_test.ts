// Where artifact URIs lead.
import assert from "node:assert/strict";
import { type Location, readLocation } from "../../../server/artifacts/location.ts";

const ELSEWHERE = { kind: "elsewhere" } as const;
const proxied = (path: string): Location => ({ kind: "proxied", path });
const local = (path: string): Location => ({ kind: "local", path });

const LOCATIONS: Record<string, Location> = {
  "mlflow-artifacts:/1/run/artifacts": proxied("1/run/artifacts"),
  "mlflow-artifacts:/": proxied(""),
  "mlflow-artifacts:/1/": proxied("1"),
  "mlflow-artifacts:/my%20exp/run": proxied("my%20exp/run"),
  "mlflow-artifacts://host:5000/1/run": proxied("1/run"),
  "mlflow-artifacts://host": proxied(""),
  "MLFLOW-ARTIFACTS:/1": proxied("1"),
  "http://host:5000/api/2.0/mlflow-artifacts/artifacts/1/run": proxied("1/run"),
  "https://host/prefix/api/2.0/mlflow-artifacts/artifacts/1": proxied("1"),
  "https://host/api/2.0/mlflow-artifacts/artifacts": proxied(""),
  "https://host/api/2.0/mlflow-artifacts/artifacts/1?key=x": proxied("1"),
  "https://host/api/2.0/mlflow-artifacts/artifacts-old/1": ELSEWHERE,
  "https://host/files": ELSEWHERE,
  "/srv/runs/1": local("/srv/runs/1"),
  "/srv/my%20runs": local("/srv/my%20runs"),
  "file:///srv/my%20runs": local("/srv/my runs"),
  "file:/srv/runs": local("/srv/runs"),
  "file://localhost/srv/runs": local("/srv/runs"),
  "file:///srv/runs/../../etc": local("/etc"),
  "file://share/srv/runs": ELSEWHERE,
  "file:///srv/a%2fb": ELSEWHERE,
  "file:///srv/%ff": ELSEWHERE,
  "s3://bucket/1/run": ELSEWHERE,
  "gs://bucket/1/run": ELSEWHERE,
  "runs:/0123/model": ELSEWHERE,
};

for (const [uri, location] of Object.entries(LOCATIONS)) {
  const where = location.kind === "elsewhere" ? "elsewhere" : `${location.kind}: ${location.path}`;
  Deno.test(
    `readLocation: ${uri} is ${where}`,
    { ignore: Deno.build.os === "windows" && /^(\/|file)/.test(uri) },
    () => {
      assert.deepEqual(readLocation(uri), location);
    },
  );
}
