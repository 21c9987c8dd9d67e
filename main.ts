// The one entry: hands the command line and the environment to the command that they name, and ends with its exit code.
import { runCommand } from "./server/cli/commands.ts";

if (import.meta.main) {
  Deno.exit(await runCommand({ args: Deno.args, env: Deno.env.toObject(), cwd: Deno.cwd() }));
}
