// Short messages at the foot of the page: what was done, with a way back, and what could not be done.
import { createObservable } from "./observable.ts";
import { callErrorFrom } from "./query.ts";

/** A message. `undo` takes back what it tells of. */
export type Notice = { id: number; text: string; bad: boolean; undo?: () => Promise<void> };

/** What is shown now, oldest first. */
export const notices = createObservable<readonly Notice[]>([]);

const SHOWN_MS = 10_000;
const MOST = 4;
let nextId = 1;

/** Shows a message for ten seconds; failures stay until they are closed. */
export function tell(text: string, { bad = false, undo }: { bad?: boolean; undo?: () => Promise<void> } = {}): void {
  const notice = { id: nextId++, text, bad, undo };
  notices.set([...notices.get(), notice].slice(-MOST));
  if (!bad) setTimeout(() => dismiss(notice.id), SHOWN_MS);
}

/** Takes a message away. */
export function dismiss(id: number): void {
  notices.set(notices.get().filter((notice) => notice.id !== id));
}

/** Does something that the person asked for; a failure becomes a message. Answers whether it was done. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    tell(callErrorFrom(error).message, { bad: true });
    return false;
  }
}
