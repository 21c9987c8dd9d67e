// Reading JSON without losing digits, and writing it one value a line.
import assert from "node:assert/strict";
import { indentJson, parseJson } from "../../ui/json.ts";

Deno.test("parseJson: integers that a number can't hold become bigints", () => {
  const text = '{"step": 9223372036854775807, "low": -9223372036854775808, "odd": 9007199254740993}';
  assert.deepEqual(parseJson(text), { step: 2n ** 63n - 1n, low: -(2n ** 63n), odd: 9007199254740993n });
});

Deno.test("parseJson: other numbers, and digits within texts, stay as they are", () => {
  const text =
    '{"a": 1795234567890, "b": 1234567890.1234567890123, "c": 1e300, "d": "12345678901234567890", "e": 9007199254740991}';
  assert.deepEqual(parseJson(text), JSON.parse(text));
});

Deno.test("parseJson: what is not JSON is refused", () => {
  assert.throws(() => parseJson("<html>12345678901234567890"), SyntaxError);
});

Deno.test("indentJson: one value a line, numbers as they were written", () => {
  const text = '{"a":1.0,"big":12345678901234567890,"list":[1,{"b":null}],"none":[],"empty":{},"text":"[{,:\\"}"}';
  assert.equal(
    indentJson(text),
    [
      "{",
      '  "a": 1.0,',
      '  "big": 12345678901234567890,',
      '  "list": [',
      "    1,",
      "    {",
      '      "b": null',
      "    }",
      "  ],",
      '  "none": [],',
      '  "empty": {},',
      '  "text": "[{,:\\"}"',
      "}",
    ].join("\n"),
  );
});

Deno.test("indentJson: what is not JSON is refused", () => {
  assert.throws(() => indentJson("{'a': 1}"), SyntaxError);
});
