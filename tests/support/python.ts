// Python environments for the tests: finds an interpreter, makes environments, installs the clients into them.
import { cacheFolder, installPart, isComplete, partFolder } from "./cache.ts";
import { OLDEST_PYTHON, PYTHON_PARTS, type PythonName, type PythonPart, UV_REQUIREMENT } from "./parts.ts";
import { findProgram, isFile, mustRun, runProgram } from "./process.ts";

/** The interpreter of an installed environment. */
export const pythonOf = (name: PythonName) => `${partFolder(name)}/bin/python`;

/** The interpreters that are looked for, best first: every client runs on 3.11. */
const CANDIDATES = ["python3.11", "python3.10", "python3.12", "python3.13", "python3", "python"];

/** Finds a Python that the clients run on. Throws a sentence for the person at the keyboard when there is none. */
export async function findPython(): Promise<string> {
  for (const name of CANDIDATES) {
    const program = findProgram(name);
    if (program && await isNewEnough(program)) return program;
  }
  const oldest = `${OLDEST_PYTHON.major}.${OLDEST_PYTHON.minor}`;
  throw new Error(
    `Cannot find Python ${oldest} or newer on PATH: the tests drive MLflow's Python clients. Install python3 with its venv module`,
  );
}

async function isNewEnough(program: string): Promise<boolean> {
  const { major, minor } = OLDEST_PYTHON;
  const question = `import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (${major}, ${minor}) else 1)`;
  return (await runProgram(program, { args: ["-c", question] })).code === 0;
}

/** The Python parts that are not installed yet (or whose interpreter has gone). */
export function missingPythonParts(): PythonPart[] {
  return PYTHON_PARTS.filter((part) => !isComplete(part.name, part.requirements) || !isFile(pythonOf(part.name)));
}

/** Makes the environment of a part and installs its packages: by uv where that can be had and reaches the packages, else by pip. */
export async function installPythonPart(part: PythonPart, python: string, uv: string | undefined): Promise<void> {
  const withPip = (folder: string) => installWithPip(folder, python, part.requirements);
  const withUv = (folder: string) => installWithUv(folder, python, uv ?? "uv", part.requirements);
  if (uv === undefined) return await installPart(part.name, part.requirements, withPip);
  try {
    await installPart(part.name, part.requirements, withUv);
  } catch (error) {
    // uv does not read pip's configuration, so behind a private index only pip may find the packages.
    console.log(`    uv failed, trying with pip: ${error}`);
    await installPart(part.name, part.requirements, withPip);
  }
}

async function installWithUv(folder: string, python: string, uv: string, requirements: readonly string[]) {
  // The system's certificates, as pip takes them: uv's own list does not know a company's proxy.
  const env = { UV_CACHE_DIR: `${cacheFolder()}/uv-packages`, UV_PYTHON_DOWNLOADS: "never", UV_SYSTEM_CERTS: "1" };
  await mustRun(uv, { args: ["venv", "--quiet", "--allow-existing", "--python", python, folder], env });
  const target = ["--python", `${folder}/bin/python`];
  await mustRun(uv, { args: ["pip", "install", "--quiet", ...target, ...requirements], env });
}

/** Installs uv into an environment of its own. Gives undefined when the package index has none for this machine. */
export async function ensureUv(python: string): Promise<string | undefined> {
  const program = `${partFolder("uv")}/bin/uv`;
  if (isComplete("uv", UV_REQUIREMENT) && isFile(program)) return program;
  try {
    await installPart("uv", UV_REQUIREMENT, (folder) => installWithPip(folder, python, [UV_REQUIREMENT]));
    return program;
  } catch (error) {
    console.log(`uv could not be installed, going on with pip: ${error}`);
    return undefined;
  }
}

async function installWithPip(folder: string, python: string, requirements: readonly string[]) {
  await mustRun(python, { args: ["-m", "venv", folder] });
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-input"];
  await mustRun(`${folder}/bin/python`, { args: ["-m", "pip", "install", ...quiet, ...requirements] });
}
