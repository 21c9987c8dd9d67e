// A map of bounded size that forgets what was used longest ago.

/** Keeps the `capacity` entries that were read or written last. */
export class LruMap<K, V> {
  readonly #entries = new Map<K, V>();

  constructor(readonly capacity: number) {}

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    // Renewing an entry costs more than reading it, and only matters once something must go.
    if (value !== undefined && this.#entries.size > this.capacity / 2) this.#renew(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.#renew(key, value);
    if (this.#entries.size > this.capacity) this.#entries.delete(this.#entries.keys().next().value!);
  }

  delete(key: K): boolean {
    return this.#entries.delete(key);
  }

  #renew(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }
}
