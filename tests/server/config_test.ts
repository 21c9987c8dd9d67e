// Options: what each gives by flag, by variable and by default, and every sentence that refuses one.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { type Config, parseConfig, type ParsedConfig } from "../../server/config.ts";
import { OPTIONS } from "../../server/options.ts";

const CWD = "/home/ann";

type Env = Record<string, string>;

const parse = (args: string[], env: Env = {}): ParsedConfig => parseConfig(args, env, CWD);

function configOf(args: string[], env: Env = {}): Config {
  const parsed = parse(args, env);
  if (parsed.kind !== "config") throw new Error(JSON.stringify(parsed));
  return parsed.config;
}

function complaintOf(args: string[], env: Env = {}): string {
  const parsed = parse(args, env);
  return parsed.kind === "error" ? parsed.message : `no complaint: ${JSON.stringify(parsed)}`;
}

const DEFAULTS: Config = {
  dataDir: "/home/ann/kiseki-data",
  backendStoreUri: "/home/ann/kiseki-data/kiseki.db",
  artifactsDestination: "/home/ann/kiseki-data/artifacts",
  artifactRoot: "mlflow-artifacts:/",
  serveArtifacts: true,
  artifactsOnly: false,
  host: "localhost",
  port: 5000,
  staticPrefix: "",
  allowedHosts: [],
  corsAllowedOrigins: [],
  xFrameOptions: "SAMEORIGIN",
  frameAncestors: "'self' http://localhost:* http://127.0.0.1:*",
  durability: "full",
  truncateLongValues: false,
  maxJsonBytes: 16 * 1024 ** 2,
  maxArtifactSize: 100 * 1024 ** 3,
  logLevel: "info",
};

Deno.test("config: without options everything lies in ./kiseki-data and is served on localhost:5000", () => {
  deepStrictEqual(configOf([]), DEFAULTS);
});

/** Flags, then the variables that say the same (none where there is only a flag), then what differs from the defaults. */
const GIVEN: [string[], Env, Partial<Config>][] = [
  [["--data-dir", "d"], { KISEKI_DATA_DIR: "d" }, {
    dataDir: "/home/ann/d",
    backendStoreUri: "/home/ann/d/kiseki.db",
    artifactsDestination: "/home/ann/d/artifacts",
  }],
  [["--backend-store-uri", "sqlite:///x.db"], { MLFLOW_BACKEND_STORE_URI: "sqlite:///x.db" }, {
    backendStoreUri: "/home/ann/x.db",
  }],
  [["--artifacts-destination", "/a"], { MLFLOW_ARTIFACTS_DESTINATION: "/a" }, { artifactsDestination: "/a" }],
  [["--default-artifact-root", "shared"], { MLFLOW_DEFAULT_ARTIFACT_ROOT: "shared" }, {
    artifactRoot: "/home/ann/shared",
  }],
  [["--no-serve-artifacts"], { MLFLOW_SERVE_ARTIFACTS: "false" }, {
    serveArtifacts: false,
    artifactRoot: "/home/ann/kiseki-data/artifacts",
  }],
  [["--serve-artifacts"], { MLFLOW_SERVE_ARTIFACTS: "1" }, {}],
  [["--artifacts-only"], { MLFLOW_ARTIFACTS_ONLY: "TRUE" }, { artifactsOnly: true }],
  [["--host", "0.0.0.0"], { MLFLOW_HOST: "0.0.0.0" }, { host: "0.0.0.0" }],
  [["-h", "0.0.0.0"], {}, { host: "0.0.0.0" }],
  [["--port", "0"], { MLFLOW_PORT: "0" }, { port: 0 }],
  [["-p", "8080"], {}, { port: 8080 }],
  [["-p8080"], {}, { port: 8080 }],
  [["--port=8080"], {}, { port: 8080 }],
  [["--static-prefix", "/ml/flow"], { MLFLOW_STATIC_PREFIX: "/ml/flow" }, { staticPrefix: "/ml/flow" }],
  [["--allowed-hosts", "a.com, *.b.com:80,10.*"], { MLFLOW_SERVER_ALLOWED_HOSTS: "a.com,*.b.com:80,10.*" }, {
    allowedHosts: ["a.com", "*.b.com:80", "10.*"],
  }],
  [["--cors-allowed-origins", "https://a.com,https://*.b.com"], {
    MLFLOW_SERVER_CORS_ALLOWED_ORIGINS: "https://a.com, https://*.b.com",
  }, { corsAllowedOrigins: ["https://a.com", "https://*.b.com"] }],
  [["--x-frame-options", "sameorigin"], { MLFLOW_SERVER_X_FRAME_OPTIONS: "SAMEORIGIN" }, { frameAncestors: "'self'" }],
  [["--x-frame-options", "deny"], { MLFLOW_SERVER_X_FRAME_OPTIONS: "DENY" }, {
    xFrameOptions: "DENY",
    frameAncestors: "'none'",
  }],
  [["--x-frame-options", "NONE"], { MLFLOW_SERVER_X_FRAME_OPTIONS: "none" }, {
    xFrameOptions: "NONE",
    frameAncestors: "",
  }],
  [["--frame-ancestors", "'self' https://x.y"], { KISEKI_FRAME_ANCESTORS: "'self' https://x.y" }, {
    frameAncestors: "'self' https://x.y",
  }],
  [["--durability", "normal"], { KISEKI_DURABILITY: "normal" }, { durability: "normal" }],
  [["--truncate-long-values"], { MLFLOW_TRUNCATE_LONG_VALUES: "true" }, { truncateLongValues: true }],
  [["--max-json-bytes", "1MiB"], { KISEKI_MAX_JSON_BYTES: "1048576" }, { maxJsonBytes: 1048576 }],
  [["--max-artifact-size", "1.5g"], { KISEKI_MAX_ARTIFACT_SIZE: "1536 MB" }, { maxArtifactSize: 1.5 * 1024 ** 3 }],
  [["--log-level", "debug"], { KISEKI_LOG_LEVEL: "DEBUG" }, { logLevel: "debug" }],
];

for (const [args, env, difference] of GIVEN) {
  Deno.test(`config: ${args.join(" ")} is read, from its variable too`, () => {
    deepStrictEqual(configOf(args), { ...DEFAULTS, ...difference });
    if (Object.keys(env).length > 0) deepStrictEqual(configOf([], env), { ...DEFAULTS, ...difference });
  });
}

Deno.test("config: every option and every variable of it has a row in this test", () => {
  const tried = GIVEN.flatMap(([args, env]) => [...args, ...Object.keys(env)]);
  const named = Object.values(OPTIONS).flatMap(({ flag, env }) => [`--${flag}`, ...env]);
  deepStrictEqual(named.filter((name) => !tried.some((text) => text.split("=")[0] === name)), []);
});

Deno.test("config: a flag wins over its variable, the last flag over the first, an empty variable is none", () => {
  strictEqual(configOf(["--port", "1"], { MLFLOW_PORT: "2" }).port, 1);
  strictEqual(configOf(["--port", "1", "-p", "3"]).port, 3);
  strictEqual(configOf([], { MLFLOW_PORT: "" }).port, 5000);
});

Deno.test("config: a root for artifacts can be a URI that only clients understand", () => {
  strictEqual(configOf(["--default-artifact-root", "s3://bucket/x"]).artifactRoot, "s3://bucket/x");
  strictEqual(configOf(["--default-artifact-root", "file:rel"]).artifactRoot, "file:///home/ann/rel");
});

Deno.test("config: --help, --version and a -h with nothing to listen on are asked for, whatever else is there", () => {
  deepStrictEqual(parse(["--nonsense", "--help"]), { kind: "help" });
  deepStrictEqual(parse(["-h"]), { kind: "help" });
  deepStrictEqual(parse(["-h", "--port", "1"]), { kind: "help" });
  deepStrictEqual(parse(["--version"]), { kind: "version" });
});

const COMPLAINTS: [string[], string][] = [
  [["--prot", "1"], "Unknown option --prot: did you mean --port?"],
  [["--backend-store", "x"], "Unknown option --backend-store: see --help"],
  [["-x"], "Unknown option -x: see --help"],
  [["--port"], "--port needs a value (PORT)"],
  [["--host", "--port", "1"], "--host needs a value (HOST)"],
  [["--artifacts-only=yes"], "--artifacts-only takes no value"],
  [["extra"], 'Unexpected argument "extra"'],
  [["--port", "70000"], '--port: "70000" is no whole number from 0 to 65535'],
  [["--port", "5e3"], '--port: "5e3" is no whole number from 0 to 65535'],
  [["--durability", "none"], '--durability: "none" is none of full, normal'],
  [["--log-level", "loud"], '--log-level: "loud" is none of debug, info, warning, error, off'],
  [["--x-frame-options", "ALLOW-FROM x"], '--x-frame-options: "ALLOW-FROM x" is none of SAMEORIGIN, DENY, NONE'],
  [["--max-json-bytes", "many"], '--max-json-bytes: "many" is no size: write it as 16MB or 16777216'],
  [["--max-artifact-size", "0"], '--max-artifact-size: "0" is no size: write it as 16MB or 16777216'],
  [
    ["--static-prefix", "mlflow"],
    '--static-prefix: "mlflow" must begin with a slash, end without one and hold no special characters, as in /mlflow',
  ],
  [
    ["--static-prefix", "/mlflow/"],
    '--static-prefix: "/mlflow/" must begin with a slash, end without one and hold no special characters, as in /mlflow',
  ],
  [
    ["--frame-ancestors", "a; script-src *"],
    "--frame-ancestors: \"a; script-src *\" is no list of sources: write them with spaces between, as in 'self' https://example.com",
  ],
  [
    ["--allowed-hosts", "app-*.example.com"],
    '--allowed-hosts: "app-*.example.com" is no host: write example.com, example.com:5000 or *.example.com',
  ],
  [
    ["--cors-allowed-origins", "app.example.com"],
    '--cors-allowed-origins: "app.example.com" is no origin: write https://app.example.com or https://*.example.com',
  ],
  [
    ["--artifacts-only", "--no-serve-artifacts"],
    "--artifacts-only and --no-serve-artifacts leave nothing to serve",
  ],
  [
    ["--artifacts-destination", "s3://bucket"],
    '--artifacts-destination: "s3://bucket" is no folder: this version keeps artifacts in a folder (a path or a file: URI)',
  ],
  [
    ["--backend-store-uri", "postgresql://ann:secret@db/mlflow"],
    '--backend-store-uri: "postgresql://…@db/mlflow" is MLflow\'s database: bring its data over with `deno run -A main.ts import URI` (a command of the next release)',
  ],
];

for (const [args, sentence] of COMPLAINTS) {
  Deno.test(`config: ${args.join(" ")} is refused`, () => strictEqual(complaintOf(args), sentence));
}

Deno.test("config: a complaint names the variable that the value came from", () => {
  strictEqual(complaintOf([], { MLFLOW_PORT: "x" }), 'MLFLOW_PORT: "x" is no whole number from 0 to 65535');
  strictEqual(
    complaintOf([], { MLFLOW_ARTIFACTS_ONLY: "maybe" }),
    'MLFLOW_ARTIFACTS_ONLY: "maybe" is neither true nor false',
  );
});
