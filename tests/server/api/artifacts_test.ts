// Scenarios of artifacts: the proxy, listing and downloading by run, and what is refused.
import { EXPERIMENT, invalid, missing, notFound, UNKNOWN_RUN, WITH_RUN, wrongType } from "../../support/fixtures.ts";
import { type Ask, get, post } from "../../support/http.ts";
import { saying } from "../../support/kinds.ts";
import { runScenarios, saved } from "../../support/scenario.ts";

const PROXY = "/api/2.0/mlflow-artifacts/artifacts";
const FOLDER = "1/<run>/artifacts";

const put = (
  path: string,
  body = "hello",
  headers: Record<string, string> = { "content-type": "text/plain" },
): Ask => ({
  method: "PUT",
  path: `${PROXY}/${FOLDER}/${path}`,
  body,
  headers,
});
const ask = (method: string, path: string, headers: Record<string, string> = {}): Ask => ({
  method,
  path: `${PROXY}/${FOLDER}/${path}`,
  headers,
});
const download = (path: string, headers?: Record<string, string>) => ask("GET", path, headers);
const remove = (path: string) => ask("DELETE", path);
/** Written out, as `get` would encode the escapes that these rows are about. */
const list = (path: string): Ask => ({ method: "GET", path: `${PROXY}?path=${path}` });
const listRun = (query = "") => ({
  ...get("artifacts/list"),
  path: `/api/2.0/mlflow/artifacts/list?run_id=<run>${query}`,
});
const getArtifact = (query: string): Ask => ({ method: "GET", path: `/get-artifact?run_id=<run>${query}` });

const ROOT_URI = "mlflow-artifacts:/1/<run>/artifacts";
const WITH_FILE = [...WITH_RUN, put("a.txt")];
const WITH_FILES = [...WITH_FILE, put("dir/b.txt", "b"), put("dir/sub/c.txt", "cc")];
const INVALID_PATH = invalid("Invalid path");
const NOT_SUPPORTED = {
  error_code: "NOT_IMPLEMENTED",
  message: "Multipart upload is not supported for the current artifact repository",
};

runScenarios([
  {
    it: "uploadArtifact: the reply is empty",
    given: WITH_RUN,
    request: put("a.txt"),
    status: 200,
    reply: "",
  },
  {
    it: "uploadArtifact: what was sent is what is downloaded",
    given: [...WITH_RUN, put("dir/é%20t%25.txt", "bytes as they are: é")],
    request: download("dir/%C3%A9%20t%25.txt"),
    status: 200,
    reply: "bytes as they are: é",
  },
  {
    it: "uploadArtifact: a second upload replaces the first",
    given: [...WITH_FILE, put("a.txt", "other")],
    request: download("a.txt"),
    status: 200,
    reply: "other",
  },
  {
    it: "uploadArtifact: the pages' prefix does the same",
    given: [...WITH_RUN, { ...put("a.txt"), path: `/ajax-api/2.0/mlflow-artifacts/artifacts/${FOLDER}/a.txt` }],
    request: download("a.txt"),
    status: 200,
    reply: "hello",
  },
  {
    it: "uploadArtifact: a type of JSON does not make the body be read as JSON",
    given: [...WITH_RUN, put("a.json", "not JSON", { "content-type": "application/json" })],
    request: download("a.json"),
    status: 200,
    reply: "not JSON",
  },
  {
    it: "uploadArtifact: escapes are read till none is left, so that two spellings are one file",
    given: [...WITH_RUN, put("100%2525.txt")],
    request: download("100%25.txt"),
    status: 200,
    reply: "hello",
  },
  {
    it: "uploadArtifact: a path that ends with a slash is refused",
    given: WITH_RUN,
    request: put("dir/"),
    status: 400,
    reply: invalid("Artifact path must include a filename (cannot end with '/')."),
    deviates: "the original's refusal has no error_code",
  },
  {
    it: "uploadArtifact: a folder is not replaced by a file",
    given: WITH_FILES,
    request: put("dir"),
    status: 400,
    reply: invalid("Invalid path: '1/<run>/artifacts/dir' is a folder"),
    deviates: "the original answers 500, which clients repeat for minutes",
  },
  {
    it: "uploadArtifact: nothing is stored below a file",
    given: WITH_FILE,
    request: put("a.txt/b"),
    status: 400,
    reply: invalid("Invalid path: '1/<run>/artifacts/a.txt' is not a folder"),
    deviates: "the original answers 500, which clients repeat for minutes",
  },
  {
    it: "uploadArtifact: an MD5 that does not match is refused",
    given: WITH_RUN,
    request: put("a.txt", "hello", { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" }),
    status: 400,
    reply: invalid("The upload does not match its Content-MD5."),
    deviates: "the original does not look at it",
  },
  {
    it: "uploadArtifact: a refused upload is not to be seen",
    given: [...WITH_FILE, { ...put("b.txt", "hello", { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" }), status: 400 }],
    request: listRun(),
    status: 200,
    reply: { root_uri: ROOT_URI, files: [{ path: "a.txt", is_dir: false, file_size: 5 }] },
    deviates: "the original does not look at Content-MD5",
  },
  {
    it: "uploadArtifact: climbing out of the store is refused",
    given: WITH_RUN,
    request: put("..%2f..%2f..%2f..%2fx"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "uploadArtifact: climbing in double disguise is refused",
    given: WITH_RUN,
    request: put("%252e%252e/%252e%252e/x"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "uploadArtifact: a backslash is refused",
    given: WITH_RUN,
    request: put("a%5Cb"),
    status: 400,
    reply: INVALID_PATH,
    deviates: "the original stores a name that means a folder on other systems",
  },
  {
    it: "uploadArtifact: a name that no file system takes is refused",
    given: WITH_RUN,
    request: put("a".repeat(256)),
    status: 400,
    reply: invalid("Invalid path: a part of it is longer than 255 bytes"),
    deviates: "the original answers 500, which clients repeat for minutes",
  },
  {
    it: "downloadArtifact: what isn't there is not found",
    given: WITH_RUN,
    request: download("nope.txt"),
    status: 404,
    reply: notFound("No such artifact: '1/<run>/artifacts/nope.txt'"),
  },
  {
    it: "downloadArtifact: a folder can't be downloaded",
    given: WITH_FILES,
    request: download("dir"),
    status: 400,
    reply: invalid("Artifact path refers to a directory, not a file: '1/<run>/artifacts/dir'"),
    deviates: "the original's refusal has no error_code",
  },
  {
    it: "downloadArtifact: a part is sent with 206",
    given: WITH_FILE,
    request: download("a.txt", { range: "bytes=1-2" }),
    status: 206,
    reply: "el",
  },
  {
    it: "downloadArtifact: a part beyond the end is 416",
    given: WITH_FILE,
    request: download("a.txt", { range: "bytes=5-" }),
    status: 416,
    reply: "",
  },
  {
    it: "downloadArtifact: a fragment is refused",
    given: WITH_RUN,
    request: download("a%23b"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "downloadArtifact: an absolute path is refused",
    request: { method: "GET", path: `${PROXY}/%2fetc%2fpasswd` },
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "deleteArtifact: a file goes",
    given: [...WITH_FILE, remove("a.txt")],
    request: download("a.txt"),
    status: 404,
    reply: notFound("No such artifact: '1/<run>/artifacts/a.txt'"),
  },
  {
    it: "deleteArtifact: the folder that a file was in stays",
    given: [...WITH_RUN, put("dir/a.txt"), remove("dir/a.txt")],
    request: listRun(),
    status: 200,
    reply: { root_uri: ROOT_URI, files: [{ path: "dir", is_dir: true }] },
  },
  {
    it: "deleteArtifact: a folder goes with all that is in it",
    given: [...WITH_FILES, remove("dir")],
    request: listRun(),
    status: 200,
    reply: { root_uri: ROOT_URI, files: [{ path: "a.txt", is_dir: false, file_size: 5 }] },
  },
  {
    it: "deleteArtifact: what isn't there is gone already",
    given: WITH_RUN,
    request: remove("nope"),
    status: 200,
    reply: {},
  },
  {
    it: "deleteArtifact: climbing is refused",
    request: { method: "DELETE", path: `${PROXY}/..%2fx` },
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "listProxiedArtifacts: names, sizes of files, no sizes of folders",
    given: WITH_FILES,
    request: list(FOLDER),
    status: 200,
    reply: { files: [{ path: "a.txt", is_dir: false, file_size: 5 }, { path: "dir", is_dir: true }] },
  },
  {
    it: "listProxiedArtifacts: deeper down they are still only names",
    given: WITH_FILES,
    request: list(`${FOLDER}/dir/`),
    status: 200,
    reply: { files: [{ path: "b.txt", is_dir: false, file_size: 1 }, { path: "sub", is_dir: true }] },
  },
  {
    it: "listProxiedArtifacts: an empty file has the size 0",
    given: [...WITH_RUN, put("empty", "")],
    request: list(FOLDER),
    status: 200,
    reply: { files: [{ path: "empty", is_dir: false, file_size: 0 }] },
    deviates: "the original leaves that size out, as if it were not known",
  },
  {
    it: "listProxiedArtifacts: a file has nothing in it",
    given: WITH_FILE,
    request: list(`${FOLDER}/a.txt`),
    status: 200,
    reply: {},
  },
  {
    it: "listProxiedArtifacts: what isn't there has nothing in it",
    request: list("none/at/all"),
    status: 200,
    reply: {},
  },
  {
    it: "listProxiedArtifacts: climbing is refused",
    request: list("..%2fx"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "listProxiedArtifacts: climbing in double disguise is refused",
    request: list("%252e%252e%252fx"),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "listProxiedArtifacts: an absolute path is refused",
    request: list("/etc"),
    status: 400,
    reply: INVALID_PATH,
  },
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
  {
    it: "createMultipartUpload: the refusal that clients answer with a plain upload",
    given: [EXPERIMENT],
    request: post("/api/2.0/mlflow-artifacts/mpu/create/1/x", { path: "big.bin", num_parts: 2 }),
    status: 501,
    reply: NOT_SUPPORTED,
  },
  {
    it: "createMultipartUpload: the file must be named",
    request: post("/api/2.0/mlflow-artifacts/mpu/create/1/x", { num_parts: 2 }),
    status: 400,
    reply: missing("path"),
  },
  {
    it: "createMultipartUpload: fields of a wrong type are refused",
    request: post("/api/2.0/mlflow-artifacts/mpu/create/1/x", { path: 5, num_parts: "x" }),
    status: 400,
    reply: wrongType("path", "5", "int"),
  },
  {
    it: "createMultipartUpload: climbing is refused",
    request: post("/api/2.0/mlflow-artifacts/mpu/create/..%2fx", { path: "big.bin", num_parts: 2 }),
    status: 400,
    reply: INVALID_PATH,
  },
  {
    it: "completeMultipartUpload: is refused as its beginning is",
    request: post("/api/2.0/mlflow-artifacts/mpu/complete/1/x", {
      path: "big.bin",
      upload_id: "u",
      parts: [{ part_number: 1, etag: "e", url: "u" }],
    }),
    status: 501,
    reply: NOT_SUPPORTED,
  },
  {
    it: "completeMultipartUpload: the parts must be given",
    request: post("/api/2.0/mlflow-artifacts/mpu/complete/1/x", { path: "big.bin" }),
    status: 400,
    reply: missing("parts"),
  },
  {
    it: "abortMultipartUpload: is refused as its beginning is",
    request: post("/api/2.0/mlflow-artifacts/mpu/abort/1/x", { path: "big.bin", upload_id: "u" }),
    status: 501,
    reply: NOT_SUPPORTED,
  },
  {
    it: "presignDownload: is refused, and clients download plainly",
    request: get("/api/2.0/mlflow-artifacts/presigned/1/x/a.txt"),
    status: 501,
    reply: {
      error_code: "NOT_IMPLEMENTED",
      message: "Multipart download is not supported for the current artifact repository",
    },
  },
  {
    it: "presignDownload: climbing is refused",
    request: get("/api/2.0/mlflow-artifacts/presigned/..%2fx"),
    status: 400,
    reply: INVALID_PATH,
  },
]);
