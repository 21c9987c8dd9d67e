// From what is typed into a search box to the filter grammar of experiments.

/**
 * A filter for names that hold `text` in any case; undefined when it is blank. The grammar knows no escapes: a text with both
 * kinds of quote has its double ones read as "any one character".
 */
export function containsFilter(text: string): string | undefined {
  const wanted = text.trim();
  if (wanted === "") return undefined;
  return wanted.includes("'") ? `name ILIKE "%${wanted.replaceAll('"', "_")}%"` : `name ILIKE '%${wanted}%'`;
}
