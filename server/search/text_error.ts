// The complaint about a filter or an ordering: MLflow's words, then the place in the caller's text.
import { ApiError } from "../wire/errors.ts";

/** Which string of a search request a complaint is about, named as its field. */
export type SearchText = "filter" | "order_by";

/** 400 INVALID_PARAMETER_VALUE that points at a place. Clients compare how the message begins, so the place comes last. */
export class SearchTextError extends ApiError {
  override readonly details: Readonly<Record<string, unknown>>;

  /** `position` is where the trouble starts in `text`, from 0, in UTF-16 units. That of a filter is a field of the reply. */
  constructor(complaint: string, readonly source: SearchText, text: string, readonly position: number) {
    super("INVALID_PARAMETER_VALUE", `${complaint} (${describePlace(text, position)})`);
    this.details = source === "filter" ? { position } : {};
  }
}

/** A piece of the caller's text, short enough to be repeated in a message. */
export function clip(text: string, length = 200): string {
  const characters = [...text.slice(0, 2 * length + 2)];
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : text;
}

function describePlace(text: string, position: number): string {
  if (position >= text.length) return "at the end";
  return `at character ${position + 1}: "${clip(text.slice(position), 24)}"`;
}
