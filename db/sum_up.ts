// What the metric points of one request come to, metric by metric: each point once, the latest, and min, max and sum.
import type { Int64 } from "../server/wire/json.ts";
import type { Metric } from "../server/wire/run.ts";

/** What stands for ±Infinity, which SQLite can't be given; MLflow's choice. */
const MAX_DOUBLE = Number.MAX_VALUE;

/** A point as it is stored; `value` is null for NaN. */
export type Point = { group: PointGroup; timestamp: Int64; step: Int64; value: number | null };

/** Groups by metric. A point that is there twice counts once. */
export function sumUp(metrics: readonly Metric[]): PointGroup[] {
  const byKey = new Map<string, PointGroup>();
  for (const metric of metrics) {
    const group = byKey.get(metric.key);
    if (group) group.add(metric);
    else byKey.set(metric.key, new PointGroup(metric));
  }
  return Array.from(byKey.values(), dropRepeated);
}

/** The points of one metric in one request. Its time span is `from` to `to`; `min`, `max` and `sum` leave NaN out. */
class PointGroup {
  readonly key: string;
  readonly points: Point[] = [];
  /** Each point has a later time or step than the one before it, so none is there twice. */
  ordered = true;
  latest: Point;
  from: Int64;
  to: Int64;
  min: number | null = null;
  max: number | null = null;
  sum: number | null = null;

  constructor(first: Metric) {
    this.key = first.key;
    this.from = this.to = first.timestamp;
    this.latest = this.#push(first);
  }

  add(metric: Metric): void {
    const last = this.points.at(-1)!;
    const point = this.#push(metric);
    const { timestamp, step } = point;
    if (timestamp < last.timestamp || (timestamp === last.timestamp && step <= last.step)) this.ordered = false;
    if (isLater(point, this.latest)) this.latest = point;
    if (timestamp < this.from) this.from = timestamp;
    if (timestamp > this.to) this.to = timestamp;
  }

  #push({ timestamp, step, value: given }: Metric): Point {
    const value = storedValue(given);
    const point = { group: this, timestamp, step, value };
    this.points.push(point);
    if (value !== null) {
      this.min = this.min === null ? value : Math.min(this.min, value);
      this.max = this.max === null ? value : Math.max(this.max, value);
      this.sum = clamp((this.sum ?? 0) + value);
    }
    return point;
  }
}

/** -0 is 0: they are one value to SQLite's comparison, so they are one point. */
const storedValue = (value: number) => Number.isNaN(value) ? null : clamp(value) + 0;

const clamp = (value: number) => Math.max(-MAX_DOUBLE, Math.min(MAX_DOUBLE, value));

/** By (step, timestamp, value), where NaN counts as 0 and, so that the order is total, comes after it. */
function isLater(a: Point, b: Point): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp;
  const [x, y] = [a.value ?? 0, b.value ?? 0];
  return x !== y ? x > y : a.value === null && b.value !== null;
}

function dropRepeated(group: PointGroup): PointGroup {
  if (group.ordered) return group;
  const distinct = new Map(group.points.map((point) => [`${point.timestamp} ${point.step} ${point.value}`, point]));
  if (distinct.size === group.points.length) return group;
  const [first, ...others] = Array.from(distinct.values(), ({ timestamp, step, value }) => (
    { key: group.key, timestamp, step, value: value ?? NaN }
  ));
  const once = new PointGroup(first!);
  for (const other of others) once.add(other);
  return once;
}
