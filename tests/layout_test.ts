// Who may import whom (wire <- search <- db <- api <- app <- main), asked of `deno info`, which tells type-only imports from others.
import assert from "node:assert/strict";
import { mustRun } from "./support/process.ts";

const ROOT = new URL("..", import.meta.url).pathname;

/** A folder or file that a rule is about, and what its files may import: rooms, files and packages by the start of their names. */
type Room = { name: string; values: string[]; types?: string[] };

/** Where things are built and wired: everything may be imported. */
const EVERYTHING = [""];
/** Types that tell a room of the server what it will be handed. */
const HANDED = ["server/deps.ts", "server/config.ts", "server/log.ts"];

/** The first room whose name a file's path begins with decides. Every room may import itself and Node's own modules. */
const ROOMS: Room[] = [
  { name: "server/wire/", values: [] },
  { name: "server/search/", values: ["server/wire/"] },
  { name: "server/artifacts/", values: ["server/wire/"], types: HANDED },
  { name: "server/auth/", values: ["server/wire/"], types: HANDED },
  { name: "server/http/", values: ["server/wire/", "server/auth/", "server/version.ts", "hono"], types: HANDED },
  {
    name: "server/api/",
    values: ["server/wire/", "server/search/", "server/auth/", "server/http/endpoint.ts", "server/version.ts"],
    types: [...HANDED, "db/store.ts"],
  },
  { name: "server/", values: EVERYTHING },
  { name: "main.ts", values: ["server/"] },
  { name: "db/", values: ["server/wire/", "server/search/", "drizzle-orm", "libsql", "@libsql/client"] },
  { name: "ui/build.ts", values: ["ui/"] },
  { name: "ui/", values: ["preact", "htm/preact", "uplot"], types: ["server/wire/"] },
];

/** An import as it stands in a file. `to` is a path below the root, or a package's name. */
type Import = { from: string; line: number; to: string; isType: boolean };

type Position = { span: { start: { line: number } }; specifier?: string };
type Dependency = { specifier: string; code?: Position; type?: Position };
type Info = { modules: { specifier: string; dependencies?: Dependency[] }[] };

const imports = await readImports();

Deno.test("layout: every room imports only what it may", () => {
  const wrong = imports.filter((one) => !isAllowed(one));
  assert.deepEqual(wrong.map(({ from, line, to }) => `${from}:${line} imports ${to}`), []);
});

Deno.test("layout: no file imports itself by a detour", () => {
  assert.deepEqual(findCycle(), undefined);
});

Deno.test("layout: handlers reach the outer world through Deps alone, and only main.ts reads arguments and environment", async () => {
  const wrong: string[] = [];
  for (const path of sourceFiles()) {
    const text = await Deno.readTextFile(ROOT + path);
    if (path.startsWith("server/api/") && /\bDeno\./.test(text)) wrong.push(`${path} uses Deno`);
    if (path !== "main.ts" && !path.startsWith("ui/") && /\bDeno\.(env|args)\b/.test(text)) {
      wrong.push(`${path} reads Deno.env or Deno.args`);
    }
  }
  assert.deepEqual(wrong, []);
});

Deno.test("layout: files have names that say what they export", () => {
  const odd = sourceFiles().filter((path) =>
    !/^[a-z][a-z0-9_]*\.ts$/.test(path.split("/").pop() ?? "") && !/\/\d{4}_\w+\.ts$/.test(path)
  );
  const vague = sourceFiles().filter((path) =>
    /(^|[/_])(utils?|common|misc|manager|base|helpers?)([/_.]|$)/.test(path)
  );
  assert.deepEqual([...odd, ...vague], []);
});

function isAllowed({ from, to, isType }: Import): boolean {
  const room = ROOMS.find(({ name }) => from.startsWith(name));
  if (room === undefined) return false;
  if (to.startsWith("node:") || to.startsWith(room.name)) return true;
  const allowed = isType ? [...room.values, ...room.types ?? []] : room.values;
  return allowed.some((name) =>
    to === name || (name === "" || name.endsWith("/") ? to.startsWith(name) : to.startsWith(`${name}/`))
  );
}

/** A list of files of which each imports the next one's values and the last one the first's. */
function findCycle(): string[] | undefined {
  const next = Map.groupBy(imports.filter(({ isType }) => !isType), ({ from }) => from);
  const done = new Set<string>();
  const walk = (file: string, above: string[]): string[] | undefined => {
    if (above.includes(file)) return [...above.slice(above.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { to } of next.get(file) ?? []) {
      const cycle = walk(to, [...above, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

async function readImports(): Promise<Import[]> {
  const everything = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(everything, sourceFiles().map((path) => `import "${ROOT}${path}";\n`).join(""));
  const { stdout } = await mustRun(Deno.execPath(), {
    args: ["info", "--json", `--config=${ROOT}deno.json`, everything],
  });
  await Deno.remove(everything);
  const info: Info = JSON.parse(stdout);
  return info.modules.flatMap(({ specifier, dependencies = [] }) => {
    const from = pathOf(specifier);
    return from === undefined ? [] : dependencies.map((dependency) => importOf(from, dependency));
  });
}

function importOf(from: string, { specifier, code, type }: Dependency): Import {
  const place = code ?? type;
  const target = place?.specifier ?? specifier;
  return { from, line: (place?.span.start.line ?? 0) + 1, to: pathOf(target) ?? specifier, isType: code === undefined };
}

/** The path below the root of a module that is ours. */
function pathOf(specifier: string): string | undefined {
  const root = `file://${ROOT}`;
  return specifier.startsWith(root) ? specifier.slice(root.length) : undefined;
}

function sourceFiles(): string[] {
  return ["main.ts", ...["server", "db", "ui"].flatMap(filesBelow)].filter((path) => path.endsWith(".ts"));
}

function filesBelow(folder: string): string[] {
  if (folder === "ui/dist") return [];
  return Array.from(Deno.readDirSync(ROOT + folder)).flatMap(({ name, isDirectory }) =>
    isDirectory ? filesBelow(`${folder}/${name}`) : [`${folder}/${name}`]
  );
}
