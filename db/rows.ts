// Writing many rows with few statements: VALUES lists of fixed sizes, whose texts are made once and stay prepared.
import type { Statement, Value } from "./engine.ts";

/** Rows a statement. Fixed, so that four prepared statements serve every number of rows. */
const SIZES = [100, 16, 4, 1];

/** The text of a statement for so many rows. */
type RowsSql = (count: number) => string;

/** The two expressions that a text depends on: the run's and the keys', with `?` for their parameters. */
export type Form = `${string}|${string}`;

/** The two expressions; the run's parameter is number 1 of every statement. */
export function splitForm(form: Form): { run: string; key: string } {
  const [run = "", key = ""] = form.split("|");
  return { run: run.replace("?", "?1"), key };
}

/** Wraps the making of a text so that each form and size is made once. */
export function keepTextsBy(make: (form: Form, count: number) => string): (form: Form) => RowsSql {
  const forms = new Map<Form, RowsSql>();
  return (form) => {
    let texts = forms.get(form);
    if (texts === undefined) forms.set(form, texts = keepTexts((count) => make(form, count)));
    return texts;
  };
}

function keepTexts(make: RowsSql): RowsSql {
  const texts = new Map<number, string>();
  return (count) => {
    let text = texts.get(count);
    if (text === undefined) texts.set(count, text = make(count));
    return text;
  };
}

/**
 * `count` rows in brackets, separated by commas, each made of `row` with `?` for its parameters. Parameters are numbered from
 * `first` on, so that the statement may use lower numbers for what all rows share.
 */
export function valuesList(count: number, row: string, first: number): string {
  let next = first;
  return Array.from({ length: count }, () => `(${row.replace(/\?(?!\d)/g, () => `?${next++}`)})`).join(", ");
}

/** Statements for all the rows: `shared` are the parameters in front, `push` appends those of one row. */
export function rowStatements<T>(
  sql: RowsSql,
  shared: Value[],
  rows: readonly T[],
  push: (args: Value[], row: T) => void,
): Statement[] {
  const statements: Statement[] = [];
  for (let done = 0; done < rows.length;) {
    const size = SIZES.find((one) => one <= rows.length - done)!;
    const part = rows.slice(done, done += size);
    statements.push({ sql: sql(size), args: () => makeArgs(shared, part, push) });
  }
  return statements;
}

function makeArgs<T>(shared: Value[], rows: readonly T[], push: (args: Value[], row: T) => void): Value[] {
  const args = [...shared];
  for (const row of rows) push(args, row);
  return args;
}
