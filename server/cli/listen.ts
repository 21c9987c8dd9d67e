// Opens the ports of the server and closes them again without dropping what is accepted.

/** Answers one request. */
export type Fetch = (request: Request) => Promise<Response>;

/** A server that listens. */
export type Listening = {
  /** The host to show in URLs, and the port that was really taken. */
  host: string;
  port: number;
  /** Answers what is accepted, lets `refuse` answer what still comes, then closes; what is not done after `graceMs` is left. */
  stop(refuse: Fetch, graceMs: number): Promise<void>;
};

/** Listens. Throws Deno's own errors when the address can't be had. */
export function listen(host: string, port: number, fetch: Fetch): Listening {
  const desk = createDesk(fetch);
  const open = (hostname: string, port: number) => Deno.serve({ hostname, port, onListen: () => {} }, desk.answer);
  const first = open(host === "localhost" ? "127.0.0.1" : host, port);
  const taken = first.addr.port;
  const second = host === "localhost" ? openIpv6Loopback(() => open("::1", taken)) : "none";
  const servers = typeof second === "string" ? [first] : [first, second];
  const close = async (refuse: Fetch) => {
    // Deno's shutdown cuts off bodies that are still arriving, so it has to wait for them; it does wait for replies.
    await desk.finish(refuse);
    await Promise.all(servers.map((server) => server.shutdown()));
  };
  return {
    // Another program behind the other meaning of "localhost" would be shown to the person instead of this one.
    host: second === "in use" ? "127.0.0.1" : host,
    port: taken,
    stop: (refuse, graceMs) => Promise.race([close(refuse), wait(graceMs)]),
  };
}

/** Counts the requests that are being answered, until it is told to take no more. */
function createDesk(fetch: Fetch) {
  let current = fetch;
  let open = 0;
  const finished = Promise.withResolvers<void>();
  let isFinishing = false;
  return {
    async answer(request: Request): Promise<Response> {
      open++;
      try {
        return await current(request);
      } finally {
        open--;
        if (isFinishing && open === 0) finished.resolve();
      }
    },
    finish(refuse: Fetch): Promise<void> {
      current = refuse;
      isFinishing = true;
      if (open === 0) finished.resolve();
      return finished.promise;
    },
  };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Clients try ::1 first, and Windows waits two seconds before it tries 127.0.0.1. A machine without IPv6 has no need of it. */
function openIpv6Loopback<T>(open: () => T): T | "in use" | "none" {
  try {
    return open();
  } catch (error) {
    return error instanceof Deno.errors.AddrInUse ? "in use" : "none";
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
