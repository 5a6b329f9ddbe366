/**
 * Data and edits of the spec in plain JavaScript. The binding runs the same edits on Immer's drafts, so that a draft is
 * held to what standard JavaScript does to plain objects, arrays, Maps and Sets.
 */

export type Leaf =
  | string
  | number
  | boolean
  | { kind: "word"; word: "undefined" | "null" | "NaN" }
  | { kind: "date"; day: number };
export type Key = Exclude<Leaf, { kind: "date" }> | { kind: "key"; number: number };
export type Data =
  | Leaf
  | { kind: "object"; bare: boolean; fields: Map<string, Data> }
  | { kind: "array"; items: Data[] }
  | { kind: "map"; entries: { key: Key; value: Data }[] }
  | { kind: "set" | "crowd"; items: Data[] };
export interface Step {
  path: number[];
  act: string;
  at: number;
  name: string;
  key: Key;
  value: Data;
}

/** The objects that serve as keys of Maps: the same ones throughout a call, since keys are told by identity. */
export class Keys {
  readonly objects: readonly object[] = [{ name: "key" }, ["key"], new Map([["name", "key"]])];
  /** Only a crowd takes containers into its Sets; others take what is told by its value. */
  readonly crowds: boolean;

  constructor(base: unknown) {
    this.crowds = (base as { kind?: unknown })?.kind === "crowd";
  }
}

const day = 86_400_000;

export function build(data: Data, keys: Keys): any {
  if (typeof data !== "object") return data;
  switch (data.kind) {
    case "word":
      return data.word === "undefined" ? undefined : data.word === "null" ? null : Number.NaN;
    case "date":
      return new Date(data.day * day);
    case "object": {
      const object = data.bare ? Object.create(null) : {};
      for (const [name, value] of data.fields) object[name] = build(value, keys);
      return object;
    }
    case "array":
      return data.items.map(item => build(item, keys));
    case "map":
      return new Map(data.entries.map(entry => [buildKey(entry.key, keys), build(entry.value, keys)]));
    case "set":
    case "crowd":
      return new Set(data.items.map(item => build(item, keys)));
  }
}

function buildKey(key: Key, keys: Keys): unknown {
  return typeof key === "object" && key.kind === "key" ? keys.objects[key.number] : build(key, keys);
}

/** A value, or a draft, as data; Maps and Sets in their order. `way` chooses how they are read. */
export function show(value: any, keys: Keys, way = 0): any {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isNaN(value) ? { kind: "word", word: "NaN" } : value;
  if (value === undefined || value === null) return { kind: "word", word: String(value) };
  if (value instanceof Date) return { kind: "date", day: value.getTime() / day };
  if (value instanceof Map) {
    const entries = entriesOf(value, way).map(([key, item]) => ({
      key: showKey(key, keys),
      value: show(item, keys, way),
    }));
    return { kind: "map", entries };
  }
  if (value instanceof Set) return { kind: "set", items: itemsOf(value, way).map(item => show(item, keys, way)) };
  if (Array.isArray(value)) return { kind: "array", items: Array.from(value, item => show(item, keys, way)) };
  if (typeof value !== "object") return { kind: "other", type: typeof value };
  const names = Object.keys(value).sort();
  return {
    kind: "object",
    bare: Object.getPrototypeOf(value) === null,
    fields: new Map(names.map(name => [name, show(value[name], keys, way)])),
  };
}

function showKey(key: unknown, keys: Keys): unknown {
  return typeof key === "object" && key !== null ? { kind: "key", number: keys.objects.indexOf(key) } : show(key, keys);
}

function entriesOf(map: Map<unknown, unknown>, way: number): [unknown, unknown][] {
  const entries: [unknown, unknown][] = [];
  switch (way % 4) {
    case 0:
      return [...map];
    case 1:
      map.forEach((value, key) => entries.push([key, value]));
      return entries;
    case 2:
      for (const key of map.keys()) entries.push([key, map.get(key)]);
      return entries;
    default:
      return Array.from(map.entries());
  }
}

function itemsOf(set: Set<unknown>, way: number): unknown[] {
  const items: unknown[] = [];
  switch (way % 4) {
    case 0:
      return [...set];
    case 1:
      set.forEach(item => items.push(item));
      return items;
    case 2:
      for (const [item] of set.entries()) items.push(item);
      return items;
    default:
      return Array.from(set.values());
  }
}

export function isContainer(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

/** Follows positions as far as containers reach. */
export function follow(root: any, path: readonly number[]): any {
  let node = root;
  for (const at of path) {
    const child = childOf(node, at);
    if (!isContainer(child)) break;
    node = child;
  }
  return node;
}

function childOf(node: any, at: number): unknown {
  if (node instanceof Map) {
    const all = [...node.keys()];
    return all.length === 0 ? undefined : node.get(all[at % all.length]);
  }
  if (node instanceof Set) return [...node][at % Math.max(1, node.size)];
  if (Array.isArray(node)) return node[at % Math.max(1, node.length)];
  const names = Object.keys(node).sort();
  return names.length === 0 ? undefined : node[names[at % names.length]!];
}

function sizeOf(node: any): number {
  if (node instanceof Map || node instanceof Set) return node.size;
  return Array.isArray(node) ? node.length : Object.keys(node).length;
}

/** Does the steps to a value or a draft, with standard JavaScript; what they answered goes to `seen`. */
export function edit(root: any, steps: readonly Step[], keys: Keys, seen: unknown[] = []): void {
  for (const step of steps) {
    const node = follow(root, step.path);
    const value = () => build(step.value, keys);
    const log = (answer: unknown) => seen.push(show(answer, keys, step.at));
    if (step.act === "look") log(node);
    if (node instanceof Map) editMap(node, step, buildKey(step.key, keys), value, log);
    else if (node instanceof Set) editSet(node, step, keys.crowds ? value : () => build(told(step), keys), log);
    else if (Array.isArray(node)) editArray(node, step, value, keys, log);
    else editObject(node, step, value, log);
    log(sizeOf(node));
  }
}

type Log = (answer: unknown) => void;

function told({ key, value }: Step): Data {
  if (typeof key !== "object" || key.kind === "word") return key;
  return typeof value === "object" && value.kind !== "word" ? value.kind : value;
}

function editObject(node: any, { act, at, name }: Step, value: () => any, log: Log): void {
  const names = Object.keys(node).sort();
  const one = names[at % Math.max(1, names.length)];
  switch (act) {
    case "look":
      return log(Object.hasOwn(node, name));
    case "put":
    case "insert":
    case "push":
    case "unshift":
      node[name] = value();
      return;
    case "drop":
      return log(delete node[name]);
    case "clear":
      for (const each of names) delete node[each];
      return;
    case "refill": {
      const values = names.map(each => node[each]);
      for (const each of names) delete node[each];
      names.forEach((each, i) => (node[each] = values[i]));
      return;
    }
  }
  if (one === undefined) return;
  switch (act) {
    case "replace":
      node[one] = value();
      return;
    case "remove":
    case "pop":
    case "shift":
    case "cut":
      return log(delete node[one]);
    case "move": {
      const moved = node[one];
      delete node[one];
      node[name] = moved;
      return;
    }
    case "wrap":
      node[one] = wrapped(node[one], at);
  }
}

function editArray(node: any[], { act, at }: Step, value: () => any, keys: Keys, log: Log): void {
  const one = at % Math.max(1, node.length);
  const between = at % (node.length + 1);
  switch (act) {
    case "put":
      node[between] = value();
      return;
    case "replace":
      if (node.length > 0) node[one] = value();
      return;
    case "remove":
      return log(node.splice(one, 1));
    case "cut":
      return log(node.splice(between, 2));
    case "insert":
      return log(node.splice(between, 0, value()));
    case "push":
      return log(node.push(value()));
    case "unshift":
      return log(node.unshift(value()));
    case "pop":
    case "drop":
      return log(node.pop());
    case "shift":
      return log(node.shift());
    case "clear":
      node.length = 0;
      return;
    case "shorten":
      node.length = between;
      return;
    case "reverse":
      node.reverse();
      return;
    case "sort": {
      node.sort((a, b) => byText(show(a, keys), show(b, keys)));
      return;
    }
    case "move":
      if (node.length > 0) node.push(node.splice(one, 1)[0]);
      return;
    case "refill": {
      const items = [...node];
      node.length = 0;
      node.push(...items);
      return;
    }
    case "wrap":
      if (node.length > 0) node[one] = wrapped(node[one], at);
  }
}

function editMap(node: Map<any, any>, { act, at }: Step, key: unknown, value: () => any, log: Log): void {
  const all = [...node.keys()];
  const one = all[at % Math.max(1, all.length)];
  switch (act) {
    case "look":
      log(node.has(key));
      return log(node.get(key));
    case "put":
    case "insert":
    case "push":
    case "unshift":
      node.set(key, value());
      return;
    case "drop":
      return log(node.delete(key));
    case "clear":
      node.clear();
      return;
    case "refill": {
      const entries = [...node];
      node.clear();
      for (const [each, item] of entries) node.set(each, item);
      return;
    }
  }
  if (all.length === 0) return;
  switch (act) {
    case "replace":
      node.set(one, value());
      return;
    case "remove":
      return log(node.delete(one));
    case "pop":
      return log(node.delete(all[all.length - 1]));
    case "shift":
      return log(node.delete(all[0]));
    case "cut":
      log(node.delete(all[0]));
      return log(node.delete(one));
    case "move": {
      const moved = node.get(one);
      node.delete(one);
      node.set(key, moved);
      return;
    }
    case "wrap":
      node.set(one, wrapped(node.get(one), at));
  }
}

function editSet(node: Set<any>, { act, at }: Step, value: () => any, log: Log): void {
  const all = [...node];
  const one = all[at % Math.max(1, all.length)];
  switch (act) {
    case "put":
    case "insert":
    case "push":
    case "unshift":
      node.add(value());
      return;
    case "drop":
      return log(node.delete(value()));
    case "clear":
      node.clear();
      return;
    case "refill":
      node.clear();
      for (const each of all) node.add(each);
      return;
  }
  if (all.length === 0) return;
  switch (act) {
    case "look":
      return log(node.has(one));
    case "replace":
      node.add(one);
      return;
    case "remove":
      return log(node.delete(one));
    case "pop":
      return log(node.delete(all[all.length - 1]));
    case "shift":
      return log(node.delete(all[0]));
    case "cut":
      log(node.delete(all[0]));
      return log(node.delete(one));
    case "move":
      node.delete(one);
      node.add(one);
      return;
    case "wrap":
      node.delete(one);
      node.add(wrapped(one, at));
  }
}

/** A new container around a value that was already there. */
function wrapped(value: unknown, at: number): unknown {
  return at % 3 === 0 ? { inner: value } : at % 3 === 1 ? [value] : new Map([["inner", value]]);
}

function byText(left: any, right: any): number {
  const text = (one: any) => JSON.stringify(one, (_, each) => (each instanceof Map ? [...each] : each));
  const [a, b] = [text(left), text(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Maps and Sets in one order, so that only what they hold tells. */
function sorted(shown: any): any {
  if (typeof shown !== "object") return shown;
  switch (shown.kind) {
    case "object": {
      const names = [...shown.fields.keys()].sort();
      return { ...shown, fields: new Map(names.map(name => [name, sorted(shown.fields.get(name))])) };
    }
    case "array":
      return { ...shown, items: shown.items.map(sorted) };
    case "map": {
      const entries = shown.entries.map((entry: any) => ({ key: entry.key, value: sorted(entry.value) }));
      return { ...shown, entries: entries.sort(byText) };
    }
    case "set":
      return { ...shown, items: shown.items.map(sorted).sort(byText) };
    default:
      return shown;
  }
}

// What the spec names.

export function unordered(shown: unknown): unknown {
  return sorted(shown);
}

export function asIs(base: Data): unknown {
  const keys = new Keys(base);
  return show(build(base, keys), keys);
}

export function plainly(base: Data, steps: readonly Step[]): unknown {
  const keys = new Keys(base);
  const root = build(base, keys);
  edit(root, steps, keys);
  return show(root, keys);
}

export function plainlySeen(base: Data, steps: readonly Step[]): unknown {
  const keys = new Keys(base);
  const seen: unknown[] = [];
  edit(build(base, keys), steps, keys, seen);
  return seen;
}

export const plainlyWrapped = plainly;
export const plainlyJson = plainly;
export const shownData = asIs;

/** Puts data under a name of an object and edits it there: the state, and the data that was put. */
export function plainlyAdopted(base: Data, name: string, given: Data, steps: readonly Step[]): unknown {
  const keys = new Keys(base);
  const [root, adopted] = [build(base, keys), build(given, keys)];
  root[name] = adopted;
  edit(root[name], steps, keys);
  return { next: show(root, keys), given: show(adopted, keys) };
}
