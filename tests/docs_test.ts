// What a user can say to the program stands in README.md: every option with its variables, and every task.
import assert from "node:assert/strict";
import manifest from "../deno.json" with { type: "json" };
import { OPTIONS } from "../server/options.ts";

const readme = await Deno.readTextFile(new URL("../README.md", import.meta.url));

Deno.test("README.md names every option, and the variables that stand in for it", () => {
  const names = Object.values(OPTIONS).flatMap(({ flag, env }) => [`--${flag}`, ...env]);
  assert.deepEqual(names.filter((name) => !readme.includes(`\`${name}`)), []);
});

Deno.test("README.md names every task", () => {
  const tasks = Object.keys(manifest.tasks).map((task) => `deno task ${task}`);
  assert.deepEqual(tasks.filter((task) => !readme.includes(task)), []);
});
