/** A deep copy: lists, sets, maps, timestamps, bytes and records, own `__proto__` fields and shared or cyclic parts included. */
export function copy<T>(value: T): T {
  return copyOf(value, new Map()) as T;
}

function copyOf(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const found = known.get(value);
  if (found !== undefined) return found;
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  const fresh = emptyLike(value);
  known.set(value, fresh);
  fill(fresh, value, inner => copyOf(inner, known));
  return fresh;
}

function emptyLike(value: object): object {
  if (Array.isArray(value)) return [];
  if (value instanceof Map) return new Map();
  return value instanceof Set ? new Set() : {};
}

function fill(fresh: object, value: object, inner: (value: unknown) => unknown): void {
  if (Array.isArray(value)) for (const element of value) (fresh as unknown[]).push(inner(element));
  else if (value instanceof Map)
    for (const [key, held] of value) (fresh as Map<unknown, unknown>).set(inner(key), inner(held));
  else if (value instanceof Set) for (const element of value) (fresh as Set<unknown>).add(inner(element));
  else for (const [name, held] of Object.entries(value)) define(fresh, name, inner(held));
}

/** Assignment to `__proto__` would set the prototype. */
function define(record: object, name: string, value: unknown): void {
  if (name === "__proto__")
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else (record as Record<string, unknown>)[name] = value;
}
