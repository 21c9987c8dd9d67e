// The type and the name of a download.
import assert from "node:assert/strict";
import { attachment, mediaType } from "../../../server/artifacts/media_type.ts";

const TYPES = {
  "a.txt": "text/plain",
  "conda.yaml": "text/plain",
  "data.json": "text/plain",
  "MLmodel": "text/plain",
  "MLproject": "text/plain",
  "table.CSV": "text/plain",
  "i.png": "image/png",
  "i.JPG": "image/jpeg",
  "paper.pdf": "application/pdf",
  "model.pkl": "application/octet-stream",
  "noext": "application/octet-stream",
  ".hidden": "application/octet-stream",
  "__proto__": "application/octet-stream",
  "constructor": "application/octet-stream",
};

for (const [name, type] of Object.entries(TYPES)) {
  Deno.test(`mediaType: ${name} is ${type}`, () => {
    assert.equal(mediaType(name), type);
  });
}

Deno.test("mediaType: nothing that a browser runs or renders as a page has its own type", () => {
  for (const extension of "html htm xhtml svg xml js mjs css mht xsl rss".split(" ")) {
    assert.equal(mediaType(`a.${extension}`), "text/plain");
    assert.equal(mediaType(`a.${extension.toUpperCase()}`), "text/plain");
  }
});

// As the original writes them.
const NAMES = {
  "a.txt": "attachment; filename=a.txt",
  "100%.txt": "attachment; filename=100%.txt",
  "my file.yaml": 'attachment; filename="my file.yaml"',
  'q"uo.txt': String.raw`attachment; filename="q\"uo.txt"`,
  "é té.json": `attachment; filename="e te.json"; filename*=UTF-8''%C3%A9%20t%C3%A9.json`,
  "軌跡.png": "attachment; filename=.png; filename*=UTF-8''%E8%BB%8C%E8%B7%A1.png",
  "(é)'*.txt": `attachment; filename="(e)'*.txt"; filename*=UTF-8''%28%C3%A9%29%27%2A.txt`,
};

for (const [name, header] of Object.entries(NAMES)) {
  Deno.test(`attachment: ${name} is written ${header}`, () => {
    assert.equal(attachment(name), header);
    assert.equal(new Headers({ "content-disposition": header }).get("content-disposition"), header);
  });
}
