// Values as Python writes them: MLflow's complaints quote what was sent in Python's spelling, and clients compare whole messages.
import { isRecord } from "./json.ts";

/** Characters of a quoted value beyond which it is cut; a complaint need not echo a body of megabytes. */
const MAX_QUOTED_LENGTH = 1000;

/** The name of Python's type for a JSON value. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  if (Array.isArray(value)) return "list";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return typeof value === "bigint" ? "int" : "dict";
}

/** `json.dumps(value, sort_keys=True, separators=(",", ":"))`, cut at 1,000 characters. */
export function pythonJson(value: unknown): string {
  const text = dump(value);
  return text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text;
}

function dump(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, MAX_QUOTED_LENGTH).map(dump).join(",")}]`;
  if (isRecord(value)) {
    const names = Object.keys(value).sort().slice(0, MAX_QUOTED_LENGTH);
    return `{${names.map((name) => `${dump(name)}:${dump(value[name])}`).join(",")}}`;
  }
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return escapeNonAscii(JSON.stringify(typeof value === "string" ? value.slice(0, MAX_QUOTED_LENGTH) : value ?? null));
}

const escapeNonAscii = (text: string) =>
  text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** `repr(float)`: whole numbers keep their `.0`. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);
}

/** `repr(str)`: single quotes, unless the text holds some and no double ones. */
export function pythonRepr(text: string): string {
  const escaped = text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t");
  return escaped.includes("'") && !escaped.includes('"') ? `"${escaped}"` : `'${escaped.replace(/'/g, "\\'")}'`;
}

/** `repr(list[str])`. */
export const pythonList = (texts: string[]) => `[${texts.map(pythonRepr).join(", ")}]`;

/** `len(str)`: Python counts code points, JavaScript UTF-16 units. */
export function pythonLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xdc00) length--;
  return length;
}
