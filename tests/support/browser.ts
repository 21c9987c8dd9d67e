// The browser for the page tests: finds Chromium, or installs it where that is one command.
import { findProgram, isFile, mustRun, runProgram } from "./process.ts";

/** Names that distributions give Chromium and its relatives. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser that the tests use: KISEKI_CHROMIUM, else the first on PATH; undefined when there is none. */
export function findChromium(): string | undefined {
  const chosen = Deno.env.get("KISEKI_CHROMIUM");
  if (chosen && !isFile(chosen)) throw new Error(`KISEKI_CHROMIUM names no file: ${chosen}`);
  return chosen ?? NAMES.map(findProgram).find((program) => program !== undefined);
}

/** Installs Debian's Chromium. Throws a sentence for the person at the keyboard where that can't be done. */
export async function installChromium(): Promise<void> {
  const apt = findProgram("apt-get");
  if (apt === undefined || Deno.uid() !== 0) {
    throw new Error(
      "Cannot find Chromium: install it, or set KISEKI_CHROMIUM to the program (as root on Debian the tests install it)",
    );
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const args = ["install", "--yes", "--quiet", "--no-install-recommends", "chromium"];
  // Package lists are often there already; only a refusal makes it worth fetching them.
  if ((await runProgram(apt, { args, env })).code === 0) return;
  await mustRun(apt, { args: ["update", "--quiet"], env });
  await mustRun(apt, { args, env });
}
