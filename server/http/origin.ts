// Which pages of other origins may use this server: none, but those that the operator lists.

/** Says whether an `Origin` header's value is allowed. */
export type OriginRule = (origin: string) => boolean;

/**
 * Reads one entry of `--cors-allowed-origins`: an origin (`https://app.example.com`), one whose first label is any
 * (`https://*.example.com`), or `*`. Throws an Error that says what else it is.
 */
export function parseOriginRule(text: string): OriginRule {
  if (text === "*") return () => true;
  const lower = text.toLowerCase().replace(/\/$/, "");
  const concrete = lower.replace("://*.", "://");
  if (!/^https?:[^*]*$/.test(concrete) || !URL.canParse(concrete) || new URL(concrete).origin !== concrete) {
    throw new Error(`"${text}" is no origin: write https://app.example.com or https://*.example.com`);
  }
  if (concrete === lower) return (origin) => origin === lower;
  const [scheme = "", host = ""] = concrete.split("://");
  return (origin) => origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`);
}

/** True for a page that this server itself sent. The scheme is not compared: a proxy in front may speak https for us. */
export function isOwnOrigin(origin: string, host: string | null): boolean {
  return host !== null && (origin === `http://${host}` || origin === `https://${host}`);
}

/** The headers that let a page of a listed origin read a reply, or send what its preflight asks for. */
export function corsHeaders(origin: string, anyOrigin: boolean): [string, string][] {
  const exposed: [string, string] = [
    "access-control-expose-headers",
    "x-request-id, x-kiseki-version, etag, content-range",
  ];
  // A star forbids credentials (Fetch standard, 3.3.5), and that is what makes it bearable.
  if (anyOrigin) return [["access-control-allow-origin", "*"], exposed];
  return [["access-control-allow-origin", origin], ["access-control-allow-credentials", "true"], exposed];
}

/** The answer to a preflight of a listed origin. */
export function preflightReply(request: Request, origin: string, anyOrigin: boolean): Response {
  const headers = new Headers(corsHeaders(origin, anyOrigin));
  headers.set("access-control-allow-methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
  headers.set("access-control-allow-headers", request.headers.get("access-control-request-headers") ?? "");
  headers.set("access-control-max-age", "600");
  return new Response(null, { status: 204, headers });
}
