// From a search box to the filter grammar.
import assert from "node:assert/strict";
import { containsFilter } from "../../ui/experiment_filter.ts";

Deno.test("containsFilter: blank text is no filter", () => assert.equal(containsFilter("  "), undefined));

Deno.test("containsFilter: names that hold the text in any case", () => {
  assert.equal(containsFilter(" Forest "), "name ILIKE '%Forest%'");
});

Deno.test("containsFilter: an apostrophe is put between double quotes, and both kinds of quote match all the same", () => {
  assert.equal(containsFilter("Ana's"), `name ILIKE "%Ana's%"`);
  assert.equal(containsFilter(`it's "it"`), `name ILIKE "%it's _it_%"`);
});
