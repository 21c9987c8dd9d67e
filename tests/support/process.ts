// Runs other programs for the tests to their end, with what they said; and ends those that run on.

/** What a program said and how it ended. */
export type Outcome = { code: number; stdout: string; stderr: string };

/** How to run a program; `env` is added to the environment that the tests have. */
export type RunOptions = { args: string[]; cwd?: string; env?: Record<string, string> };

/** Runs a program to its end. Throws when it cannot be started. */
export async function runProgram(program: string, options: RunOptions): Promise<Outcome> {
  const output = await new Deno.Command(program, { ...options, stdin: "null", stdout: "piped", stderr: "piped" })
    .output();
  const text = new TextDecoder();
  return { code: output.code, stdout: text.decode(output.stdout), stderr: text.decode(output.stderr) };
}

/** Runs a program to its end. Throws with its last words when it fails. */
export async function mustRun(program: string, options: RunOptions): Promise<Outcome> {
  const outcome = await runProgram(program, options);
  if (outcome.code === 0) return outcome;
  const words = `${outcome.stdout}\n${outcome.stderr}`.trim().split("\n").slice(-30).join("\n");
  throw new Error(`${[program, ...options.args].join(" ")} ended with code ${outcome.code}:\n${words}`);
}

/** Signals a process, or with a negative number a whole group. Nothing happens when it has ended already. */
export function sendSignal(pid: number, signal: Deno.Signal): void {
  try {
    Deno.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** The path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = (Deno.env.get("PATH") ?? "").split(":").filter((folder) => folder !== "");
  return folders.map((folder) => `${folder}/${name}`).find(isFile);
}

/** Whether a file (or a link to one) is there. */
export function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) return false;
    throw error;
  }
}
