// What the scenarios of artifacts begin with: files that run `<run>` of experiment 1 has.
import { invalid, WITH_RUN } from "./fixtures.ts";
import type { Ask } from "./http.ts";

/** Where the store is reached through the server. */
export const PROXY = "/api/2.0/mlflow-artifacts/artifacts";

/** The folder of run `<run>` in the store. */
export const FOLDER = "1/<run>/artifacts";

/** The same folder as clients are told of it. */
export const ROOT_URI = `mlflow-artifacts:/${FOLDER}`;

/** A request about something in the run's folder; `path` stands in the URL as it is. */
export const ask = (method: string, path: string, headers: Record<string, string> = {}): Ask => ({
  method,
  path: `${PROXY}/${FOLDER}/${path}`,
  headers,
});

const PLAIN = { "content-type": "text/plain" };

/** Uploads a file into the run's folder. */
export const put = (path: string, body = "hello", headers: Record<string, string> = PLAIN): Ask => ({
  ...ask("PUT", path, headers),
  body,
});

/** What is in the run's folder; `query` is added as it is. */
export const listRun = (query = ""): Ask => ({
  method: "GET",
  path: `/api/2.0/mlflow/artifacts/list?run_id=<run>${query}`,
});

/** The run with `a.txt` of five bytes. */
export const WITH_FILE = [...WITH_RUN, put("a.txt")];

/** The run with `a.txt`, and with a folder `dir` that has a file and a folder in it. */
export const WITH_FILES = [...WITH_FILE, put("dir/b.txt", "b"), put("dir/sub/c.txt", "cc")];

/** The refusal of a path that leads elsewhere. */
export const INVALID_PATH = invalid("Invalid path");
