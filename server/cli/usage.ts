// The text of `--help`.
import { isSwitch, negationOf, type Option } from "./arguments.ts";

const HEADING = `Kiseki keeps and shows experiments, and speaks MLflow's protocol.

  deno run -A main.ts [command] [options]
`;

/** What `--help` prints: the commands and every option, its variables and its default. */
export function describeUsage(
  commands: Readonly<Record<string, { says: string }>>,
  options: readonly Option[],
): string {
  const commandLines = Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(10)} ${says}`);
  return [HEADING, "Commands", ...commandLines, "", "Options of server and ui", ...options.map(describeOption), ""]
    .join("\n");
}

function describeOption(option: Option): string {
  const notes = [
    option.env.length > 0 ? option.env.join(", ") : "",
    option.default !== "" && !isSwitch(option) ? `default ${option.default}` : "",
  ].filter((note) => note !== "");
  return `  ${spellingOf(option)}\n      ${option.says}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}

function spellingOf(option: Option): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  // The spelling that changes something comes first.
  if (isSwitch(option)) {
    const both = [`--${option.flag}`, `--${negationOf(option)}`];
    return option.default === "true" ? both.reverse().join(", ") : both.join(", ");
  }
  return `${short}--${option.flag} ${option.kind.placeholder}`;
}
