// The table of commands. What a command needs is imported when it is called, so that none waits for another's packages.
import { parseConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { OPTIONS } from "../options.ts";
import { VERSION } from "../version.ts";
import { nearest } from "./arguments.ts";
import { describeUsage } from "./usage.ts";

/** The surroundings of a command: all that it reads of the process that it runs in. */
export type Surroundings = {
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
};

/** A command; `run` resolves to the exit code. */
export type Command = { says: string; run(surroundings: Surroundings): Promise<number> };

const SERVE = "server";

/** Every command by its name. Without a name the server starts. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  [SERVE]: { says: "Starts the server (also without a command).", run: runServer },
  ui: { says: "The same; MLflow has this name for it too.", run: runServer },
};

/** Runs the command that the first argument names. Resolves to the exit code. */
export function runCommand(surroundings: Surroundings): Promise<number> {
  const [first = "", ...rest] = surroundings.args;
  if (first === "" || first.startsWith("-")) return runServer(surroundings);
  const command = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  if (command) return command.run({ ...surroundings, args: rest });
  const near = nearest(first, Object.keys(COMMANDS));
  return Promise.resolve(complain(`Unknown command "${first}": ${near ? `did you mean ${near}?` : "see --help"}`));
}

async function runServer({ args, env, cwd }: Surroundings): Promise<number> {
  const parsed = parseConfig(args, env, cwd);
  if (parsed.kind === "error") return complain(parsed.message);
  if (parsed.kind === "help") return tell(describeUsage(COMMANDS, Object.values(OPTIONS)));
  if (parsed.kind === "version") return tell(`kiseki ${VERSION}`);
  const { serve } = await import("./serve.ts");
  const log = createLog(parsed.config.logLevel, Deno.stderr);
  for (const warning of parsed.warnings) log.warning(warning);
  const code = await serve(parsed.config, log, complain);
  await log.flush();
  return code;
}

function tell(text: string): number {
  console.log(text);
  return 0;
}

/** Says what is wrong in one sentence. */
function complain(sentence: string): number {
  console.error(sentence);
  return 1;
}
