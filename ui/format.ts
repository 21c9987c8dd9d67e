// Numbers, times, durations and sizes as people read them.
import type { Numeric } from "./json.ts";

/** What the server keeps in place of infinity, which SQLite can't bind. */
export const INFINITE = 1.7976931348623157e308;

/** A number with all of its digits; NaN and ±∞ as such. */
export function formatExact(value: Numeric): string {
  if (typeof value === "bigint") return String(value);
  const number = Number(value);
  if (Number.isNaN(number)) return "NaN";
  return Math.abs(number) >= INFINITE ? (number > 0 ? "∞" : "−∞") : String(number);
}

/** A number in at most five significant digits, so that a column of them can be read down: `0.93127`, `12345`, `3.2e-7`. */
export function formatNumber(value: Numeric): string {
  const number = Number(value);
  if (!Number.isFinite(number) || Math.abs(number) >= INFINITE || typeof value === "bigint") return formatExact(value);
  const size = Math.abs(number);
  if (Number.isInteger(number) && size < 1e9) return String(number);
  if (size >= 1e7 || size < 1e-4) return number.toExponential(3).replace(/\.?0+e/, "e").replace("e+", "e");
  return String(Number(number.toPrecision(size >= 1e4 ? 7 : 5)));
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A span of `ms` milliseconds in its two largest units: `340 ms`, `12.4 s`, `3 m 20 s`, `2 h 5 m`, `4 d 1 h`. */
export function formatDuration(ms: number): string {
  const span = Math.max(0, Math.round(ms));
  if (span < 1_000) return `${span} ms`;
  if (span < MINUTE) return `${Number((span / 1_000).toFixed(1))} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} m ${Math.floor(span % MINUTE / 1_000)} s`;
  if (span < DAY) return `${Math.floor(span / HOUR)} h ${Math.floor(span % HOUR / MINUTE)} m`;
  return `${Math.floor(span / DAY)} d ${Math.floor(span % DAY / HOUR)} h`;
}

const pad = (number: number) => String(number).padStart(2, "0");

/** A time (ms since the epoch) in the reader's zone, to the minute, sortable by eye: `2026-11-21 09:05`. */
export function formatTime(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(ms);
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join("-");
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** A time (ms since the epoch) to the millisecond, with its zone: for tooltips. */
export function formatTimeExact(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return String(ms);
  const zone = -date.getTimezoneOffset();
  const offset = `${zone < 0 ? "−" : "+"}${pad(Math.floor(Math.abs(zone) / 60))}:${pad(Math.abs(zone) % 60)}`;
  return `${formatTime(ms)}:${pad(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, "0")} ${offset}`;
}

/** How long ago a time was, in its largest unit: `just now`, `5 min ago`, `3 h ago`, `12 d ago`. */
export function formatAge(ms: number, now: number): string {
  const span = now - ms;
  if (span < MINUTE) return "just now";
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min ago`;
  return span < 2 * DAY ? `${Math.floor(span / HOUR)} h ago` : `${Math.floor(span / DAY)} d ago`;
}

const SIZE_UNITS = ["B", "kB", "MB", "GB", "TB"];

/** A number of bytes, in thousands: `512 B`, `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(SIZE_UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const size = bytes / 1_000 ** power;
  return `${power === 0 ? size : Number(size.toPrecision(3))} ${SIZE_UNITS[power]}`;
}

/** A count with thousands set apart: `100,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/** A count and its noun: `1 run`, `2 runs`. */
export function formatPlural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
