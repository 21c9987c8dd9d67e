// Installs the servers that Kiseki is measured against, each in a Python environment of its own.
import { isComplete, partFolder, withCacheLocked } from "../support/cache.ts";
import { ensureUv, findPython, installPythonPart } from "../support/python.ts";

/** The versions compared, by the name of the package. */
export const RIVAL_VERSIONS = { mlflow: "3.17.2", fasttrackml: "0.6.0" } as const;

type Rival = keyof typeof RIVAL_VERSIONS;

const partName = (rival: Rival) => `bench-${rival}-${RIVAL_VERSIONS[rival]}`;
const requirementsOf = (rival: Rival) => [`${rival}==${RIVAL_VERSIONS[rival]}`];

/** The path of a program in a rival's environment. */
export const rivalProgram = (rival: Rival, program: string) => `${partFolder(partName(rival))}/bin/${program}`;

/** Installs what is missing; a second call finds everything there. Throws a sentence when it cannot. */
export async function installRivals(): Promise<void> {
  await withCacheLocked(async () => {
    for (const rival of ["mlflow", "fasttrackml"] as const) await installRival(rival);
  });
}

async function installRival(rival: Rival) {
  const part = { name: partName(rival), requirements: requirementsOf(rival) };
  if (isComplete(part.name, part.requirements)) return;
  console.log(`Installing ${part.requirements.join(" ")} into ${partFolder(part.name)} …`);
  const python = await findPython();
  await installPythonPart(part, python, await ensureUv(python));
}
