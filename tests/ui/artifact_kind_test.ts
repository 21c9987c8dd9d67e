// How an artifact is shown, judged by its name.
import assert from "node:assert/strict";
import { type ArtifactKind, artifactKind, extensionOf, imageType } from "../../ui/artifact_kind.ts";

const KINDS: [string, ArtifactKind][] = [
  ["notes.txt", "text"],
  ["model/MLmodel", "text"],
  ["requirements.txt", "text"],
  ["page.html", "text"],
  ["dir.csv/README", "text"],
  [".gitignore", "text"],
  ["a/config.JSON", "json"],
  ["table.csv", "table"],
  ["table.tsv", "table"],
  ["plot.PNG", "image"],
  ["plot.svg", "image"],
  ["model.pkl", "other"],
  ["noextension", "other"],
  ["constructor", "other"],
  ["x.constructor", "other"],
];
for (const [path, kind] of KINDS) {
  Deno.test(`artifactKind: ${path} is ${kind}`, () => assert.equal(artifactKind(path), kind));
}

Deno.test("extensionOf: only the file's own name counts", () => {
  assert.deepEqual(["a.b/c", "a.tar.gz", ".hidden"].map(extensionOf), ["", "gz", ""]);
});

Deno.test("imageType: the browser is told the type that the name has", () => {
  assert.deepEqual(["a.jpg", "a.svg", "a.bin"].map(imageType), [
    "image/jpeg",
    "image/svg+xml",
    "application/octet-stream",
  ]);
});
