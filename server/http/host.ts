// Which Host a request may name: the defence against pages that rebind their own name to this machine's address.

/** A host as the Host header writes it: lower case, IPv6 in brackets; no port means the scheme's own. */
export type HostAndPort = { name: string; port: string };

/** Says whether a host is allowed. */
export type HostRule = (host: HostAndPort) => boolean;

const HOST_FORM = /^(\[[0-9a-f:.]+\]|[a-z0-9_-][a-z0-9_.-]*)(?::(\d{1,5}))?$/i;

/** Splits a Host header or a listed host; undefined when it has not exactly that form (`a@b`, `a/b`, two hosts, nothing). */
export function parseHost(text: string): HostAndPort | undefined {
  const match = HOST_FORM.exec(text);
  return match?.[1] === undefined || Number(match[2] ?? 0) > 65535
    ? undefined
    : { name: match[1].toLowerCase(), port: match[2] ?? "" };
}

/**
 * Reads one entry of `--allowed-hosts`: a name or address with or without a port, `*.example.com`, the start of an IPv4 address
 * (`192.168.*`), or `*`. Throws an Error that says what else it is.
 */
export function parseHostRule(text: string): HostRule {
  if (text === "*") return () => true;
  const addressStart = /^((?:\d{1,3}\.){1,3})\*$/.exec(text)?.[1];
  // Compared with addresses only: as text, 192.168.* would let 192.168.evil.example in.
  if (addressStart) return ({ name }) => parseIpv4(name) !== undefined && name.startsWith(addressStart);
  const [star, listed] = text.startsWith("*.") ? [true, parseHost(text.slice(2))] : [false, parseHost(bracketed(text))];
  if (!listed) throw new Error(`"${text}" is no host: write example.com, example.com:5000 or *.example.com`);
  const samePort = ({ port }: HostAndPort) => listed.port === "" || listed.port === port;
  if (star) return (host) => samePort(host) && host.name.endsWith(`.${listed.name}`);
  return (host) => samePort(host) && host.name === listed.name;
}

/** An IPv6 address in the brackets that a URL wants; anything else as it is. */
export const bracketed = (host: string) => /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host) ? `[${host}]` : host;

/** True for a host that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || bracketed(host) === "[::1]" || parseIpv4(host)?.[0] === 127;
}

/** The four numbers of an IPv4 address in its usual form; undefined for names and for odd forms (`0177.1`). */
function parseIpv4(name: string): number[] | undefined {
  const parts = name.split(".");
  const numbers = parts.map(Number);
  const usual = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part));
  return usual && numbers.every((number) => number <= 255) ? numbers : undefined;
}

/** True for addresses that no public network routes (RFC 1918, 3927, 4193, 4291, 6598). */
export function isPrivateAddress(name: string): boolean {
  const [a, b = 0] = parseIpv4(name) ?? [];
  if (a === 10 || a === 127) return true;
  if (a === 172) return b >= 16 && b <= 31;
  if (a === 192) return b === 168;
  if (a === 169) return b === 254;
  if (a === 100) return b >= 64 && b <= 127;
  return isPrivateIpv6(name);
}

function isPrivateIpv6(name: string): boolean {
  if (!name.startsWith("[") || !URL.canParse(`http://${name}`)) return false;
  const first = parseInt(new URL(`http://${name}`).hostname.slice(1), 16);
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
}

const ALWAYS_ALLOWED = ["localhost", "127.0.0.1", "[::1]"];
/** Enough for every name that a server has; a client that invents more only makes us look again. */
const MAX_KEPT_VERDICTS = 64;

/** A check of Host headers for a server that listens on `listenHost`; its verdicts are kept, as clients send the same one again. */
export function createHostCheck(listenHost: string, rules: readonly HostRule[]): (host: string) => boolean {
  const own = new Set([...ALWAYS_ALLOWED, bracketed(listenHost.toLowerCase())]);
  const privateToo = !isLoopback(listenHost);
  const isAllowed = (host: HostAndPort) =>
    own.has(host.name) || (privateToo && isPrivateAddress(host.name)) || rules.some((rule) => rule(host));
  const verdicts = new Map<string, boolean>();
  return (text) => {
    const kept = verdicts.get(text);
    if (kept !== undefined) return kept;
    const host = parseHost(text);
    const verdict = host !== undefined && isAllowed(host);
    if (verdicts.size >= MAX_KEPT_VERDICTS) verdicts.clear();
    verdicts.set(text, verdict);
    return verdict;
  };
}
