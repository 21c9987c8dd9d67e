// Reads comma- and tab-separated text as RFC 4180 has it: quoted fields may hold separators, line ends and doubled quotes.

/** The first `limit` rows of a text. A last row that is cut short is given as far as it goes. */
export function parseCsv(text: string, separator: "," | "\t", limit: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length && rows.length < limit) {
    const { field, end } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
    row.push(field);
    at = end + 1;
    if (text[end] === separator) continue;
    if (text[end] === "\r" && text[at] === "\n") at++;
    rows.push(row);
    row = [];
  }
  // A separator at the very end leaves an open row.
  if (row.length > 0 && rows.length < limit) rows.push([...row, ""]);
  return rows;
}

/** `end` is the index of what ended the field. */
type Field = { field: string; end: number };

function readPlain(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return { field: text.slice(start, end), end };
}

function readQuoted(text: string, start: number): Field {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return { field: text.slice(start + 1).replaceAll('""', '"'), end: text.length };
  return { field: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}
