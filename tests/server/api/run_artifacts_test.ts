// Scenarios of artifacts by their run: lists and downloads, and what is refused.
import { INVALID_PATH, listRun, ROOT_URI, WITH_FILE, WITH_FILES } from "../../support/artifact_fixtures.ts";
import { invalid, missing, notFound, UNKNOWN_RUN, WITH_RUN } from "../../support/fixtures.ts";
import { type Ask, get, post } from "../../support/http.ts";
import { saying } from "../../support/kinds.ts";
import { runScenarios, saved } from "../../support/scenario.ts";

const getArtifact = (query: string): Ask => ({ method: "GET", path: `/get-artifact?run_id=<run>${query}` });

runScenarios([
  {
    it: "listArtifacts: paths begin at the run's folder",
    given: WITH_FILES,
    request: listRun("&path=dir"),
    status: 200,
    reply: {
      root_uri: ROOT_URI,
      files: [{ path: "dir/b.txt", is_dir: false, file_size: 1 }, { path: "dir/sub", is_dir: true }],
    },
  },
  {
    it: "listArtifacts: a slash at the end changes nothing",
    given: WITH_FILES,
    request: listRun("&path=dir/sub/"),
    status: 200,
    reply: { root_uri: ROOT_URI, files: [{ path: "dir/sub/c.txt", is_dir: false, file_size: 2 }] },
  },
  {
    it: "listArtifacts: a run without artifacts has no files",
    given: WITH_RUN,
    request: listRun(),
    status: 200,
    reply: { root_uri: ROOT_URI },
  },
  {
    it: "listArtifacts: a file has nothing in it",
    given: WITH_FILE,
    request: listRun("&path=a.txt"),
    status: 200,
    reply: { root_uri: ROOT_URI },
  },
  {
    it: "listArtifacts: the older name of the run's id does",
    given: WITH_RUN,
    request: { method: "GET", path: "/ajax-api/2.0/mlflow/artifacts/list?run_uuid=<run>" },
    status: 200,
    reply: { root_uri: ROOT_URI },
  },
  {
    it: "listArtifacts: climbing is refused",
    given: WITH_RUN,
    request: listRun("&path=../.."),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "listArtifacts: the run must be named",
    request: get("artifacts/list", { path: "dir" }),
    status: 400,
    reply: missing("run_id"),
  },
  {
    it: "listArtifacts: an unknown run is not found",
    request: get("artifacts/list", { run_id: UNKNOWN_RUN }),
    status: 404,
    reply: notFound(`Run with id=${UNKNOWN_RUN} not found`),
  },
  {
    it: "listArtifacts: artifacts in a bucket are out of reach, and the reply says so",
    given: [
      post("experiments/create", { name: "bucket", artifact_location: "s3://bucket/dir" }),
      saved(post("runs/create", { experiment_id: "1" }), { run: "run.info.run_id" }),
    ],
    request: listRun(),
    status: 400,
    reply: invalid(saying("Cannot reach the artifacts at 's3://bucket/dir/")),
    deviates: "the original answers 500 where it has no access to the bucket",
  },
  {
    it: "listArtifacts: artifacts in a folder that is none of the server's are out of reach",
    given: [
      post("experiments/create", { name: "local", artifact_location: "/etc" }),
      saved(post("runs/create", { experiment_id: "1" }), { run: "run.info.run_id" }),
    ],
    request: listRun(),
    status: 400,
    reply: invalid(saying("Cannot reach the artifacts at '/etc/")),
    deviates: "the original reads in any folder of its machine",
  },
  {
    it: "getArtifact: a file of a run",
    given: WITH_FILES,
    request: getArtifact("&path=dir/sub/c.txt"),
    status: 200,
    reply: "cc",
  },
  {
    it: "getArtifact: a part of it",
    given: WITH_FILE,
    request: { ...getArtifact("&path=a.txt"), headers: { range: "bytes=-2" } },
    status: 206,
    reply: "lo",
  },
  {
    it: "getArtifact: the older name of the run's id does",
    given: WITH_FILE,
    request: { method: "GET", path: "/get-artifact?run_uuid=<run>&path=a.txt" },
    status: 200,
    reply: "hello",
  },
  {
    it: "getArtifact: what isn't there is not found",
    given: WITH_RUN,
    request: getArtifact("&path=nope"),
    status: 404,
    reply: notFound("No such artifact: '1/<run>/artifacts/nope'"),
  },
  {
    it: "getArtifact: a folder can't be downloaded",
    given: WITH_FILES,
    request: getArtifact("&path=dir"),
    status: 400,
    reply: invalid("Artifact path refers to a directory, not a file: '1/<run>/artifacts/dir'"),
  },
  {
    it: "getArtifact: climbing out of the run is refused",
    given: WITH_RUN,
    request: getArtifact("&path=../../x"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "getArtifact: an absolute path is refused",
    given: WITH_RUN,
    request: getArtifact("&path=/etc/passwd"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "getArtifact: an unknown run is not found",
    request: get("/get-artifact", { run_id: UNKNOWN_RUN, path: "a.txt" }),
    status: 404,
    reply: notFound(`Run with id=${UNKNOWN_RUN} not found`),
  },
  {
    it: "getArtifact: the path must be given",
    given: WITH_RUN,
    request: getArtifact(""),
    status: 400,
    reply: missing("path"),
    deviates: "the original answers with a page of HTML",
  },
  {
    it: "getArtifact: the run must be named",
    request: get("/get-artifact", { path: "a.txt" }),
    status: 400,
    reply: missing("run_id"),
    deviates: "the original looks for a run named None",
  },
]);
