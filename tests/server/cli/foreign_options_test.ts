// MLflow's options that change nothing here: taken with a line, or refused where ignoring them would be unsafe.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { FOREIGN_OPTIONS } from "../../../server/cli/foreign_options.ts";
import { parseConfig } from "../../../server/config.ts";

const parse = (args: string[], env: Record<string, string> = {}) => parseConfig(args, env, "/");

const TAKEN: [string[], string][] = [
  [["--workers", "4"], "--workers is ignored: one process serves all requests"],
  [["-w", "4"], "--workers is ignored: one process serves all requests"],
  [["--gunicorn-opts", "--timeout 60"], "--gunicorn-opts is ignored: Deno's own web server is used"],
  [["--gunicorn-opts", "--log-level=debug"], "--gunicorn-opts is ignored: Deno's own web server is used"],
  [["--uvicorn-opts", "--log-level debug"], "--uvicorn-opts is ignored: Deno's own web server is used"],
  [["--waitress-opts", "--threads=8"], "--waitress-opts is ignored: Deno's own web server is used"],
  [["--dev"], "--dev is ignored: deno task dev is what reloads on change"],
  [["--expose-prometheus", "/tmp"], "--expose-prometheus is ignored: there are no Prometheus metrics yet"],
  [
    ["--read-replica-backend-store-uri", "sqlite:///b.db"],
    "--read-replica-backend-store-uri is ignored: reads go to the one database",
  ],
  [
    ["--backend-store-uri", "a.db", "--registry-store-uri", "a.db"],
    "--registry-store-uri is ignored: models are kept in the database of --backend-store-uri anyway",
  ],
  [
    ["--disable-security-middleware"],
    "--disable-security-middleware is ignored: the checks stay on, and --allowed-hosts and --cors-allowed-origins widen them",
  ],
  [["--disable-workspaces"], "--disable-workspaces is ignored: there are none"],
  [["--workspace-store-uri", "x"], "--workspace-store-uri is ignored: there are no workspaces"],
  [["--trace-archival-config", "x"], "--trace-archival-config is ignored: traces stay in the database"],
  [["--secrets-cache-ttl", "60"], "--secrets-cache-ttl is ignored: no secrets are kept"],
  [["--secrets-cache-max-size", "60"], "--secrets-cache-max-size is ignored: no secrets are kept"],
];

const REFUSED: [string[], string][] = [
  [
    ["--app-name", "basic-auth"],
    "--app-name: there is no access control yet, and starting without it would leave the data open",
  ],
  [
    ["--enable-workspaces"],
    "--enable-workspaces: there are no workspaces, and without them everybody would see everything",
  ],
  [
    ["--registry-store-uri", "sqlite:///models.db"],
    "--registry-store-uri: models are kept in the database of --backend-store-uri, not in one of their own",
  ],
  [
    ["--gunicorn-opts", "--certfile c.pem --keyfile k.pem"],
    "--gunicorn-opts: this server does not speak TLS, put a proxy that does in front of it",
  ],
  [
    ["--uvicorn-opts", "--ssl-keyfile k.pem"],
    "--uvicorn-opts: this server does not speak TLS, put a proxy that does in front of it",
  ],
];

for (const [args, warning] of TAKEN) {
  Deno.test(`foreign options: ${args.join(" ")} is taken with a warning`, () => {
    const parsed = parse(args);
    deepStrictEqual(parsed.kind === "config" ? parsed.warnings : parsed, [warning]);
  });
}

for (const [args, message] of REFUSED) {
  Deno.test(`foreign options: ${args.join(" ")} is refused`, () => {
    deepStrictEqual(parse(args), { kind: "error", message });
  });
}

Deno.test("foreign options: a variable is named in the warning", () => {
  const parsed = parse([], { MLFLOW_GUNICORN_OPTS: "--timeout 60" });
  const warnings = ["MLFLOW_GUNICORN_OPTS is ignored: Deno's own web server is used"];
  deepStrictEqual(parsed.kind === "config" ? parsed.warnings : parsed, warnings);
});

Deno.test("foreign options: every one is in this test", () => {
  const tried = new Set([...TAKEN, ...REFUSED].flatMap(([args]) => args));
  strictEqual(FOREIGN_OPTIONS.filter(({ flag }) => !tried.has(`--${flag}`)).map(({ flag }) => flag).join(), "");
});
