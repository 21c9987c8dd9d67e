// Scenarios of uploads in parts and of signed downloads: they are refused so that clients go the plain way.
import { INVALID_PATH } from "../../support/artifact_fixtures.ts";
import { EXPERIMENT, missing, wrongType } from "../../support/fixtures.ts";
import { get, post } from "../../support/http.ts";
import { runScenarios } from "../../support/scenario.ts";

const NOT_SUPPORTED = {
  error_code: "NOT_IMPLEMENTED",
  message: "Multipart upload is not supported for the current artifact repository",
};

runScenarios([
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
