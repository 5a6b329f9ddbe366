/** Data of the spec as JavaScript, variations of it, and what it is compared with. */
import assert from "node:assert";

export type Leaf = string | number | boolean | { kind: "word"; word: "undefined" | "null" };
export type Data =
  | Leaf
  | { kind: "date"; time: number }
  | { kind: "object"; fields: { name: string; value: Data }[] }
  | { kind: "array"; items: Data[] }
  | { kind: "map"; entries: { key: Leaf; value: Data }[] }
  | { kind: "set"; items: Data[] };
export interface Variation {
  at: number;
  how: string;
  name: string;
  value: Leaf;
}

export function build(data: Data): any {
  // There is one zero: the documentation does not tell two.
  if (typeof data !== "object") return data === 0 ? 0 : data;
  switch (data.kind) {
    case "word":
      return data.word === "undefined" ? undefined : null;
    case "date":
      return new Date(data.time);
    case "object": {
      const object: Record<string, unknown> = {};
      for (const field of data.fields) object[field.name] = build(field.value);
      return object;
    }
    case "array":
      return data.items.map(build);
    case "map":
      return new Map(data.entries.map(entry => [build(entry.key), build(entry.value)]));
    case "set":
      return new Set(data.items.map(build));
  }
}

/** Whether Node's own comparison accepts them. */
function accepts(compare: () => void): boolean {
  try {
    compare();
    return true;
  } catch (error) {
    if (error instanceof assert.AssertionError) return false;
    throw error;
  }
}

export function nodeDeepEqual(a: Data, b: Data): boolean {
  return accepts(() => assert.deepEqual(build(a), build(b)));
}

export function nodeDeepStrictEqual(a: Data, b: Data): boolean {
  return accepts(() => assert.deepStrictEqual(build(a), build(b)));
}

export function sameLeaf(a: Leaf, b: Leaf, strict: boolean): boolean {
  const [left, right] = [build(a), build(b)];
  // biome-ignore lint/suspicious/noDoubleEquals: it is what the documentation names
  return strict ? left === right : left == right;
}

/** Objects with the same names and arrays of the same length, part by part; leaves as the option says. */
export function recursively(a: Data, b: Data, strict: boolean): boolean {
  const compare = (left: any, right: any): boolean => {
    const leaves = [left, right].filter(one => typeof one !== "object" || one === null).length;
    // biome-ignore lint/suspicious/noDoubleEquals: it is what the documentation names
    if (leaves === 2) return strict ? left === right : left == right;
    if (leaves === 1 || Array.isArray(left) !== Array.isArray(right)) return false;
    const [names, others] = [Object.keys(left), Object.keys(right)];
    if (names.length !== others.length) return false;
    return names.every(name => Object.hasOwn(right, name) && compare(left[name], right[name]));
  };
  return compare(build(a), build(b));
}

/** Whether at some place an array meets an object, or a container a leaf. */
export function mixed(a: Data, b: Data): boolean {
  const kind = (one: any) => {
    if (typeof one !== "object" || one === null) return "leaf";
    return Array.isArray(one) ? "array" : "object";
  };
  const mix = (left: any, right: any): boolean => {
    if (kind(left) !== kind(right)) return true;
    if (kind(left) === "leaf") return false;
    return Object.keys(left).some(name => Object.hasOwn(right, name) && mix(left[name], right[name]));
  };
  return mix(build(a), build(b));
}

type Place = { get: () => Data; set: (value: Data) => void };

/** Every part of it, itself first. */
function places(place: Place): Place[] {
  const data = place.get();
  if (typeof data !== "object") return [place];
  const inner: Place[] = [];
  if (data.kind === "object") {
    for (const field of data.fields) inner.push({ get: () => field.value, set: value => (field.value = value) });
  } else if (data.kind === "map") {
    for (const entry of data.entries) inner.push({ get: () => entry.value, set: value => (entry.value = value) });
  } else if (data.kind === "array" || data.kind === "set") {
    data.items.forEach((_, i) => {
      inner.push({ get: () => data.items[i]!, set: value => (data.items[i] = value) });
    });
  }
  return [place, ...inner.flatMap(places)];
}

function otherwiseTyped(leaf: Data): Data {
  if (typeof leaf === "number") return String(leaf);
  if (typeof leaf === "boolean") return leaf ? 1 : 0;
  if (typeof leaf === "string") return leaf !== "" && String(Number(leaf)) === leaf ? Number(leaf) : leaf;
  return leaf.kind === "word" ? { kind: "word", word: leaf.word === "null" ? "undefined" : "null" } : leaf;
}

/** The same data with some differences, of which several make none to those who compare. */
export function varied(data: Data, variations: readonly Variation[]): Data {
  let whole = structuredClone(data);
  for (const { at, how, name, value } of variations) {
    const all = places({ get: () => whole, set: one => (whole = one) });
    const place = all[at % all.length]!;
    const one = place.get();
    if (typeof one !== "object" || one.kind === "word" || one.kind === "date") {
      if (how === "type") place.set(otherwiseTyped(one));
      else if (how === "leaf" && at > 0) place.set(value);
    } else if (one.kind === "object") {
      if (how === "drop") one.fields.shift();
      else if (how === "reverse") one.fields.reverse();
      else if (how === "add" && one.fields.length < 4 && !one.fields.some(field => field.name === name))
        one.fields.push({ name, value });
    } else if (one.kind === "map") {
      if (how === "drop") one.entries.shift();
      else if (how === "reverse") one.entries.reverse();
      else if (how === "add" && one.entries.length < 4) one.entries.push({ key: value, value: name });
      else if (how === "type" && one.entries.length > 0)
        one.entries[0]!.key = otherwiseTyped(one.entries[0]!.key) as Leaf;
    } else if (how === "drop") one.items.shift();
    else if (how === "reverse") one.items.reverse();
    else if (how === "add" && one.items.length < 4) one.items.push(value);
  }
  return whole;
}

export const variedTree = varied;
export const variedMap = varied;
export const variedSet = varied;

/** The names of objects in the opposite order, at every place. */
export function reordered(data: Data): Data {
  const whole = structuredClone(data);
  for (const place of places({ get: () => whole, set: () => {} })) {
    const one = place.get();
    if (typeof one === "object" && one.kind === "object") one.fields.reverse();
  }
  return whole;
}

/** Every number as the text that stands for it. */
export function withNumbersAsText(data: Data): Data {
  let whole = structuredClone(data);
  for (const place of places({ get: () => whole, set: one => (whole = one) })) {
    const one = place.get();
    if (typeof one === "number") place.set(String(one));
  }
  return whole;
}

export function numbersIn(data: Data): number {
  return places({ get: () => data, set: () => {} }).filter(place => typeof place.get() === "number").length;
}
