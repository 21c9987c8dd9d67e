// A client that logs batches one after the other until the server is gone, and counts what was acknowledged.
import { post, type Target } from "../support/http.ts";

/** A writer's run, and how many of its batches were sent and how many of them were answered with 200. */
export type Writer = { runId: string; sent: number; acknowledged: number };

/** Writes batch 0, 1, 2, …: 50 points at timestamp n, the param `p<n>` and the tag `batch` = n. Throws when a batch is refused. */
export async function writeUntilKilled(writer: Writer, target: Target): Promise<void> {
  while (true) {
    const batch = writer.sent++;
    try {
      const { status, reply } = await target(post("runs/log-batch", { run_id: writer.runId, ...messageOf(batch) }));
      if (status !== 200) throw new Error(`log-batch answered ${status}: ${JSON.stringify(reply)}`);
    } catch (error) {
      // What fetch throws when the connection breaks or is refused: the server has been killed.
      if (error instanceof TypeError) return;
      throw error;
    }
    writer.acknowledged++;
  }
}

function messageOf(batch: number) {
  const metrics = Array.from({ length: 50 }, (_, step) => ({ key: "m", value: step / 7, timestamp: batch, step }));
  return {
    metrics,
    params: [{ key: `p${batch}`, value: String(batch) }],
    tags: [{ key: "batch", value: String(batch) }],
  };
}
