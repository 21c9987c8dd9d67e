// Installs the real parts that the tests need and lacks nothing afterwards: safe to run again, goes on where it was stopped.
import { findChromium, installChromium } from "./browser.ts";
import { cacheFolder, withCacheLocked } from "./cache.ts";
import { hasNpmPart, installNpmPart } from "./npm.ts";
import { NPM_PART, type PythonPart } from "./parts.ts";
import { ensureUv, findPython, installPythonPart, missingPythonParts } from "./python.ts";

/** A part of the set-up that can be asked for alone. */
export type SetupPart = "python" | "npm" | "chromium";

/** Makes sure that the parts are there; prints what it does and how long that took. Throws a sentence when it can't. */
export async function setUp(parts: readonly SetupPart[]): Promise<void> {
  console.log(`Set-up in ${cacheFolder()}`);
  await withCacheLocked(async () => {
    if (parts.includes("python")) await setUpPython();
    if (parts.includes("npm") && !hasNpmPart()) await timed(`${NPM_PART.name}: install`, installNpmPart);
    if (parts.includes("chromium") && findChromium() === undefined) {
      await timed("chromium: apt-get install", installChromium);
    }
  });
}

async function setUpPython() {
  const missing = missingPythonParts();
  if (missing.length === 0) return;
  const python = await findPython();
  const uv = await timed(`uv: install with ${python}`, () => ensureUv(python));
  for (const part of missing) await timed(describe(part), () => installPythonPart(part, python, uv));
}

const describe = (part: PythonPart) => `${part.name}: install ${part.requirements.join(" ")}`;

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  console.log(`  ${what} …`);
  const start = performance.now();
  const result = await work();
  console.log(`  ${what}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

if (import.meta.main) await setUp(["python", "npm", "chromium"]);
