// Series for charts: the points of many metrics of many runs, reduced where there are more than can be seen.
import { endpoint } from "../http/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import {
  checked,
  defaulted,
  double,
  enumOf,
  int32,
  invalidValue,
  list,
  reply,
  required,
  string,
} from "../wire/fields.ts";
import { JsonText, writeJson } from "../wire/json.ts";
import * as table from "../wire/table.ts";
import { atMost } from "./table_fields.ts";

/** A place on the axis: a step or a time in ms; zooming makes fractions. */
const axisPlace = checked(double, (value, place) => {
  if (!Number.isFinite(value)) throw invalidValue(place, value, "It must be finite.");
  return value;
});

export const readSeries = endpoint({
  name: "readSeries",
  method: ["GET", "POST"],
  version: "ui",
  path: "/series",
  access: "signed_in",
  request: {
    run_ids: required(list(string, atMost("run_ids", table.MAX_SERIES_RUNS))),
    keys: required(list(string, atMost("keys", table.MAX_SERIES_KEYS))),
    x: defaulted(enumOf(table.SERIES_X), "step"),
    from: axisPlace,
    to: axisPlace,
    px: defaulted(
      checked(int32, (px, place) => {
        if (px >= table.MIN_SERIES_PX && px <= table.MAX_SERIES_PX) return px;
        throw invalidValue(place, px, `It must be between ${table.MIN_SERIES_PX} and ${table.MAX_SERIES_PX}.`);
      }),
      800,
    ),
  },
  response: { series: required(reply<table.Series[]>({ type: "array", items: { type: "object" } })) },
  async handle({ store }, q) {
    if (q.from !== undefined && q.to !== undefined && q.from > q.to) {
      throw invalid(`from must not be greater than to. Found from=${q.from} and to=${q.to}.`);
    }
    return { series: (await store.series.read(q)).map(writeSeries) };
  },
});

/** Plain JSON is several times faster to write, and all but steps beyond 2^53 can be written so. */
const writeSeries = (series: table.Series): JsonText<table.Series> =>
  new JsonText(series.x.every((x) => typeof x === "number") ? JSON.stringify(series) : writeJson(series));
