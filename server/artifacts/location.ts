// From an `artifact_uri` to where it is: in the store that this server serves, in a folder of its machine, or elsewhere.
//
// Locations are data: what a client does with one on its own machine is the client's business. The server itself only goes
// where its operator sent it, so it has to know which of the three a location is.
import { fileURLToPath } from "node:url";

/** Where artifacts lie. `path` is still raw in the first case (clients put it into a URL), plain in the second. */
export type Location =
  | { kind: "proxied"; path: string }
  | { kind: "local"; path: string }
  | { kind: "elsewhere" };

const PROXY_ROUTE = "/api/2.0/mlflow-artifacts/artifacts";

/** Tells where an `artifact_uri` leads. The names of hosts are not looked at: a server can't know all of its own. */
export function readLocation(uri: string): Location {
  const [, scheme = "", rest = uri] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(uri) ?? [];
  switch (scheme.toLowerCase()) {
    case "":
      return { kind: "local", path: uri };
    case "file":
      return fileLocation(uri);
    case "mlflow-artifacts":
      return { kind: "proxied", path: withoutEdges(withoutHost(rest)) };
    case "http":
    case "https":
      return httpLocation(rest);
    default:
      return { kind: "elsewhere" };
  }
}

/** `//host:port/path` to `/path`. */
const withoutHost = (rest: string) => rest.replace(/^\/\/[^/]*/, "");

const withoutEdges = (path: string) => path.replace(/^\//, "").replace(/\/$/, "");

function httpLocation(rest: string): Location {
  const path = withoutHost(rest).split("?", 1)[0] ?? "";
  const at = path.indexOf(PROXY_ROUTE);
  const below = path.slice(at + PROXY_ROUTE.length);
  // A static prefix may stand before the route, another name (`/artifacts-old`) may not follow it.
  if (at < 0 || !/^(?:\/|$)/.test(below)) return { kind: "elsewhere" };
  return { kind: "proxied", path: withoutEdges(below) };
}

/** A file URI with a host (other than localhost) is a share on another machine; one that doesn't parse leads nowhere. */
function fileLocation(uri: string): Location {
  const url = URL.parse(uri);
  // An encoded slash can't be part of a file's name, and an escape that is no UTF-8 is no name at all.
  if (url === null || url.host !== "" || /%2f|%5c/i.test(url.pathname)) return { kind: "elsewhere" };
  try {
    return { kind: "local", path: fileURLToPath(url) };
  } catch (error) {
    if (error instanceof URIError) return { kind: "elsewhere" };
    throw error;
  }
}
