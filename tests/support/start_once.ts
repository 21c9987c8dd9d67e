// Starts the server once on another Deno, asks /health and stops it: `start_once.ts npx -y deno@2.5.0`.
import assert from "node:assert/strict";
import { startServer } from "./server.ts";

const start = performance.now();
const server = await startServer({ deno: Deno.args });
const reply = await fetch(`${server.url}/health`);
assert.deepEqual([reply.status, await reply.text()], [200, "OK"]);
console.log(`${Deno.args.join(" ")}: /health answers OK after ${((performance.now() - start) / 1000).toFixed(1)} s`);
await server.stop();
