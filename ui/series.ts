// A metric's points as the server packs them, made ready for drawing and for reading.
import type { Series } from "../server/wire/table.ts";
import { formatExact, formatNumber, formatPlural, INFINITE } from "./format.ts";
import type { Numeric } from "./json.ts";

/** What a line can be drawn from: null is a gap, left where a value is not finite or not above zero on a log axis. */
export type Line = {
  x: number[];
  last: (number | null)[];
  min?: (number | null)[];
  max?: (number | null)[];
};

/** Whether a value is a plain number; the server writes ±∞ as the largest double. */
export function isFiniteValue(value: Numeric): boolean {
  return Math.abs(Number(value)) < INFINITE;
}

/** Makes a series ready for an axis, linear or logarithmic. */
export function lineFrom(series: Series, logarithmic: boolean): Line {
  const draw = (values: Numeric[]) =>
    values.map((value) => isFiniteValue(value) && !(logarithmic && Number(value) <= 0) ? Number(value) : null);
  return {
    x: series.x.map(Number),
    last: draw(series.last),
    ...(series.min && series.max ? { min: draw(series.min), max: draw(series.max) } : {}),
  };
}

/** The smallest and largest finite value of a series, spikes inside of buckets included; undefined when there is none. */
export function rangeOf(series: Series): { min: number; max: number } | undefined {
  let min = Infinity;
  let max = -Infinity;
  for (const values of [series.last, series.min ?? [], series.max ?? []]) {
    for (const value of values) {
      if (!isFiniteValue(value)) continue;
      min = Math.min(min, Number(value));
      max = Math.max(max, Number(value));
    }
  }
  return min <= max ? { min, max } : undefined;
}

/** A sentence that says what a chart shows, for those who don't see it. */
export function describeSeries(series: Series): string {
  const range = rangeOf(series);
  const last = series.last.at(-1);
  if (last === undefined) return `${series.key}: no points.`;
  const extremes = range ? `from ${formatNumber(range.min)} to ${formatNumber(range.max)}, ` : "";
  return `${series.key}: ${formatPlural(series.n, "point")}, ${extremes}last ${formatExact(last)}.`;
}

/** How many entries of a series can't be drawn because they are not finite. */
export function countHidden(series: Series): number {
  return series.last.filter((value) => !isFiniteValue(value)).length;
}

/** How a reduced series was reduced; undefined when every point is there. */
export function describeReduction(series: Series): string | undefined {
  if (!series.min) return undefined;
  const ratio = Math.max(1, Math.round(series.n / Math.max(1, series.x.length)));
  return `min–max of about ${formatPlural(ratio, "point")} per pixel`;
}
