// Which hosts a request may name.
import { strictEqual, throws } from "node:assert/strict";
import { bracketed, createHostCheck, isLoopback, isPrivateAddress, parseHostRule } from "../../../server/http/host.ts";

/** What the server listens on, what it was told to allow besides, the Host header, and whether it passes. */
const HOSTS: [string, string[], string, boolean][] = [
  ["localhost", [], "localhost", true],
  ["localhost", [], "localhost:5000", true],
  ["localhost", [], "LOCALHOST:1", true],
  ["localhost", [], "127.0.0.1:5000", true],
  ["localhost", [], "[::1]:5000", true],
  ["localhost", [], "evil.example", false],
  ["localhost", [], "localhost.evil.example", false],
  ["localhost", [], "localhost.", false],
  ["localhost", [], "192.168.1.2:5000", false],
  ["localhost", [], "0.0.0.0:5000", false],
  ["localhost", [], "2130706433", false],
  ["localhost", [], "0x7f.1", false],
  ["localhost", [], "127.1", false],
  ["localhost", [], "", false],
  ["localhost", [], "localhost:port", false],
  ["localhost", [], "localhost:", false],
  ["localhost", [], "localhost:5000:1", false],
  ["localhost", [], "localhost:65536", false],
  ["localhost", [], "localhost, evil.example", false],
  ["localhost", [], "evil@localhost", false],
  ["localhost", [], "localhost/evil.example", false],
  ["localhost", [], "localhost#x", false],
  ["localhost", [], "[::1", false],
  ["127.0.0.2", [], "127.0.0.2:5000", true],
  ["0.0.0.0", [], "0.0.0.0:5000", true],
  ["0.0.0.0", [], "localhost:5000", true],
  ["0.0.0.0", [], "10.1.2.3:5000", true],
  ["0.0.0.0", [], "10.evil.example", false],
  ["0.0.0.0", [], "192.168.evil.example", false],
  ["0.0.0.0", [], "192.168.1.2", true],
  ["0.0.0.0", [], "192.169.1.2", false],
  ["0.0.0.0", [], "8.8.8.8", false],
  ["0.0.0.0", [], "[fd00::1]:5000", true],
  ["0.0.0.0", [], "[2001:db8::1]:5000", false],
  ["0.0.0.0", [], "gpu-box:5000", false],
  ["gpu-box", [], "gpu-box:5000", true],
  ["::", [], "[fe80::1]", true],
  ["localhost", ["gpu-box"], "gpu-box:5000", true],
  ["localhost", ["gpu-box"], "GPU-BOX", true],
  ["localhost", ["gpu-box:80"], "gpu-box:5000", false],
  ["localhost", ["gpu-box:5000"], "gpu-box:5000", true],
  ["localhost", ["fd00::1"], "[fd00::1]:5000", true],
  ["localhost", ["*.example.com"], "ml.example.com", true],
  ["localhost", ["*.example.com"], "a.b.example.com:443", true],
  ["localhost", ["*.example.com"], "example.com", false],
  ["localhost", ["*.example.com"], "evilexample.com", false],
  ["localhost", ["192.168.*"], "192.168.1.2:5000", true],
  ["localhost", ["192.168.*"], "192.168.evil.example", false],
  ["localhost", ["1.*"], "10.0.0.1", false],
  ["localhost", ["*"], "anything.example", true],
  ["localhost", ["*"], "not a host", false],
];

for (const [listen, allowed, host, expected] of HOSTS) {
  const flags = ["--host", listen, ...allowed.length ? ["--allowed-hosts", allowed.join()] : []].join(" ");
  Deno.test(`host: "${host}" ${expected ? "passes" : "is refused"} with ${flags}`, () => {
    const isAllowed = createHostCheck(listen, allowed.map(parseHostRule));
    strictEqual(isAllowed(host), expected);
    strictEqual(isAllowed(host), expected, "the kept verdict differs");
  });
}

Deno.test("host: many different hosts neither fill the memory nor change a verdict", () => {
  const isAllowed = createHostCheck("localhost", []);
  for (let i = 0; i < 1000; i++) strictEqual(isAllowed(`evil-${i}.example`), false);
  strictEqual(isAllowed("localhost"), true);
});

for (const entry of ["app-*.example.com", "https://example.com", "192.168.*.1", "a b", "fd00:*", "*.*.com", "*:80"]) {
  Deno.test(`host: "${entry}" can't be allowed`, () => {
    const message = `"${entry}" is no host: write example.com, example.com:5000 or *.example.com`;
    throws(() => parseHostRule(entry), { message });
  });
}

Deno.test("host: private are the addresses that no public network routes, at both of their ends", () => {
  const inside = [
    "10.0.0.0",
    "10.255.255.255",
    "172.16.0.0",
    "172.31.255.255",
    "192.168.0.0",
    "169.254.0.1",
    "100.64.0.1",
  ];
  const outside = ["9.255.255.255", "11.0.0.0", "172.15.0.0", "172.32.0.0", "192.167.0.0", "100.63.0.1", "100.128.0.0"];
  for (const address of [...inside, "127.0.0.1", "[fc00::1]", "[fdff::]", "[fe80::1]", "[febf::1]"]) {
    strictEqual(isPrivateAddress(address), true, address);
  }
  for (
    const address of [...outside, "10.0.0", "10.0.0.256", "010.0.0.1", "[fec0::1]", "[fb00::1]", "[::ffff:10.0.0.1]"]
  ) {
    strictEqual(isPrivateAddress(address), false, address);
  }
});

Deno.test("host: an IPv6 address gets the brackets that a URL wants, a name does not", () => {
  strictEqual(bracketed("::1"), "[::1]");
  strictEqual(bracketed("[::1]"), "[::1]");
  strictEqual(bracketed("localhost"), "localhost");
  strictEqual(bracketed("a:5000"), "a:5000");
});

Deno.test("host: loopback is what only this machine can reach", () => {
  for (const host of ["localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"]) strictEqual(isLoopback(host), true, host);
  for (const host of ["0.0.0.0", "::", "10.0.0.1", "gpu-box", "127.evil.example"]) {
    strictEqual(isLoopback(host), false, host);
  }
});
