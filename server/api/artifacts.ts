// Artifacts: the files of runs, through the proxy (by their place in the store) and by run.
import type { Deps } from "../deps.ts";
import { endpoint, rawEndpoint } from "../http/endpoint.ts";
import type { FileInfo } from "../wire/artifact.ts";
import { ApiError } from "../wire/errors.ts";
import { defaulted, int64, list, message, required, string } from "../wire/fields.ts";
import { messageReply, orAbsent, runOfCall, textReply } from "./messages.ts";

/** The proxy's paths are decoded and judged by the artifact store alone: here they are only handed on. */
const artifactPath = { artifact_path: required(string) };

const lastPart = (path: string) => path.slice(path.lastIndexOf("/") + 1);

export const listProxiedArtifacts = endpoint({
  name: "listArtifactsMlflowArtifacts",
  method: "GET",
  path: "/mlflow-artifacts/artifacts",
  access: { read: "artifact" },
  request: { path: defaulted(string, "") },
  response: { files: messageReply<FileInfo[]>("FileInfo") },
  async handle({ artifacts }, { path }) {
    const files = await artifacts.proxied().list(path);
    // The proxy tells names, `artifacts/list` paths.
    return { files: orAbsent(files.map((file) => ({ ...file, path: lastPart(file.path) }))) };
  },
});

export const downloadArtifact = rawEndpoint({
  name: "downloadArtifact",
  method: ["GET", "HEAD"],
  path: "/mlflow-artifacts/artifacts/{artifact_path:path}",
  access: { read: "artifact" },
  request: artifactPath,
  handle: ({ artifacts }, { artifact_path }, { request }) => artifacts.proxied().download(artifact_path, request),
});

export const uploadArtifact = rawEndpoint({
  name: "uploadArtifact",
  method: "PUT",
  path: "/mlflow-artifacts/artifacts/{artifact_path:path}",
  access: { edit: "artifact" },
  request: artifactPath,
  async handle({ artifacts }, { artifact_path }, { request }) {
    await artifacts.proxied().upload(artifact_path, request);
    return new Response();
  },
});

/** Raw, because clients send no Content-Type with it. */
export const deleteArtifact = rawEndpoint({
  name: "deleteArtifact",
  method: "DELETE",
  path: "/mlflow-artifacts/artifacts/{artifact_path:path}",
  access: { edit: "artifact" },
  request: artifactPath,
  async handle({ artifacts }, { artifact_path }) {
    await artifacts.proxied().remove(artifact_path);
    return Response.json({});
  },
});

export const listArtifacts = endpoint({
  name: "listArtifacts",
  method: "GET",
  path: "/mlflow/artifacts/list",
  aliases: ["/preview/mlflow/artifacts/list"],
  access: { read: "run" },
  // There is only ever one page, so a token changes nothing.
  request: { run_id: runOfCall, path: defaulted(string, ""), page_token: string },
  response: { root_uri: required(textReply), files: messageReply<FileInfo[]>("FileInfo") },
  async handle({ store, artifacts }, { run_id, path }) {
    const { artifact_uri } = await store.runs.getInfo(run_id);
    return { root_uri: artifact_uri, files: orAbsent(await artifacts.folderOf(artifact_uri).list(path)) };
  },
});

export const getRunArtifact = rawEndpoint({
  name: "getArtifact",
  method: ["GET", "HEAD"],
  path: "/get-artifact",
  bare: true,
  access: { read: "run" },
  request: { run_id: runOfCall, path: required(string) },
  async handle({ store, artifacts }, { run_id, path }, { request }) {
    const { artifact_uri } = await store.runs.getInfo(run_id);
    return await artifacts.folderOf(artifact_uri).download(path, request);
  },
});

/** Clients fall back to a plain PUT when a refusal begins with exactly these words. */
function refuseMultipartUpload({ artifacts }: Deps, { artifact_path }: { artifact_path: string }): never {
  artifacts.proxied().check(artifact_path);
  throw new ApiError("NOT_IMPLEMENTED", "Multipart upload is not supported for the current artifact repository");
}

const uploadPart = message({ part_number: int64, etag: string, url: string });

export const createMultipartUpload = endpoint({
  name: "createMultipartUpload",
  method: "POST",
  path: "/mlflow-artifacts/mpu/create/{artifact_path:path}",
  access: { edit: "artifact" },
  request: { ...artifactPath, path: required(string), num_parts: int64 },
  response: {},
  handle: refuseMultipartUpload,
});

export const completeMultipartUpload = endpoint({
  name: "completeMultipartUpload",
  method: "POST",
  path: "/mlflow-artifacts/mpu/complete/{artifact_path:path}",
  access: { edit: "artifact" },
  request: { ...artifactPath, path: required(string), upload_id: string, parts: required(list(uploadPart)) },
  response: {},
  handle: refuseMultipartUpload,
});

export const abortMultipartUpload = endpoint({
  name: "abortMultipartUpload",
  method: "POST",
  path: "/mlflow-artifacts/mpu/abort/{artifact_path:path}",
  access: { edit: "artifact" },
  request: { ...artifactPath, path: required(string), upload_id: string },
  response: {},
  handle: refuseMultipartUpload,
});

export const presignDownload = endpoint({
  name: "getPresignedDownloadUrl",
  method: "GET",
  path: "/mlflow-artifacts/presigned/{artifact_path:path}",
  access: { read: "artifact" },
  request: artifactPath,
  response: {},
  handle({ artifacts }, { artifact_path }) {
    artifacts.proxied().check(artifact_path);
    throw new ApiError("NOT_IMPLEMENTED", "Multipart download is not supported for the current artifact repository");
  },
});
