// Scenarios of searching and listing experiments.
import { experiment, invalid } from "../../support/fixtures.ts";
import { get, post } from "../../support/http.ts";
import { PAGE_TOKEN, saying } from "../../support/kinds.ts";
import { runScenarios } from "../../support/scenario.ts";

const A = post("experiments/create", { name: "a" });
const B = post("experiments/create", { name: "b" });
const C = post("experiments/create", { name: "c" });
const THREE = [A, B, C];
const DELETE_A = post("experiments/delete", { experiment_id: "1" });
const TAG_B = post("experiments/set-experiment-tag", { experiment_id: "2", key: "team", value: "blue" });

runScenarios([
  {
    it: "searchExperiments: by name",
    given: THREE,
    request: post("experiments/search", { max_results: 10, filter: "name = 'a'" }),
    status: 200,
    reply: { experiments: [experiment("1", "a")] },
  },
  {
    it: "searchExperiments: pages with a token",
    given: THREE,
    request: post("experiments/search", { max_results: 2, order_by: ["name ASC"], filter: "name LIKE '_'" }),
    status: 200,
    reply: { experiments: [experiment("1", "a"), experiment("2", "b")], next_page_token: PAGE_TOKEN },
  },
  {
    it: "searchExperiments: names by IN",
    given: THREE,
    request: post("experiments/search", { max_results: 9, order_by: ["name"], filter: "name IN ('a', 'b')" }),
    status: 200,
    reply: { experiments: [experiment("1", "a"), experiment("2", "b")] },
    deviates: "the original knows IN for ids only",
  },
  {
    it: "searchExperiments: ids by IN, the greatest first at equal times",
    given: THREE,
    request: post("experiments/search", {
      max_results: 9,
      order_by: ["experiment_id DESC"],
      filter: "experiment_id IN ('1', '3')",
    }),
    status: 200,
    reply: { experiments: [experiment("3", "c"), experiment("1", "a")] },
  },
  {
    it: "searchExperiments: attributes. and a lower-case like are understood",
    given: THREE,
    request: post("experiments/search", { max_results: 9, filter: "attributes.name like 'a%'" }),
    status: 200,
    reply: { experiments: [experiment("1", "a")] },
    deviates: "the original refuses both",
  },
  {
    it: "searchExperiments: a name pattern",
    given: THREE,
    request: post("experiments/search", { max_results: 2, filter: "name LIKE 'a%'" }),
    status: 200,
    reply: { experiments: [experiment("1", "a")] },
  },
  {
    it: "searchExperiments: ILIKE ignores case, LIKE does not",
    given: THREE,
    request: post("experiments/search", { max_results: 10, filter: "name LIKE 'A'" }),
    status: 200,
    reply: {},
  },
  {
    it: "searchExperiments: deleted ones only",
    given: [A, B, DELETE_A],
    request: post("experiments/search", { max_results: 10, view_type: "DELETED_ONLY" }),
    status: 200,
    reply: { experiments: [experiment("1", "a", { lifecycle_stage: "deleted" })] },
  },
  {
    it: "searchExperiments: a view type by number",
    given: [A, B, DELETE_A],
    request: post("experiments/search", { max_results: 10, view_type: 2 }),
    status: 200,
    reply: { experiments: [experiment("1", "a", { lifecycle_stage: "deleted" })] },
  },
  {
    it: "searchExperiments: by GET",
    given: THREE,
    request: get("experiments/search", { max_results: 5, filter: "name = 'b'" }),
    status: 200,
    reply: { experiments: [experiment("2", "b")] },
  },
  {
    it: "searchExperiments: by tag",
    given: [A, B, TAG_B],
    request: post("experiments/search", { max_results: 5, filter: "tags.team = 'blue'" }),
    status: 200,
    reply: { experiments: [experiment("2", "b", { tags: [{ key: "team", value: "blue" }] })] },
  },
  {
    it: "searchExperiments: a tag that is absent never matches, also not by !=",
    given: [A, B, TAG_B],
    request: post("experiments/search", { max_results: 5, filter: "tags.team != 'red'" }),
    status: 200,
    reply: { experiments: [experiment("2", "b", { tags: [{ key: "team", value: "blue" }] })] },
  },
  {
    it: "searchExperiments: no match is an empty message",
    request: post("experiments/search", { max_results: 5, filter: "name = 'nobody'" }),
    status: 200,
    reply: {},
  },
  {
    it: "searchExperiments: at most 50000 at once",
    request: post("experiments/search", { max_results: 50001 }),
    status: 400,
    reply: invalid("Invalid value 50001 for parameter 'max_results' supplied. It must be at most 50000"),
  },
  {
    it: "searchExperiments: a negative page size is refused",
    request: post("experiments/search", { max_results: -1 }),
    status: 400,
    reply: invalid("Invalid value -1 for parameter 'max_results' supplied. It must be a positive integer"),
  },
  {
    it: "searchExperiments: an unknown attribute is refused",
    request: post("experiments/search", { max_results: 5, filter: "colour = 'x'" }),
    status: 400,
    reply: invalid(saying("Invalid attribute key 'colour' specified. Valid keys are ")),
  },
  {
    it: "searchExperiments: an unknown entity is refused",
    request: post("experiments/search", { max_results: 5, filter: "metrics.x > 1" }),
    status: 400,
    reply: invalid(saying("Invalid entity type 'metrics'. Valid ")),
  },
  {
    it: "searchExperiments: an unknown key to sort by is refused",
    request: post("experiments/search", { max_results: 5, order_by: ["colour"] }),
    status: 400,
    reply: invalid(saying("Invalid attribute key 'colour' specified. Valid keys are ")),
  },
  {
    it: "searchExperiments: without max_results there is a default page",
    given: [A],
    request: post("experiments/search", { filter: "name = 'a'" }),
    status: 200,
    reply: { experiments: [experiment("1", "a")] },
    deviates: "the original refuses a request without max_results",
  },
  {
    it: "listExperiments: pages of all that are active, as client 1.20.2 asks for them",
    given: [A],
    request: get("experiments/list", { view_type: "ACTIVE_ONLY", max_results: 50000 }),
    status: 200,
    reply: { experiments: [experiment("0", "Default"), experiment("1", "a")] },
    deviates: "3.17.2 no longer serves the call that client 1.20.2 makes",
  },
]);
