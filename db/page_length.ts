// How much text one reply of a search or a history takes: beyond it a page ends early, with a token for the next one.

/** Characters. A text of the runtime has 536 million at most, and the reply's own words are around those of the rows. */
export const MAX_PAGE_LENGTH = 400_000_000;

/** How many of the texts, at least one, make up a page of no more than `MAX_PAGE_LENGTH`. */
export function countFitting(texts: readonly string[]): number {
  let length = 0;
  const end = texts.findIndex((text) => (length += text.length) > MAX_PAGE_LENGTH);
  return end < 0 ? texts.length : Math.max(end, 1);
}
