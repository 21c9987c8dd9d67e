// Options of `mlflow server` that change nothing here. They stand in people's start scripts, so they are taken and told about;
// where ignoring one would leave data open or out of sight, it is refused.
import { type Given, type Kind, type Option, UsageError } from "./arguments.ts";
import { onOff, text } from "./kinds.ts";

/** Why an option is ignored; throws an Error when it can't be. */
type Reason = (text: string, given: Given) => string;

type ForeignOption = Option & { reason: Reason };

type Extras = { short?: string; env?: string[]; kind?: Kind<string> | Kind<boolean> };

function foreign(
  flag: string,
  reason: string | Reason,
  { short, env = [], kind = text("VALUE") }: Extras = {},
): ForeignOption {
  const why = typeof reason === "string" ? () => reason : reason;
  return { flag, short, env, kind, default: "", says: "", foreign: true, reason: why };
}

const SWITCH = { kind: onOff };

const refuse = (reason: string): Reason => () => {
  throw new Error(reason);
};

/** TLS that silently isn't there is worse than a server that does not start. */
const refuseTls: Reason = (options) => {
  if (!/ssl|certfile|keyfile/i.test(options)) return "Deno's own web server is used";
  throw new Error("this server does not speak TLS, put a proxy that does in front of it");
};

/** Many scripts name one database twice. */
const refuseSecondDatabase: Reason = (uri, given) => {
  if (uri === given.get("backend-store-uri")?.text) {
    return "models are kept in the database of --backend-store-uri anyway";
  }
  throw new Error("models are kept in the database of --backend-store-uri, not in one of their own");
};

/** The options, each with the reason why it is ignored or refused. */
export const FOREIGN_OPTIONS: readonly ForeignOption[] = [
  foreign("workers", "one process serves all requests", { short: "w" }),
  foreign("gunicorn-opts", refuseTls, { env: ["MLFLOW_GUNICORN_OPTS"] }),
  foreign("uvicorn-opts", refuseTls, { env: ["MLFLOW_UVICORN_OPTS"] }),
  foreign("waitress-opts", refuseTls),
  foreign("dev", "deno task dev is what reloads on change", SWITCH),
  foreign("expose-prometheus", "there are no Prometheus metrics yet"),
  foreign("read-replica-backend-store-uri", "reads go to the one database"),
  foreign("registry-store-uri", refuseSecondDatabase, { env: ["MLFLOW_REGISTRY_STORE_URI"] }),
  foreign(
    "disable-security-middleware",
    "the checks stay on, and --allowed-hosts and --cors-allowed-origins widen them",
    SWITCH,
  ),
  foreign("app-name", refuse("there is no access control yet, and starting without it would leave the data open")),
  foreign(
    "enable-workspaces",
    refuse("there are no workspaces, and without them everybody would see everything"),
    SWITCH,
  ),
  foreign("disable-workspaces", "there are none", SWITCH),
  foreign("workspace-store-uri", "there are no workspaces"),
  foreign("trace-archival-config", "traces stay in the database"),
  foreign("secrets-cache-ttl", "no secrets are kept"),
  foreign("secrets-cache-max-size", "no secrets are kept"),
];

/** A sentence for each option that was given and is ignored. Throws UsageError for one that can't be. */
export function warningsOf(given: Given): string[] {
  return FOREIGN_OPTIONS.flatMap(({ flag, reason }) => {
    const found = given.get(flag);
    if (!found) return [];
    try {
      return [`${found.from} is ignored: ${reason(found.text, given)}`];
    } catch (error) {
      throw UsageError.about(found.from, error);
    }
  });
}
