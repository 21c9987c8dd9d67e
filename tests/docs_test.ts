// What a user can say to the program stands in README.md: every option with its variables, and every task.
import assert from "node:assert/strict";
import manifest from "../deno.json" with { type: "json" };
import { fillTables } from "./support/readme_tables.ts";

const read = (file: string) => Deno.readTextFile(new URL(`../${file}`, import.meta.url));

Deno.test("README.md has the table of options as `deno task docs` writes it", async () => {
  const readme = await read("README.md");
  const cells = (text: string) => text.split("\n").map((line) => line.replace(/ +/g, " ").replace(/-+/g, "-"));
  assert.deepEqual(cells(readme), cells(fillTables(readme)));
});

Deno.test("README.md or CONTRIBUTING.md names every task", async () => {
  const pages = await read("README.md") + await read("CONTRIBUTING.md");
  const named = new Set(Array.from(pages.matchAll(/deno task ([\w:]+)/g), ([, task]) => task));
  assert.deepEqual(Object.keys(manifest.tasks).filter((task) => !named.has(task)), []);
});
