// Which keys, ids and locations are accepted, and the original's words for the others.
import assert from "node:assert/strict";
import { type Kind, Place } from "../../../server/wire/fields.ts";
import * as names from "../../../server/wire/names.ts";

const BAD_CHARACTERS = "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), " +
  "colon(:) and slashes (/).";
const resolvesTo = (path: string) =>
  "Names may be treated as files in certain cases, and must not resolve to other names when treated as such. " +
  `This name would resolve to '${path}'`;

const KEYS: [string, string | true][] = [
  ["loss", true],
  ["val/acc:top-5 (%)", BAD_CHARACTERS],
  ["val/acc:top-5 .x_y", true],
  ["損失/ø", true],
  ["a*b", BAD_CHARACTERS],
  ["a//b", resolvesTo("a/b")],
  ["./b", resolvesTo("b")],
  ["a/../b", resolvesTo("b")],
  ["../b", resolvesTo("../b")],
  ["/b", resolvesTo("/b")],
  ["b/", resolvesTo("b")],
  [".", resolvesTo(".")],
];

for (const [key, expected] of KEYS) {
  Deno.test(`metricKey: ${JSON.stringify(key)} is ${expected === true ? "accepted" : "refused"}`, () => {
    if (expected === true) return assert.equal(names.metricKey.read(key, new Place("key")), key);
    const message = `Invalid value ${JSON.stringify(key)} for parameter 'metrics[0].name' supplied: ${expected}`;
    assert.throws(() => names.metricKey.read(key, new Place("key", new Place(0, new Place("metrics")))), {
      message,
      code: "INVALID_PARAMETER_VALUE",
    });
  });
}

const TOO_LONG: [string, Kind<string>, string][] = [
  ["metric", names.metricKey, "'Metric name' exceeds the maximum length of 250 characters"],
  ["param", names.paramKey, "'Param key' exceeds the maximum length of 250 characters"],
  ["tag", names.tagKey, "'key' exceeds the maximum length of 250 characters"],
];

for (const [what, kind, message] of TOO_LONG) {
  Deno.test(`${what} keys have at most 250 characters, counted as Python counts`, () => {
    assert.equal(kind.read("𝒂".repeat(250), new Place("key")), "𝒂".repeat(250));
    assert.throws(() => kind.read("a".repeat(251), new Place("key")), { message });
  });
}

Deno.test("experimentId: up to 18 digits, kept as text", () => {
  assert.equal(names.experimentId.read("916245682493624832", new Place("experiment_id")), "916245682493624832");
  const message = "Invalid experiment ID 'x'. Experiment ID must be a valid integer.";
  assert.throws(() => names.experimentId.read("x", new Place("experiment_id")), { message });
});

Deno.test("artifactLocation: any place of the client's own, but no runs: scheme, fragment, params or tricky query", () => {
  for (const location of ["s3://bucket/a;b", "file:///data/x", "relative/path", "mlflow-artifacts:/x", ""]) {
    assert.equal(names.artifactLocation.read(location, new Place("artifact_location")), location);
  }
  for (const location of ["runs:/1/x", "http://h/a#b", "/a;b", "s3://b?x=%252e%252e/y", "a".repeat(2049)]) {
    assert.throws(() => names.artifactLocation.read(location, new Place("artifact_location")), { status: 400 });
  }
});

Deno.test("fitValue: values are kept whole up to 65,535 characters, or cut like the original on request", () => {
  assert.equal(names.fitValue("x".repeat(65_535), "Param value", 6000, false).length, 65_535);
  assert.throws(() => names.fitValue("x".repeat(65_536), "Param value", 6000, false), {
    message: "'Param value' exceeds the maximum length of 65535 characters",
  });
  assert.equal(names.fitValue("𝒂".repeat(7000), "Param value", 6000, true), "𝒂".repeat(6000));
});
