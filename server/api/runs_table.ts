// The runs table of the pages: any rows of a search, any columns of them, packed by columns.
import { endpoint } from "../http/endpoint.ts";
import { RUN_FIELDS } from "../search/fields.ts";
import { parseOrderBy } from "../search/order_by.ts";
import { parseFilter } from "../search/parser.ts";
import { invalid } from "../wire/errors.ts";
import { checked, defaulted, int32, invalidValue, list, reply, required, string } from "../wire/fields.ts";
import { JsonText } from "../wire/json.ts";
import * as table from "../wire/table.ts";
import { viewType } from "./messages.ts";
import { atMost, tableExperiments } from "./table_fields.ts";

const number = required(reply<number>({ type: "integer" }));

export const readRunsTable = endpoint({
  name: "readRunsTable",
  method: ["GET", "POST"],
  version: "ui",
  path: "/runs",
  access: "signed_in",
  request: {
    experiment_ids: tableExperiments,
    filter: defaulted(string, ""),
    order_by: list(string),
    run_view_type: viewType,
    columns: list(table.columnName, atMost("columns", table.MAX_TABLE_COLUMNS, 0)),
    offset: defaulted(
      checked(int32, (offset, place) => {
        if (offset < 0) throw invalidValue(place, offset, "It must not be negative.");
        return offset;
      }),
      0,
    ),
    limit: defaulted(
      checked(int32, (limit, place) => {
        if (limit >= 1 && limit <= table.MAX_TABLE_ROWS) return limit;
        throw invalidValue(place, limit, `It must be between 1 and ${table.MAX_TABLE_ROWS}.`);
      }),
      200,
    ),
  },
  response: {
    total: number,
    offset: number,
    count: number,
    columns: required(reply<Record<string, table.Column>>({ type: "object" })),
  },
  async handle({ store }, { run_view_type, filter, order_by, ...q }) {
    checkSize(q.limit, q.columns.length);
    const found = await store.runsTable.read({
      ...q,
      view: run_view_type,
      filter: parseFilter(filter, RUN_FIELDS),
      order_by: parseOrderBy(order_by, RUN_FIELDS),
    });
    // Cells are texts and finite numbers, which need none of the protocol's spellings: written so they take a tenth of the time.
    return { ...found, columns: new JsonText<typeof found.columns>(JSON.stringify(found.columns)) };
  },
});

function checkSize(limit: number, columns: number): void {
  if (limit * columns <= table.MAX_TABLE_CELLS) return;
  throw invalid(
    `limit times columns must be at most ${table.MAX_TABLE_CELLS} cells. Found limit=${limit} and ${columns} columns.`,
  );
}
