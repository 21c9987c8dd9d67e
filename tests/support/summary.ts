// Reads the counts from the last line of `deno test`. Its JUnit report leaves out files that failed before their first test.

/** How many tests (and steps of tests) passed and failed. */
export type Counts = { passed: number; failed: number };

/** The counts of `FAILED | 5 passed (2 steps) | 7 failed (1 step) (47s)`; undefined when no such line was printed. */
export function readCounts(output: string): Counts | undefined {
  const line = output.split("\n").findLast((one) => /^(ok|FAILED) \| \d+ passed/.test(one));
  if (line === undefined) return undefined;
  const count = (word: string) => {
    const found = new RegExp(`(\\d+) ${word}(?: \\((\\d+) steps?\\))?`).exec(line);
    return Number(found?.[1] ?? 0) + Number(found?.[2] ?? 0);
  };
  return { passed: count("passed"), failed: count("failed") };
}
