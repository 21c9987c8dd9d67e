// Starts the server once on another Deno, asks /health and stops it: `start_once.ts npx -y deno@2.5.0`.
import assert from "node:assert/strict";
import { withServer } from "./server.ts";

const program = Deno.args.join(" ");
const start = performance.now();
await withServer({ deno: Deno.args }, async ({ url }) => {
  const reply = await fetch(`${url}/health`);
  assert.deepEqual([reply.status, await reply.text()], [200, "OK"]);
  console.log(`${program}: /health answers OK after ${((performance.now() - start) / 1000).toFixed(1)} s`);
});
