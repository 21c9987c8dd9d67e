// A value that others can watch: what is shared between pages and is not in the address.
import { useEffect, useState } from "preact/hooks";

/** A value with listeners. `set` tells them only when the value is another one. */
export type Observable<T> = {
  get(): T;
  set(value: T): void;
  /** Calls `listener` after each change; returns the function that ends this. */
  subscribe(listener: () => void): () => void;
};

/** Makes an observable that begins with `value`. */
export function createObservable<T>(value: T): Observable<T> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value of an observable; the component is drawn again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  const [, redraw] = useState(0);
  useEffect(() => observable.subscribe(() => redraw((n) => n + 1)), [observable]);
  return observable.get();
}
