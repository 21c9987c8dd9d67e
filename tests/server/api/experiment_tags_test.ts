// Scenarios of the tags of experiments: set, changed, deleted.
import { experiment, invalid, missing, notFound } from "../../support/fixtures.ts";
import { get, post } from "../../support/http.ts";
import { saying } from "../../support/kinds.ts";
import { runScenarios } from "../../support/scenario.ts";

const A = post("experiments/create", { name: "a" });
const GET_A = get("experiments/get", { experiment_id: "1" });
const DELETE_A = post("experiments/delete", { experiment_id: "1" });
const setTag = (tag: Record<string, string>) => post("experiments/set-experiment-tag", { experiment_id: "1", ...tag });

runScenarios([
  {
    it: "setExperimentTag: the last value stays",
    given: [A, setTag({ key: "k", value: "1" }), setTag({ key: "k", value: "2" })],
    request: GET_A,
    status: 200,
    reply: { experiment: experiment("1", "a", { tags: [{ key: "k", value: "2" }] }) },
  },
  {
    it: "setExperimentTag: answers an empty message",
    given: [A],
    request: setTag({ key: "k", value: "v" }),
    status: 200,
    reply: {},
  },
  {
    it: "setExperimentTag: a key is required",
    given: [A],
    request: setTag({ value: "v" }),
    status: 400,
    reply: missing("key"),
  },
  { it: "setExperimentTag: a value may be absent", given: [A], request: setTag({ key: "k" }), status: 200, reply: {} },
  {
    it: "setExperimentTag: a value may be empty",
    given: [A],
    request: setTag({ key: "k", value: "" }),
    status: 200,
    reply: {},
  },
  {
    it: "setExperimentTag: a value of 20000 characters fits",
    given: [A],
    request: setTag({ key: "k", value: "x".repeat(20000) }),
    status: 200,
    reply: {},
  },
  {
    it: "setExperimentTag: a value of 20001 characters is refused",
    given: [A],
    request: setTag({ key: "k", value: "x".repeat(20001) }),
    status: 400,
    reply: invalid(saying("value' exceeds the maximum length of 20000 characters")),
  },
  {
    it: "setExperimentTag: a key with a star is refused",
    given: [A],
    request: setTag({ key: "a*b", value: "v" }),
    status: 400,
    reply: invalid(
      `Invalid value "a*b" for parameter 'key' supplied: Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
    ),
  },
  {
    it: "setExperimentTag: a deleted experiment takes none",
    given: [A, DELETE_A],
    request: setTag({ key: "k", value: "v" }),
    status: 400,
    reply: invalid("The experiment 1 must be in the 'active' state. Current state is deleted."),
  },
  {
    it: "setExperimentTag: an unknown experiment is not found",
    request: post("experiments/set-experiment-tag", { experiment_id: "8", key: "k", value: "v" }),
    status: 404,
    reply: notFound("No Experiment with id=8 exists"),
  },
  {
    it: "deleteExperimentTag: removes the tag",
    given: [
      A,
      setTag({ key: "k", value: "v" }),
      post("experiments/delete-experiment-tag", { experiment_id: "1", key: "k" }),
    ],
    request: GET_A,
    status: 200,
    reply: { experiment: experiment("1", "a") },
  },
  {
    it: "deleteExperimentTag: a missing tag is not found",
    given: [A],
    request: post("experiments/delete-experiment-tag", { experiment_id: "1", key: "k" }),
    status: 404,
    reply: notFound("No tag with name: k in experiment with id 1"),
  },
]);
