// What is known about the keys of some experiments: the pages choose columns and complete filters by it.
import { endpoint } from "../http/endpoint.ts";
import { reply, required } from "../wire/fields.ts";
import type { KeyFacts } from "../wire/table.ts";
import { tableExperiments } from "./table_fields.ts";

const facts = required(reply<KeyFacts[]>({ type: "array", items: { type: "object" } }));

export const listKeys = endpoint({
  name: "listKeys",
  method: ["GET", "POST"],
  version: "ui",
  path: "/keys",
  access: "signed_in",
  request: { experiment_ids: tableExperiments },
  response: { runs_total: required(reply<number>({ type: "integer" })), metrics: facts, params: facts, tags: facts },
  async handle({ store }, { experiment_ids }) {
    return await store.keys.list(experiment_ids);
  },
});
