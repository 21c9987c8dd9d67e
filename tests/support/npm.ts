// The npm client for the tests: installed by Deno itself, run by Node where there is one.
import { installPart, isComplete, partFolder } from "./cache.ts";
import { NPM_PART } from "./parts.ts";
import { findProgram, mustRun } from "./process.ts";

/** Whether the npm client is installed. */
export const hasNpmPart = () => isComplete(NPM_PART.name, NPM_PART.dependencies);

/** Installs the npm client as `node_modules` in a folder of the cache. */
export async function installNpmPart(): Promise<void> {
  await installPart(NPM_PART.name, NPM_PART.dependencies, async (folder) => {
    const manifest = { name: "kiseki-npm-client", private: true, dependencies: NPM_PART.dependencies };
    await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify(manifest));
    await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify({ nodeModulesDir: "auto" }));
    await mustRun(Deno.execPath(), { args: ["install", "--quiet"], cwd: folder });
  });
}

/** The program and its first arguments that run a Node script: Node, or Deno where there is no Node. */
export function nodeCommand(): [string, ...string[]] {
  const node = findProgram("node");
  return node === undefined ? [Deno.execPath(), "run", "-A", "--no-config"] : [node];
}

/** The folder that Node resolves the npm client's name from. */
export const npmModules = () => `${partFolder(NPM_PART.name)}/node_modules`;
