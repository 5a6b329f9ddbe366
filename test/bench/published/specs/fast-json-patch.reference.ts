/**
 * What RFC 6902 and RFC 6901 say of JSON documents, over the spec's values: an object is a Map, `null` and `undefined`
 * are records that name them. Nothing here changes what it is given.
 */

type Named = { json: "null" | "undefined" };
type Value = Named | boolean | number | string | readonly Value[] | ReadonlyMap<string, Value>;
type Container = readonly Value[] | ReadonlyMap<string, Value>;

interface Step {
  op: string;
  path: string;
  from?: string | undefined;
  value?: Value | undefined;
}

interface Edit {
  op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  at: number;
  from: number;
  key: string;
  value: Value;
}

const absent: Named = { json: "undefined" };

/** What does not apply. */
class Invalid extends Error {}

const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);
const isMap = (value: unknown): value is ReadonlyMap<string, Value> => value instanceof Map;
const isNamed = (value: Value): value is Named => typeof value === "object" && !isList(value) && !isMap(value);

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (token: string) => token.replaceAll("~1", "/").replaceAll("~0", "~");

function tokensOf(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) throw new Invalid();
  return pointer.slice(1).split("/").map(unescaped);
}

function indexOf(token: string, most: number): number {
  if (!/^(0|[1-9][0-9]*)$/.test(token) || Number(token) > most) throw new Invalid();
  return Number(token);
}

function member(value: Value | undefined, token: string): Value {
  if (isList(value)) return value[indexOf(token, value.length - 1)]!;
  if (isMap(value) && value.has(token)) return value.get(token)!;
  throw new Invalid();
}

const at = (document: Value, tokens: readonly string[]): Value => tokens.reduce(member, document);

/** The document with another value in the place of the one at `tokens`. */
function exchange(document: Value, tokens: readonly string[], change: (old: Value) => Value): Value {
  const [token, ...rest] = tokens;
  if (token === undefined) return change(document);
  const changed = exchange(member(document, token), rest, change);
  if (isList(document)) return document.map((item, index) => (index === Number(token) ? changed : item));
  return new Map(document as ReadonlyMap<string, Value>).set(token, changed);
}

function add(document: Value, tokens: readonly string[], value: Value): Value {
  if (tokens.length === 0) return value;
  const last = tokens[tokens.length - 1]!;
  return exchange(document, tokens.slice(0, -1), parent => {
    if (isMap(parent)) return new Map(parent).set(last, value);
    if (!isList(parent)) throw new Invalid();
    const index = last === "-" ? parent.length : indexOf(last, parent.length);
    return [...parent.slice(0, index), value, ...parent.slice(index)];
  });
}

function remove(document: Value, tokens: readonly string[]): Value {
  if (tokens.length === 0) throw new Invalid();
  const last = tokens[tokens.length - 1]!;
  return exchange(document, tokens.slice(0, -1), parent => {
    member(parent, last);
    if (isList(parent)) return parent.filter((_item, index) => index !== Number(last));
    return new Map([...(parent as ReadonlyMap<string, Value>)].filter(([key]) => key !== last));
  });
}

function equal(a: Value, b: Value): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]!));
  if (isMap(a))
    return isMap(b) && a.size === b.size && [...a].every(([key, item]) => b.has(key) && equal(item, b.get(key)!));
  if (isList(b) || isMap(b)) return false;
  if (isNamed(a) || isNamed(b)) return isNamed(a) && isNamed(b) && a.json === b.json;
  return a === b;
}

function step(document: Value, { op, path, from, value }: Step): Value {
  const tokens = tokensOf(path);
  switch (op) {
    case "add":
      return add(document, tokens, given(value));
    case "remove":
      return remove(document, tokens);
    case "replace":
      return exchange(document, tokens, () => given(value));
    case "move": {
      const source = tokensOf(given(from));
      if (tokens.length > source.length && source.every((token, index) => token === tokens[index])) throw new Invalid();
      return add(remove(document, source), tokens, at(document, source));
    }
    case "copy":
      return add(document, tokens, at(document, tokensOf(given(from))));
    case "test":
      if (!equal(at(document, tokens), given(value))) throw new Invalid();
      return document;
    default:
      throw new Invalid();
  }
}

function given<T>(value: T | undefined): T {
  if (value === undefined || (typeof value === "object" && hasUndefined(value as never))) throw new Invalid();
  return value;
}

function attempt<T>(run: () => T, otherwise: T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Invalid) return otherwise;
    throw error;
  }
}

/** The document after the patch; `undefined` where the patch does not apply. */
export function patched(document: Value, patch: readonly Step[]): Value {
  return attempt(() => patch.reduce(step, document), absent);
}

export function applies(document: Value, patch: readonly Step[]): boolean {
  return attempt(() => (patch.reduce(step, document), true), false);
}

/** The value that a pointer points to; `undefined` where there is none. */
export function valueAt(document: Value, pointer: string): Value {
  return attempt(() => at(document, tokensOf(pointer)), absent);
}

export function resolves(document: Value, pointer: string): boolean {
  return attempt(() => (at(document, tokensOf(pointer)), true), false);
}

/** Pointers of all values inside, the whole first. */
function pointers(value: Value, pointer = ""): string[] {
  const entries: readonly (readonly [string, Value])[] = isList(value)
    ? value.map((item, index) => [String(index), item] as const)
    : isMap(value)
      ? [...value]
      : [];
  return [pointer, ...entries.flatMap(([key, item]) => pointers(item, `${pointer}/${escaped(key)}`))];
}

const nth = <T>(items: readonly T[], n: number): T => items[n % items.length]!;

/** The n-th of all pointers into a document. */
export function pointerAt(document: Value, n: number): string {
  return nth(pointers(document), n);
}

function containers(document: Value): string[] {
  return pointers(document).filter(pointer => {
    const value = at(document, tokensOf(pointer));
    return isList(value) || isMap(value);
  });
}

/** A place for a new value: a key of an object, a position in a list or its end. */
function place(document: Value, { at: n, from, key }: Pick<Edit, "at" | "from" | "key">): string | undefined {
  const all = containers(document);
  if (all.length === 0) return undefined;
  const pointer = nth(all, n);
  const container = at(document, tokensOf(pointer)) as Container;
  if (isMap(container)) return `${pointer}/${escaped(key)}`;
  const index = from % (container.length + 2);
  return `${pointer}/${index > container.length ? "-" : index}`;
}

function stepOf(document: Value, edit: Edit): Step | undefined {
  const inner = pointers(document).slice(1);
  if (edit.op === "add") {
    const path = place(document, edit);
    return path === undefined ? undefined : { op: "add", path, value: edit.value };
  }
  if (inner.length === 0) return undefined;
  const path = nth(inner, edit.at);
  const from = nth(inner, edit.from);
  switch (edit.op) {
    case "remove":
      return { op: "remove", path };
    case "replace":
      return { op: "replace", path, value: edit.value };
    case "test":
      return { op: "test", path, value: at(document, tokensOf(path)) };
    case "copy": {
      const target = place(document, edit);
      return target === undefined ? undefined : { op: "copy", from, path: target };
    }
    case "move": {
      const target = place(remove(document, tokensOf(from)), edit);
      return target === undefined || target.startsWith(`${from}/`) ? undefined : { op: "move", from, path: target };
    }
  }
}

/** A patch that applies: each edit becomes an operation on what the document is by then. */
export function steps(document: Value, edits: readonly Edit[]): Step[] {
  const patch: Step[] = [];
  let now = document;
  for (const edit of edits) {
    const next = stepOf(now, edit);
    if (next === undefined || !applies(now, [next])) continue;
    patch.push(next);
    now = step(now, next);
  }
  return patch;
}

export function edited(document: Value, edits: readonly Edit[]): Value {
  return patched(document, steps(document, edits));
}

/**
 * The member of an object that a move overwrites; `undefined` where it overwrites none, or where what stands at the path
 * is another before the value was taken away.
 */
export function overwritten(document: Value, path: string, from: string): Value {
  return attempt(() => {
    const tokens = tokensOf(path);
    const rest = remove(document, tokensOf(from));
    if (tokens.length === 0 || !isMap(at(rest, tokens.slice(0, -1)))) return absent;
    const target = at(rest, tokens);
    return equal(target, at(document, tokens)) ? target : absent;
  }, absent);
}

/** An operation with one flaw, in a list; none where the document offers no place for it. */
export function broken(document: Value, n: number, key: string, flaw: string): Step[] {
  const all = containers(document).map(pointer => ({ pointer, value: at(document, tokensOf(pointer)) as Container }));
  const objects = all.filter(({ value }) => isMap(value) && !value.has(key)).map(({ pointer }) => pointer);
  const lists = all.filter(({ value }) => isList(value));
  const missing = objects.length === 0 ? undefined : `${nth(objects, n)}/${escaped(key)}`;
  const list = lists.length === 0 ? undefined : nth(lists, n);
  switch (flaw) {
    case "remove missing":
      return missing === undefined ? [] : [{ op: "remove", path: missing }];
    case "replace missing":
      return missing === undefined ? [] : [{ op: "replace", path: missing, value: 1 }];
    case "test missing":
      return missing === undefined ? [] : [{ op: "test", path: missing, value: 1 }];
    case "move missing":
      return missing === undefined ? [] : [{ op: "move", from: missing, path: pointerAt(document, n) }];
    case "copy missing":
      return missing === undefined ? [] : [{ op: "copy", from: missing, path: pointerAt(document, n) }];
    case "add below missing":
      return missing === undefined ? [] : [{ op: "add", path: `${missing}/a`, value: 1 }];
    case "index too great":
      return list === undefined
        ? []
        : [{ op: "add", path: `${list.pointer}/${(list.value as readonly Value[]).length + 1 + (n % 3)}`, value: 1 }];
    case "no index":
      return list === undefined ? [] : [{ op: "add", path: `${list.pointer}/${nth(["a", "x1", "e"], n)}`, value: 1 }];
    default:
      return [];
  }
}

export function hasUndefined(value: Value): boolean {
  if (isList(value)) return value.some(hasUndefined);
  if (isMap(value)) return [...value.values()].some(hasUndefined);
  return typeof value === "object" && (value as Named).json === "undefined";
}

/** What JSON makes of it: `undefined` is left out of objects, and `null` in lists. */
export function projected(value: Value): Value {
  const isAbsent = (item: Value) => isNamed(item) && item.json === "undefined";
  if (isList(value)) return value.map(item => (isAbsent(item) ? { json: "null" as const } : projected(item)));
  if (isMap(value))
    return new Map([...value].filter(([, item]) => !isAbsent(item)).map(([key, item]) => [key, projected(item)]));
  return value;
}
