// Whether this machine speaks IPv6: many containers don't.

/** Whether ::1 can be listened on. */
export const HAS_IPV6: boolean = hasIpv6();

function hasIpv6(): boolean {
  try {
    Deno.listen({ hostname: "::1", port: 0 }).close();
    return true;
  } catch {
    // How a system without it says so differs; a free port of loopback is refused for no other reason.
    return false;
  }
}
