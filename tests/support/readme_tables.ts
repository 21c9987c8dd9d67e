// The tables of README.md that are made from the code: run with `deno task docs` to write them, or imported by the test that
// they are fresh.
import { OPTIONS } from "../../server/options.ts";

const README = new URL("../../README.md", import.meta.url);

/** The table of options, a row each. */
export function optionsTable(): string {
  const rows = Object.values(OPTIONS).map((option) => {
    const value = option.kind.placeholder === undefined ? "" : ` ${option.kind.placeholder.replaceAll("|", "\\|")}`;
    const variables = option.env.map((name) => `\`${name}\``).join(", ");
    const initial = option.default === "" ? "" : `\`${option.default}\``;
    return `| \`--${option.flag}${value}\` | ${variables} | ${initial} | ${option.says} |`;
  });
  return ["| option | variable | default | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** Puts the tables between their markers. */
export function fillTables(readme: string): string {
  return readme.replace(
    /(<!-- options -->)[^]*(<!-- \/options -->)/,
    (_, start: string, end: string) => `${start}\n\n${optionsTable()}\n\n${end}`,
  );
}

if (import.meta.main) {
  await Deno.writeTextFile(README, fillTables(await Deno.readTextFile(README)));
}
