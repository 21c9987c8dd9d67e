// Reads the counts that `deno test --junit-path` writes.

/** How many tests passed and failed. */
export type Counts = { passed: number; failed: number };

/** The counts of a report; undefined when the text is none (the run ended before it was written). */
export function readCounts(report: string): Counts | undefined {
  const head = /<testsuites [^>]*>/.exec(report)?.[0];
  if (head === undefined) return undefined;
  const number = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(head)?.[1] ?? 0);
  const skipped = [...report.matchAll(/<testsuite [^>]*disabled="(\d+)"/g)].reduce(
    (sum, match) => sum + Number(match[1]),
    0,
  );
  const failed = number("failures") + number("errors");
  return { passed: number("tests") - failed - skipped, failed };
}
