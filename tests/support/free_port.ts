// A port for servers that can't choose one themselves.

/** A port of loopback that nobody listens on at this moment. */
export function findFreePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}
