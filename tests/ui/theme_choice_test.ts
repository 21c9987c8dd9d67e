// The theme that an address asks for.
import assert from "node:assert/strict";
import { themeInAddress } from "../../ui/theme_choice.ts";

Deno.test("themeInAddress: it may stand before or after the #", () => {
  assert.equal(themeInAddress("?theme=dark", "#/experiments"), "dark");
  assert.equal(themeInAddress("", "#/experiments/1?theme=light&x=1"), "light");
});

Deno.test("themeInAddress: other words, and none, choose nothing", () => {
  assert.equal(themeInAddress("?theme=pink", ""), undefined);
  assert.equal(themeInAddress("", "#/experiments"), undefined);
});
