// Waiting for what comes to pass without saying so.

/** How long a busy machine may take. */
const PATIENCE_MS = 15_000;

/** Asks again and again until the answer is true. Throws when it still isn't after fifteen seconds. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!await isSo()) {
    if (performance.now() > deadline) throw new Error(`It did not come to pass within ${PATIENCE_MS / 1000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
