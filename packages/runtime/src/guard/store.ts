/** What idempotent operations remember of calls. */

export interface Remembered {
  /** A digest of the input and of who called. */
  readonly request: string;
  /** What the call answered; absent, as `unknown`: it is under way. */
  readonly answer?: { readonly value: unknown };
  /** The call ended, and nobody knows how: what it does may have been done. */
  readonly unknown?: true;
}

/**
 * Where keys are kept, for several processes a table with the key as primary key. Keys are digests. `until` is in
 * milliseconds since 1970; absent: for ever.
 */
export interface IdempotencyStore {
  /** Keeps the entry unless the key is taken, in one step, and says what it was taken by. */
  claim(
    key: string,
    entry: Remembered,
    now: number,
    until?: number,
  ): Remembered | undefined | Promise<Remembered | undefined>;
  put(key: string, entry: Remembered, until?: number): unknown;
  /** The call was refused: the key is free again. */
  release(key: string): unknown;
}

/** For one process. What is past its time goes when the next key is kept. */
export function memoryStore(): IdempotencyStore {
  const entries = new Map<string, { readonly entry: Remembered; readonly until: number }>();
  const put = (key: string, entry: Remembered, until = Number.POSITIVE_INFINITY) => {
    // The oldest stand first; what is kept anew moves to the end.
    entries.delete(key);
    entries.set(key, { entry, until });
  };
  const sweep = (now: number) => {
    for (const [key, { until }] of entries) {
      if (until > now) return;
      entries.delete(key);
    }
  };
  return {
    claim(key, entry, now, until) {
      sweep(now);
      const taken = entries.get(key);
      if (taken !== undefined && taken.until > now) return taken.entry;
      put(key, entry, until);
      return undefined;
    },
    put,
    release: key => entries.delete(key),
  };
}
