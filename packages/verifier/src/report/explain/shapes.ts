/** What texts and collections look like, where no operator of the spec says it. */
import { equalValues } from "@tenet/checker";
import type { Literal } from "./features.js";

export interface Shape {
  readonly text: string;
  readonly cost: number;
  readonly test: (value: unknown) => boolean;
}

export interface Sized {
  readonly size: number;
}

/** In code points for text, in elements for collections. */
export function sizesOf(value: unknown): Sized | undefined {
  if (typeof value === "string") return { size: [...value].length };
  if (Array.isArray(value) || value instanceof Uint8Array) return { size: value.length };
  if (value instanceof Map || value instanceof Set) return { size: value.size };
  return undefined;
}

/** Texts that implementations trip over. */
const awkward = ["__proto__", "constructor", "toString", "hasOwnProperty", "length"];

const classes: readonly (readonly [words: string, pattern: RegExp])[] = [
  ["a character outside the Basic Multilingual Plane", /[\u{10000}-\u{10ffff}]/u],
  ["a half of a surrogate pair", /[\ud800-\udfff]/u],
  ["a character outside of ASCII", /[^\0-\x7f]/u],
  ["white space", /\s/u],
  ["a line break", /[\r\n]/u],
  ["a digit", /\d/u],
  ["a capital letter", /\p{Lu}/u],
  ["a letter", /\p{L}/u],
  ["a quotation mark", /["'`]/u],
  ["a sign of regular expressions", /[\\^$.*+?()[\]{}|]/u],
];

/** Of a value that has texts in it. */
export function textFeatures(text: string, value: unknown, literals: readonly Literal[]): readonly Shape[] {
  return [...ofText(text, value, literals), ...ofList(text, value), ...ofInside(text, value)];
}

function ofText(text: string, value: unknown, literals: readonly Literal[]): Shape[] {
  if (typeof value !== "string") return [];
  const has = (words: string, cost: number, keep: (own: string) => boolean): Shape => ({
    text: words,
    cost,
    test: own => typeof own === "string" && keep(own),
  });
  const known = literals.flatMap(one => (typeof one.value === "string" && one.value !== "" ? [one.value] : []));
  const pieces = new Set([...known, ...awkward].filter(piece => value.includes(piece)));
  const points = [...value];
  const signs = points.length > 24 ? [] : new Set(points.filter(sign => !/[\p{L}\d]/u.test(sign)));
  return [
    ...[...pieces].map(piece => has(`${text} contains ${JSON.stringify(piece)}`, 3, own => own.includes(piece))),
    ...classes
      .filter(([, pattern]) => pattern.test(value))
      .map(([words, pattern], at) => has(`${text} contains ${words}`, 4 + at / 100, own => pattern.test(own))),
    ...[...signs].map(sign => has(`${text} contains ${JSON.stringify(sign)}`, 4.5, own => own.includes(sign))),
    ...[points[0], points.at(-1)].flatMap((sign, at) =>
      sign === undefined
        ? []
        : [
            at === 0
              ? has(`${text} starts with ${JSON.stringify(sign)}`, 5, own => own.startsWith(sign))
              : has(`${text} ends with ${JSON.stringify(sign)}`, 5, own => own.endsWith(sign)),
          ],
    ),
    ...(value === value.trim() ? [] : [has(`${text} has white space at an end`, 4, own => own !== own.trim())]),
  ];
}

function ofList(text: string, value: unknown): Shape[] {
  if (!Array.isArray(value)) return [];
  const list = (words: string, cost: number, keep: (own: readonly unknown[]) => boolean): Shape => ({
    text: words,
    cost,
    test: own => Array.isArray(own) && keep(own),
  });
  const elements: readonly (readonly [string, (one: unknown) => boolean])[] = [
    ["nothing", one => one === undefined],
    ["0", one => one === 0 || one === 0n],
    ["a negative number", one => (typeof one === "number" || typeof one === "bigint") && one < 0],
    ['""', one => one === ""],
    ["an empty list", one => Array.isArray(one) && one.length === 0],
    ["a list", one => Array.isArray(one)],
    ["NaN", one => Number.isNaN(one)],
  ];
  return [
    ...(twice(value.filter(isFull))
      ? [list(`a value that is not empty occurs twice in ${text}`, 2.5, own => twice(own.filter(isFull)))]
      : []),
    ...(twice(value) ? [list(`a value occurs twice in ${text}`, 2, twice)] : []),
    ...(ascending(value) || value.length < 2 ? [] : [list(`${text} is not sorted`, 3, own => !ascending(own))]),
    ...elements
      .filter(([, is]) => value.some(is))
      .map(([words, is]) => list(`${text} contains ${words}`, 3, own => own.some(is))),
  ];
}

const isFull = (value: unknown): boolean => value !== "" && value !== undefined && value !== 0;

const twice = (list: readonly unknown[]): boolean =>
  list.length < 200 && list.some((one, at) => list.findIndex(other => equalValues(one, other)) !== at);

const ascending = (list: readonly unknown[]): boolean =>
  list.every((one, at) => at === 0 || !((one as number) < (list[at - 1] as number)));

/** Keys and texts anywhere inside a value with parts. */
function ofInside(text: string, value: unknown): Shape[] {
  if (typeof value !== "object" || value === null) return [];
  const { keys, texts } = inside(value);
  const all = (words: string, cost: number, keep: (own: Inside) => boolean): Shape => ({
    text: words,
    cost,
    test: own => typeof own === "object" && own !== null && keep(inside(own)),
  });
  return [
    ...["", ...awkward]
      .filter(key => keys.has(key))
      .map(key => all(`${text} has the key ${JSON.stringify(key)}`, 3, own => own.keys.has(key))),
    ...["", ...awkward]
      .filter(one => texts.has(one))
      .map(one => all(`${text} contains ${JSON.stringify(one)}`, 3.5, own => own.texts.has(one))),
    ...classes
      .filter(([, pattern]) => some(texts, pattern))
      .map(([words, pattern], at) => all(`${text} contains ${words}`, 5 + at / 100, own => some(own.texts, pattern))),
    ...classes
      .filter(([, pattern]) => some(keys, pattern))
      .map(([words, pattern], at) =>
        all(`a key in ${text} contains ${words}`, 5.5 + at / 100, own => some(own.keys, pattern)),
      ),
  ];
}

interface Inside {
  readonly keys: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

const some = (texts: ReadonlySet<string>, pattern: RegExp): boolean => [...texts].some(one => pattern.test(one));

const cache = new WeakMap<object, Inside>();

function inside(value: object): Inside {
  const known = cache.get(value);
  if (known !== undefined) return known;
  const [keys, texts] = [new Set<string>(), new Set<string>()];
  const walk = (each: unknown, depth: number): void => {
    if (typeof each === "string") texts.add(each);
    if (typeof each !== "object" || each === null || depth > 8) return;
    const entries = each instanceof Map ? [...each] : each instanceof Set ? [] : Object.entries(each);
    for (const [key, item] of entries) {
      if (typeof key === "string" && !Array.isArray(each)) keys.add(key);
      walk(item, depth + 1);
    }
    if (each instanceof Set) for (const item of each) walk(item, depth + 1);
  };
  walk(value, 0);
  cache.set(value, { keys, texts });
  return { keys, texts };
}
