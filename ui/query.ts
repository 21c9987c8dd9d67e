// Asking the server from within a component: one state for waiting, failing and having, and asking again.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { client } from "./calls.ts";
import { CallError } from "./client.ts";
import { useObservable } from "./observable.ts";

/** What is known of an answer. While it is asked for again the old one stays in `value`. */
export type Query<T> = { value?: T; error?: CallError; loading: boolean; reload(): void };

/**
 * Asks when the component appears and whenever `key` changes; an answer that is no longer wanted is aborted.
 * With `keep`, the answer for the old key stays until the one for the new key is here: for what is narrowed down by typing.
 */
export function useQuery<T>(key: string, load: (signal: AbortSignal) => Promise<T>, { keep = false } = {}): Query<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: CallError; loading: boolean }>(
    { key, loading: true },
  );
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const stop = new AbortController();
    setState((old) => ({ ...(keep || old.key === key ? old : {}), key, loading: true }));
    latest.current(stop.signal).then(
      (value) => stop.signal.aborted || setState({ key, value, loading: false }),
      (error) => stop.signal.aborted || setState((old) => ({ ...old, error: callErrorFrom(error), loading: false })),
    );
    return () => stop.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  useReconnect(() => state.error && reload());
  // Between a new key and its effect the state is still the old key's: it must not be shown under the new one.
  return state.key === key || keep ? { ...state, reload } : { loading: true, reload };
}

/** Any failure as a CallError; a defect of the page keeps its own words. */
export function callErrorFrom(error: unknown): CallError {
  if (error instanceof CallError) return error;
  return new CallError("PAGE_ERROR", error instanceof Error ? error.message : String(error), 0);
}

/** Calls `work` when the server answers again after it did not. */
export function useReconnect(work: () => void): void {
  const online = useObservable(client.online);
  const before = useRef(online);
  useEffect(() => {
    if (online && !before.current) work();
    before.current = online;
  }, [online]);
}

/** Calls `work` every `ms` milliseconds while `active` and the page is visible, and once when it becomes visible again. */
export function usePolling(work: () => void, ms: number, active: boolean): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (!active) return;
    const tick = () => document.visibilityState === "visible" && latest.current();
    const timer = setInterval(tick, ms);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [ms, active]);
}
