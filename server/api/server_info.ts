// What a client asks of the server itself: is it up, which protocol does it speak, what can it do.
import { endpoint, rawEndpoint } from "../http/endpoint.ts";
import { defaulted, int32, list, reply, required, string } from "../wire/fields.ts";
import { experimentId } from "../wire/names.ts";
import { textReply } from "./messages.ts";

/** The release of MLflow whose protocol this server speaks; clients read features off it. */
export const PROTOCOL_VERSION = "3.17.2";

const flag = required(reply<boolean>({ type: "boolean" }));

export const health = rawEndpoint({
  name: "health",
  method: ["GET", "HEAD"],
  path: "/health",
  bare: true,
  access: "open",
  request: {},
  handle: () => new Response("OK", { headers: { "content-type": "text/plain" } }),
});

export const version = rawEndpoint({
  name: "version",
  method: ["GET", "HEAD"],
  path: "/version",
  bare: true,
  access: "open",
  request: {},
  handle: () => new Response(PROTOCOL_VERSION, { headers: { "content-type": "text/html; charset=utf-8" } }),
});

export const serverInfo = endpoint({
  name: "getServerInfo",
  method: "GET",
  path: "/mlflow/server-info",
  version: "3.0",
  access: "open",
  request: {},
  response: {
    store_type: required(textReply),
    workspaces_enabled: flag,
    trace_archival_enabled: flag,
    multipart_uploads_enabled: flag,
    multipart_downloads_enabled: flag,
    presigned_upload_run_id_supported: flag,
    presigned_upload_model_id_supported: flag,
    features_enabled: required(reply<Record<string, boolean>>({ type: "object" })),
  },
  handle: () => ({
    store_type: "SqlStore",
    workspaces_enabled: false,
    trace_archival_enabled: false,
    multipart_uploads_enabled: false,
    multipart_downloads_enabled: false,
    presigned_upload_run_id_supported: false,
    presigned_upload_model_id_supported: false,
    features_enabled: { gateway: false },
  }),
});

/** Client 3.x looks for logged models whenever it lists a run's artifacts; there are none before the registry comes. */
export const searchLoggedModels = endpoint({
  name: "searchLoggedModels",
  method: "POST",
  path: "/mlflow/logged-models/search",
  access: "signed_in",
  request: {
    experiment_ids: required(list(experimentId)),
    filter: defaulted(string, ""),
    max_results: defaulted(int32, 50),
    page_token: string,
  },
  response: {},
  handle: () => ({}),
});
