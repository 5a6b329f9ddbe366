/** `null` from outside is read as nothing. Copies only what holds a null. */
export function withoutNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== "object" || !holdsNull(value)) return value;
  if (Array.isArray(value)) return value.map(withoutNull);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [withoutNull(key), withoutNull(item)]));
  if (value instanceof Set) return new Set([...value].map(withoutNull));
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, own]) => [
        name,
        { ...own, value: withoutNull(own.value) },
      ]),
    ),
  );
}

function holdsNull(value: unknown, seen = new Set<unknown>()): boolean {
  if (value === null) return true;
  if (typeof value !== "object" || seen.has(value)) return false;
  seen.add(value);
  if (value instanceof Map) return [...value].some(pair => pair.some(item => holdsNull(item, seen)));
  return (Array.isArray(value) || value instanceof Set ? [...value] : Object.values(value)).some(item =>
    holdsNull(item, seen),
  );
}

/** Whether a value contains itself: no walk over it would end. */
export function containsItself(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (above.includes(value)) return true;
  const path = [...above, value];
  const inside = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  return inside.some(item => containsItself(item, path));
}
