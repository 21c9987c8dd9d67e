// Where data lies: from what people write (`sqlite:///x.db`, `file:///data`, `./data`) to absolute paths.
import { isAbsolute, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** SQLite's own name for a database that is gone when the server stops. */
export const MEMORY = ":memory:";

/** The scheme of a URI in lower case; undefined for a path, `C:\data` included. */
function schemeOf(text: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
}

/** The text without its password. */
const withoutPassword = (uri: string) => uri.replace(/\/\/.*@/s, "//…@").replace(/\?.*/s, "");

/** The path of an SQLite file, or `:memory:`. Throws an Error saying why a URI names no database that can be served. */
export function readDatabaseUri(uri: string, cwd: string): string {
  if (uri === MEMORY) return uri;
  const scheme = schemeOf(uri);
  if (scheme === undefined) return resolve(cwd, uri);
  if (scheme === "file") return filePath(uri, cwd);
  // SQLAlchemy's form: sqlite+driver:///path, three slashes for a relative path and four for an absolute one.
  if (/^sqlite(\+\w+)?$/.test(scheme)) return sqlitePath(uri, cwd);
  throw new Error(`"${withoutPassword(uri)}" ${refusalOf(scheme)}`);
}

function refusalOf(scheme: string): string {
  if (/^(postgres(ql)?|mysql|mariadb|mssql|oracle)(\+\w+)?$/.test(scheme)) {
    return "is MLflow's database: bring its data over with `deno run -A main.ts import URI` (a command of the next release)";
  }
  if (/^(libsql|wss?|https?)$/.test(scheme)) {
    return "is a remote database, which this version does not serve from: name a file";
  }
  return `has the scheme ${scheme}:, which is no database here: write sqlite:///relative.db, sqlite:////absolute.db or a path`;
}

function sqlitePath(uri: string, cwd: string): string {
  const [, path, parameters] = /^[^:]+:\/\/\/?([^?]*)(\?.*)?$/s.exec(uri) ?? [];
  if (path === undefined) {
    throw new Error(`"${uri}" lacks its slashes: write sqlite:///relative.db or sqlite:////absolute.db`);
  }
  if (parameters) throw new Error(`"${uri}": a database file takes no parameters, leave out "${parameters}"`);
  return path === "" || path === MEMORY ? MEMORY : resolve(cwd, path);
}

/** The folder where artifacts are kept. Throws an Error for a store that is not one. */
export function readDestination(uri: string, cwd: string): string {
  const scheme = schemeOf(uri);
  if (scheme === undefined) return resolve(cwd, uri);
  if (scheme === "file") return filePath(uri, cwd);
  throw new Error(
    `"${withoutPassword(uri)}" is no folder: this version keeps artifacts in a folder (a path or a file: URI)`,
  );
}

/** Below which clients write by themselves: an absolute path, or a URI, which is theirs to understand. */
export function readArtifactRoot(uri: string, cwd: string): string {
  const scheme = schemeOf(uri);
  if (scheme === undefined) return resolve(cwd, uri);
  return scheme === "file" ? pathToFileURL(filePath(uri, cwd)).href : uri;
}

/** The path of a `file:` URI: `file:///abs`, `file:/abs`, `file://localhost/abs`, and MLflow's relative `file:rel`. */
function filePath(uri: string, cwd: string): string {
  const rest = uri.slice("file:".length);
  if (!rest.startsWith("/") && !isAbsolute(rest)) return resolve(cwd, decodeURIComponent(rest));
  const url = new URL(uri);
  if (url.host !== "") throw new Error(`"${uri}" names another machine: write file:///absolute/path`);
  return fileURLToPath(url);
}
