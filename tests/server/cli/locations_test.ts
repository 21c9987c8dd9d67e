// Where data lies, as people write it.
import { strictEqual, throws } from "node:assert/strict";
import { readArtifactRoot, readDatabaseUri, readDestination } from "../../../server/cli/locations.ts";

const DATABASES: [string, string][] = [
  ["sqlite:///rel.db", "/home/ann/rel.db"],
  ["sqlite:///../up/rel.db", "/home/up/rel.db"],
  ["sqlite:////abs/x.db", "/abs/x.db"],
  ["sqlite+pysqlite:////abs/x.db", "/abs/x.db"],
  ["SQLite:///a%20b.db", "/home/ann/a%20b.db"],
  ["sqlite://", ":memory:"],
  ["sqlite:///:memory:", ":memory:"],
  [":memory:", ":memory:"],
  ["x.db", "/home/ann/x.db"],
  ["./a b.db", "/home/ann/a b.db"],
  ["/abs/x.db", "/abs/x.db"],
  ["file:x.db", "/home/ann/x.db"],
  ["file:///abs/a%20b.db", "/abs/a b.db"],
  ["file:/abs/x.db", "/abs/x.db"],
  ["file://localhost/abs/x.db", "/abs/x.db"],
];

for (const [uri, path] of DATABASES) {
  Deno.test(`locations: the database ${uri} is ${path}`, () => strictEqual(readDatabaseUri(uri, "/home/ann"), path));
}

const IMPORTED =
  "is MLflow's database: bring its data over with `deno run -A main.ts import URI` (a command of the next release)";
const REMOTE = "is a remote database, which this version does not serve from: name a file";

const REFUSED_DATABASES: [string, string][] = [
  ["postgresql://ann:secret@db/mlflow", `"postgresql://…@db/mlflow" ${IMPORTED}`],
  ["postgresql+psycopg2://db/mlflow?password=secret", `"postgresql+psycopg2://db/mlflow" ${IMPORTED}`],
  ["mysql+pymysql://ann:p@ss@db/mlflow", `"mysql+pymysql://…@db/mlflow" ${IMPORTED}`],
  ["libsql://x.turso.io?authToken=secret", `"libsql://x.turso.io" ${REMOTE}`],
  ["https://x.turso.io", `"https://x.turso.io" ${REMOTE}`],
  [
    "mongodb://db",
    '"mongodb://db" has the scheme mongodb:, which is no database here: write sqlite:///relative.db, sqlite:////absolute.db or a path',
  ],
  ["sqlite:x.db", '"sqlite:x.db" lacks its slashes: write sqlite:///relative.db or sqlite:////absolute.db'],
  [
    "sqlite:///x.db?timeout=5",
    '"sqlite:///x.db?timeout=5": a database file takes no parameters, leave out "?timeout=5"',
  ],
  ["file://other/x.db", '"file://other/x.db" names another machine: write file:///absolute/path'],
];

for (const [uri, message] of REFUSED_DATABASES) {
  Deno.test(`locations: the database ${uri} is refused`, () => throws(() => readDatabaseUri(uri, "/"), { message }));
}

Deno.test("locations: artifacts go to a folder", () => {
  strictEqual(readDestination("art", "/home/ann"), "/home/ann/art");
  strictEqual(readDestination("file:///a%20b", "/"), "/a b");
  throws(() => readDestination("gs://ann:secret@bucket/x", "/"), {
    message: '"gs://…@bucket/x" is no folder: this version keeps artifacts in a folder (a path or a file: URI)',
  });
});

Deno.test("locations: a root for clients is absolute, and a URI that is theirs stays as it is", () => {
  strictEqual(readArtifactRoot("mlruns", "/home/ann"), "/home/ann/mlruns");
  strictEqual(readArtifactRoot("file:///a%20b", "/"), "file:///a%20b");
  strictEqual(readArtifactRoot("s3://bucket/x?y", "/"), "s3://bucket/x?y");
});
