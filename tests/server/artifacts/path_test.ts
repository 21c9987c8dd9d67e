// No path leads out of its store, however it is written.
import assert from "node:assert/strict";
import { join, relative, sep } from "node:path";
import fc from "fast-check";
import { safeFolder, safeFolderIn, safePath, safePathIn } from "../../../server/artifacts/path.ts";
import { ApiError } from "../../../server/wire/errors.ts";

const ROOT = join(sep, "srv", "artifacts");

/** `..` and what somebody, somewhere, decodes or normalizes to it. */
const DOT_FORMS = [
  "..",
  ".",
  "...",
  ".. ",
  " ..",
  ". .",
  "%2e%2e",
  "%2E%2E",
  ".%2e",
  "%2e.",
  "%252e%252e",
  "%25252e%25252e",
  "%c0%ae%c0%ae",
  "%u002e%u002e",
  "..%00",
  "..%0a",
];
const SEPARATORS = ["/", "%2f", "%252F", "\\", "%5c", "//"];

const isRefused = (error: unknown) =>
  error instanceof ApiError && error.code === "INVALID_PARAMETER_VALUE" && error.message.startsWith("Invalid path");

/** Whether a key stays below the root in the eyes of the operating system. */
const staysInside = (key: string) => {
  const below = relative(ROOT, join(ROOT, key));
  return below !== "" && below !== ".." && !below.startsWith(`..${sep}`);
};

function keyOrRefusal(raw: string): string | undefined {
  try {
    return safePath(raw);
  } catch (error) {
    assert(isRefused(error), `${raw}: ${error}`);
    return undefined;
  }
}

Deno.test("safePath: none of 16 forms of dots, 6 separators and 12 depths leads out of the store, before or after a folder", () => {
  let count = 0;
  for (const dots of DOT_FORMS) {
    for (const separator of SEPARATORS) {
      for (let depth = 1; depth <= 12; depth++) {
        const climb = Array(depth).fill(dots).join(separator);
        const paths = [climb, `${climb}${separator}etc`, `1${separator}${climb}${separator}x`, `${separator}${climb}`];
        for (const raw of paths) {
          const key = keyOrRefusal(raw);
          assert(key === undefined || staysInside(key), raw);
          count++;
        }
      }
    }
  }
  assert.equal(count, 16 * 6 * 12 * 4);
});

Deno.test("safePath: every form that means `..` is refused, not only kept inside", () => {
  const meaning = DOT_FORMS.filter((dots) => dots !== "%u002e%u002e");
  for (const dots of meaning) {
    for (const separator of SEPARATORS) {
      assert.throws(() => safePath(`a${separator}${dots}${separator}b`), isRefused, `${dots} ${separator}`);
    }
  }
});

const REFUSED = {
  "an empty path": "",
  "a slash": "/",
  "an absolute path": "/etc/passwd",
  "an encoded absolute path": "%2fetc%2fpasswd",
  "an empty part": "a//b",
  "a slash at the end": "a/",
  "a backslash": "a\\b",
  "a drive": "C:/x",
  "a drive without a slash": "c:x",
  "a file URI": "file:etc",
  "a fragment": "a#b",
  "a query": "a?b",
  "NUL": "a\0b",
  "encoded NUL": "a%00b",
  "a control character": "a\u001bb",
  "a C1 control character": "a\u009bb",
  "a lone surrogate": "a\ud800b",
  "bytes that are no UTF-8": "a%ffb",
  "an overlong encoding": "%c0%af",
  "more than ten rounds of encoding": `%${"25".repeat(11)}2e`,
  "the hidden folder": ".tmp",
  "a name in the hidden folder": ".tmp/x",
  "the hidden folder in capitals": ".TMP/x",
  "the hidden folder as Windows may spell it": ".tmp./x",
  "a part of 256 bytes": "a".repeat(256),
  "a part of 128 letters of two bytes": "é".repeat(128),
  "a path of 1,025 bytes": `${"a/".repeat(512)}a`,
};

for (const [what, raw] of Object.entries(REFUSED)) {
  Deno.test(`safePath: ${what} is refused`, () => {
    assert.throws(() => safePath(raw), isRefused);
  });
}

const KEPT = {
  "a.txt": "a.txt",
  "1/0123456789abcdef/artifacts/dir/a b.txt": "1/0123456789abcdef/artifacts/dir/a b.txt",
  "%C3%A9%20t%C3%A9.json": "é té.json",
  "100%25.txt": "100%.txt",
  "100%2525.txt": "100%.txt",
  "100%.txt": "100%.txt",
  "a%2fb": "a/b",
  "..a/b..": "..a/b..",
  ".hidden": ".hidden",
  "a/.tmp/x": "a/.tmp/x",
  ".tmpx": ".tmpx",
  "step:1/x": "step:1/x",
  "軌跡/😀.png": "軌跡/😀.png",
  "constructor/__proto__": "constructor/__proto__",
};

for (const [raw, key] of Object.entries(KEPT)) {
  Deno.test(`safePath: ${raw} is the key ${key}`, () => {
    assert.equal(safePath(raw), key);
  });
}

Deno.test("safePath: a part of 255 bytes and a path of 1,024 bytes are the longest", () => {
  assert.equal(safePath("a".repeat(255)).length, 255);
  assert.equal(safePath(`${"a/".repeat(511)}aa`).length, 1024);
});

Deno.test("safePath: whatever is given, the key stays inside and is a key itself, or the answer is 400", () => {
  const piece = fc.oneof(fc.constantFrom(...DOT_FORMS, ...SEPARATORS, "%", "a", ":", "~", "\u2024"), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const key = keyOrRefusal(pieces.join(""));
      if (key === undefined) return;
      assert(staysInside(key));
      assert.equal(safePath(key), key);
    }),
    { seed: 1, numRuns: 5000 },
  );
});

Deno.test("safeFolder: an empty path is the root, and a slash may stand at the end", () => {
  assert.equal(safeFolder(""), "");
  assert.equal(safeFolder("a/b/"), "a/b");
  assert.throws(() => safeFolder("/"), isRefused);
  assert.throws(() => safeFolder("a//"), isRefused);
});

Deno.test("safePathIn: a path inside of a folder can't leave it by being absolute or by climbing", () => {
  const folder = safePath("1/run/artifacts");
  assert.equal(safePathIn(folder, "dir/a.txt"), "1/run/artifacts/dir/a.txt");
  assert.equal(safeFolderIn(folder, ""), folder);
  assert.equal(safeFolderIn(folder, "dir/"), "1/run/artifacts/dir");
  for (const raw of ["", "..", "../x", "%2e%2e/x", "/x", "C:/x", "dir/../../x"]) {
    assert.throws(() => safePathIn(folder, raw), isRefused, raw);
  }
});

Deno.test("safePathIn: the hidden folder is only one at the root of a store", () => {
  assert.equal(safePathIn(safePath("1/run"), ".tmp/x"), "1/run/.tmp/x");
  assert.throws(() => safePathIn("", ".tmp/x"), isRefused);
});

Deno.test("safePathIn: the folder counts for the length", () => {
  assert.throws(() => safePathIn(safePath("a".repeat(200)), "b/".repeat(420) + "b"), isRefused);
});
