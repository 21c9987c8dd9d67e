// Every option of the server, once: `--help`, the README's table and the parser read the same rows.
import type { Option } from "./cli/arguments.ts";
import { bytes, choice, frameSources, integer, list, onOff, pathPrefix, text } from "./cli/kinds.ts";
import { parseHostRule } from "./http/host.ts";
import { parseOriginRule } from "./http/origin.ts";
import { LOG_LEVELS } from "./log.ts";

const option = <T>(row: Option<T>): Option<T> => row;

/** An entry of a list that is kept as text once `parse` has taken it. */
const checkedBy = (parse: (part: string) => unknown) => (part: string) => {
  parse(part);
  return part;
};

/** The server's options. MLflow's own names of flags and variables wherever it has the option too. */
export const OPTIONS = {
  dataDir: option({
    flag: "data-dir",
    env: ["KISEKI_DATA_DIR"],
    kind: text("DIR"),
    default: "./kiseki-data",
    says: "Folder of the database (kiseki.db) and of the artifacts, made when it is not there.",
  }),
  backendStoreUri: option({
    flag: "backend-store-uri",
    env: ["MLFLOW_BACKEND_STORE_URI"],
    kind: text("URI"),
    default: "",
    says:
      "Database elsewhere than in the data folder: sqlite:///relative.db, sqlite:////absolute.db, a path, or :memory:.",
    secret: true,
  }),
  artifactsDestination: option({
    flag: "artifacts-destination",
    env: ["MLFLOW_ARTIFACTS_DESTINATION"],
    kind: text("URI"),
    default: "",
    says: "Folder (or file: URI) where the server keeps artifacts; artifacts/ in the data folder unless given.",
  }),
  defaultArtifactRoot: option({
    flag: "default-artifact-root",
    env: ["MLFLOW_DEFAULT_ARTIFACT_ROOT"],
    kind: text("URI"),
    default: "",
    says:
      "Where clients write the artifacts of new experiments by themselves, instead of sending them through the server.",
  }),
  serveArtifacts: option({
    flag: "serve-artifacts",
    env: ["MLFLOW_SERVE_ARTIFACTS"],
    kind: onOff,
    default: "true",
    says: "Whether artifacts go through the server; --no-serve-artifacts: they do not.",
  }),
  artifactsOnly: option({
    flag: "artifacts-only",
    env: ["MLFLOW_ARTIFACTS_ONLY"],
    kind: onOff,
    default: "false",
    says: "Serves artifacts and nothing else.",
  }),
  host: option({
    flag: "host",
    short: "h",
    env: ["MLFLOW_HOST"],
    kind: text("HOST"),
    default: "localhost",
    says: "Address to listen on: localhost is 127.0.0.1 and ::1, 0.0.0.0 is every IPv4 network of this machine.",
  }),
  port: option({
    flag: "port",
    short: "p",
    env: ["MLFLOW_PORT"],
    kind: integer("PORT", 0, 65535),
    default: "5000",
    says: "Port to listen on; 0 takes any free one.",
  }),
  staticPrefix: option({
    flag: "static-prefix",
    env: ["MLFLOW_STATIC_PREFIX"],
    kind: pathPrefix,
    default: "",
    says: "Path below which everything is served, as /mlflow, for a proxy that passes it on.",
  }),
  allowedHosts: option({
    flag: "allowed-hosts",
    env: ["MLFLOW_SERVER_ALLOWED_HOSTS"],
    kind: list("HOST,…", checkedBy(parseHostRule)),
    default: "",
    says:
      "Host headers that are taken besides localhost and --host (and private addresses, when --host is beyond loopback).",
  }),
  corsAllowedOrigins: option({
    flag: "cors-allowed-origins",
    env: ["MLFLOW_SERVER_CORS_ALLOWED_ORIGINS"],
    kind: list("ORIGIN,…", checkedBy(parseOriginRule)),
    default: "",
    says: "Origins whose pages may read and change data here, as https://app.example.com.",
  }),
  xFrameOptions: option({
    flag: "x-frame-options",
    env: ["MLFLOW_SERVER_X_FRAME_OPTIONS"],
    kind: choice("SAMEORIGIN", "DENY", "NONE"),
    default: "SAMEORIGIN",
    says: "The X-Frame-Options of replies; when given, it also says who may frame the pages.",
  }),
  frameAncestors: option({
    flag: "frame-ancestors",
    env: ["KISEKI_FRAME_ANCESTORS"],
    kind: frameSources,
    default: "",
    says: "Who may frame the pages, as in a Content-Security-Policy; notebooks on this machine unless given.",
  }),
  durability: option({
    flag: "durability",
    env: ["KISEKI_DURABILITY"],
    kind: choice("full", "normal"),
    default: "full",
    says: "full survives a power cut; normal survives a crash of the server only, and is faster.",
  }),
  truncateLongValues: option({
    flag: "truncate-long-values",
    env: ["MLFLOW_TRUNCATE_LONG_VALUES"],
    kind: onOff,
    default: "false",
    says: "Cuts long params and tags as MLflow does, instead of keeping them whole.",
  }),
  maxJsonBytes: option({
    flag: "max-json-bytes",
    env: ["KISEKI_MAX_JSON_BYTES"],
    kind: bytes,
    default: "16MB",
    says: "Largest JSON body that is read.",
  }),
  maxArtifactSize: option({
    flag: "max-artifact-size",
    env: ["KISEKI_MAX_ARTIFACT_SIZE"],
    kind: bytes,
    default: "100GB",
    says: "Largest artifact that is taken.",
  }),
  logLevel: option({
    flag: "log-level",
    env: ["KISEKI_LOG_LEVEL"],
    kind: choice(...LOG_LEVELS),
    default: "info",
    says: "How much is told on stderr; info has a line for each request.",
  }),
};
