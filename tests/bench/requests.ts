// The requests of the MLflow protocol that the benchmarks make, as prepared bytes and as calls.
import { type Connection, getRequest, postRequest, type Reply } from "./client.ts";

/** A metric point as it is sent. */
export interface Point {
  key: string;
  value: number;
  timestamp: number;
  step: number;
}

/** A constant or label of a run as it is sent. */
export interface Pair {
  key: string;
  value: string;
}

/** The part of a run in a search reply that the benchmarks look at. */
export interface FoundRun {
  info: { run_name: string };
}

const API = "/api/2.0/mlflow";
const decoder = new TextDecoder();
const latin1 = new TextDecoder("latin1");

/** A POST to an endpoint of the tracking API, such as "runs/search". */
export const apiPost = (endpoint: string, message: unknown) =>
  postRequest(`${API}/${endpoint}`, JSON.stringify(message));

/** A GET from an endpoint of the tracking API; `prefix` is for what only the pages' API serves. */
export const apiGet = (endpoint: string, query: Record<string, string>, prefix = API) =>
  getRequest(`${prefix}/${endpoint}?${new URLSearchParams(query)}`);

/** A request that was answered, but not with 200. */
export class RefusedRequest extends Error {
  constructor(readonly status: number, text: string) {
    super(`A request was answered with ${status}: ${text.slice(0, 500)}`);
  }
}

/** The JSON of a reply, which the caller names the type of. Throws RefusedRequest unless its status is 200. */
export function readReply({ status, body }: Reply) {
  const text = decoder.decode(body);
  if (status !== 200) throw new RefusedRequest(status, text);
  return JSON.parse(text);
}

/** The token of the next page, found without parsing the page. Throws as `readReply` does. */
export function readPageToken(reply: Reply): string | undefined {
  if (reply.status !== 200) return readReply(reply);
  const text = latin1.decode(reply.body);
  const at = text.lastIndexOf('"next_page_token"');
  if (at < 0) return undefined;
  return /^"next_page_token": *"([^"]+)"/.exec(text.slice(at, at + 2000))?.[1];
}

/** Creates an experiment, gives its id. */
export async function createExperiment(connection: Connection, name: string): Promise<string> {
  const reply: { experiment_id: string } = readReply(await connection.send(apiPost("experiments/create", { name })));
  return reply.experiment_id;
}

/** Creates a run from the fields of the protocol's CreateRun, gives its id. */
export async function createRun(connection: Connection, fields: Record<string, unknown>): Promise<string> {
  const reply: { run: { info: { run_id: string } } } = readReply(await connection.send(apiPost("runs/create", fields)));
  return reply.run.info.run_id;
}

/** Logs a batch; throws unless it is stored. */
export async function logBatch(connection: Connection, message: BatchMessage): Promise<void> {
  readReply(await connection.send(apiPost("runs/log-batch", message)));
}

/** The message of log-batch. */
export interface BatchMessage {
  run_id: string;
  metrics?: Point[];
  params?: Pair[];
  tags?: Pair[];
}
