// Opens the ports of the server and closes them again without dropping what is accepted.

/** Answers one request. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** A server that listens. */
export type Listening = {
  /** The host to show in URLs, and the port that was really taken. */
  host: string;
  port: number;
  /** Accepts no more, answers what is accepted, and after `graceMs` drops what is still not done. */
  stop(graceMs: number): Promise<void>;
};

/** Listens. Throws Deno's own errors when the address can't be had. */
export function listen(host: string, port: number, fetch: Fetch): Listening {
  const aborter = new AbortController();
  const open = (hostname: string, port: number) =>
    Deno.serve({ hostname, port, signal: aborter.signal, onListen: () => {} }, (request) => fetch(request));
  const first = open(host === "localhost" ? "127.0.0.1" : host, port);
  const taken = first.addr.port;
  const second = host === "localhost" ? openIpv6Loopback(() => open("::1", taken)) : "none";
  const servers = typeof second === "string" ? [first] : [first, second];
  return {
    // Another program behind the other meaning of "localhost" would be shown to the person instead of this one.
    host: second === "in use" ? "127.0.0.1" : host,
    port: taken,
    async stop(graceMs) {
      const timer = setTimeout(() => aborter.abort(), graceMs);
      await Promise.all(servers.map((server) => server.shutdown()));
      clearTimeout(timer);
    },
  };
}

/** Clients try ::1 first, and Windows waits two seconds before it tries 127.0.0.1. A machine without IPv6 has no need of it. */
function openIpv6Loopback<T>(open: () => T): T | "in use" | "none" {
  try {
    return open();
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return "in use";
    return "none";
  }
}

/** The signals that ask a server to stop; Windows knows no SIGTERM. */
const STOP_SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGINT", "SIGTERM"];

/** Resolves at the first signal that asks to stop; a second one ends the process at once. */
export function untilAskedToStop(): Promise<void> {
  let asked = false;
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) {
      Deno.addSignalListener(signal, () => {
        if (asked) Deno.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}
