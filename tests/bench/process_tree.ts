// What a server and all the processes that it started use of the machine, read from /proc.

/** A process, told from a later one with the same number by when it started. */
export interface Process {
  pid: number;
  startTicks: string;
}

interface Stat extends Process {
  parent: number;
  cpuTicks: number;
}

/** Microseconds in a clock tick of /proc (100 a second on every Linux that Deno runs on). */
const TICK_US = 10_000;

/** The process and all its descendants. */
export function findTree(root: number): Process[] {
  const all = [...Deno.readDirSync("/proc")].filter((entry) => /^\d+$/.test(entry.name))
    .flatMap((entry) => readStat(Number(entry.name)));
  const tree = all.filter((stat) => stat.pid === root);
  for (const member of tree) tree.push(...all.filter((stat) => stat.parent === member.pid));
  return tree;
}

/** Whether the process is still the one that was found. */
export function isAlive(process: Process): boolean {
  return readStat(process.pid).some((stat) => stat.startTicks === process.startTicks);
}

/** Processor time that the tree has used so far, with that of its children that ended, in microseconds. */
export function readCpuTime(root: number): number {
  return findTree(root).flatMap((member) => readStat(member.pid))
    .reduce((sum, stat) => sum + stat.cpuTicks * TICK_US, 0);
}

/**
 * Resident memory of the tree in bytes, pages that its processes share counted once: the private pages of all, and
 * the shared ones of the process that has most. (A sum of RSS would count the interpreter once for each worker.)
 */
export function readMemory(root: number): number {
  const rollups = findTree(root).map((member) => readRollup(member.pid));
  const owned = rollups.reduce((sum, rollup) => sum + rollup.owned, 0);
  return (owned + Math.max(0, ...rollups.map((rollup) => rollup.shared))) * 1024;
}

/** Resident memory of one process in bytes; cheap enough to be read many times a second. */
export function readResident(pid: number): number {
  const pages = readProc(`/proc/${pid}/statm`).split(" ")[1] ?? "0";
  return Number(pages) * 4096;
}

function readStat(pid: number): Stat[] {
  const text = readProc(`/proc/${pid}/stat`);
  if (text === "") return [];
  // The second field is the program's name in brackets and may hold anything; the rest begins with the third.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const cpuTicks = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  return [{ pid, parent: Number(fields[1]), cpuTicks, startTicks: fields[19] ?? "" }];
}

function readRollup(pid: number): { owned: number; shared: number } {
  const text = readProc(`/proc/${pid}/smaps_rollup`);
  const sum = (kind: string) =>
    [...text.matchAll(new RegExp(`^${kind}_\\w+: +(\\d+) kB`, "gm"))].reduce(
      (total, [, size]) => total + Number(size),
      0,
    );
  return { owned: sum("Private"), shared: sum("Shared") };
}

/** The file's text; nothing when the process has ended meanwhile. */
function readProc(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || String(error).includes("os error 3")) return "";
    throw error;
  }
}
