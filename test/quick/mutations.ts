/** Values that are a little wrong: one place of a value changed in one of many ways. */
import fc from "fast-check";

class Instance {}

/** In place of a value of any kind. */
const others: readonly ((value: unknown) => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => -0,
  () => 1.5,
  () => -1,
  () => 2 ** 53,
  () => Number.POSITIVE_INFINITY,
  () => 7n,
  () => "",
  () => "x",
  () => "\u{1f600}".repeat(41),
  () => true,
  () => [],
  // biome-ignore lint/suspicious/noSparseArray: a hole is what is tried
  () => [, 1],
  () => ({}),
  () => Object.create(null) as unknown,
  () => new Map(),
  () => new Set([1]),
  () => new Date(Number.NaN),
  () => new Date(0),
  () => Uint8Array.of(1),
  () => Symbol.iterator,
  () => () => 1,
];

const ofRecord: readonly ((value: Record<string, unknown>, at: number) => unknown)[] = [
  (value, at) => without(value, key(value, at)),
  value => ({ ...value, surplus: 1 }),
  value => ({ ...value, surplus: undefined }),
  value => ({ ...value, toString: 1 }),
  (value, at) => ({ ...value, [key(value, at)]: undefined }),
  (value, at) => ({ ...value, [key(value, at)]: null }),
  // Inherited, all or one.
  value => Object.create(value) as unknown,
  (value, at) =>
    Object.assign(Object.create({ [key(value, at)]: value[key(value, at)] }) as object, without(value, key(value, at))),
  (value, at) => {
    const inherited = { ...without(value, key(value, at)), surplus: 1 };
    return Object.assign(Object.create({ [key(value, at)]: value[key(value, at)] }) as object, inherited);
  },
  value => Object.assign(new Instance(), value),
  value => Object.assign(Object.create(null) as object, value),
  value => Object.assign(new Map(), value),
  value => Object.assign([], value),
  value => Object.defineProperty({ ...value }, "__proto__", { value: 1, enumerable: true }),
  (value, at) => Object.defineProperty({ ...value }, key(value, at), { enumerable: false }),
  (value, at) => Object.defineProperty({ ...value, surplus: 1 }, key(value, at), { enumerable: false }),
  value => Object.defineProperty({ ...value }, "surplus", { value: 1, enumerable: false }),
  value => Object.fromEntries(Object.entries(value).reverse()),
];

const ofList: readonly ((value: readonly unknown[], at: number) => unknown)[] = [
  value => [...value, ...value],
  value => value.slice(1),
  value => [...value].reverse(),
  value => new Array(value.length + 1),
  (value, at) => {
    const holed = [...value];
    delete holed[at % (value.length || 1)];
    return holed;
  },
  value => new Set(value),
  value => ({ ...value, length: value.length }),
];

const ofMap: readonly ((value: ReadonlyMap<unknown, unknown>, at: number) => unknown)[] = [
  value => new Map([...value, ["x", 1]]),
  value => new Map([...value].map(([name, held]) => [`${String(name)}x`, held])),
  (value, at) => new Map([...value].filter((_, index) => index !== at % (value.size || 1))),
  value => new Map([...value].map(([name]) => [name, [...value.values()][0]])),
  value => Object.fromEntries(value),
];

const key = (value: object, at: number): string => Object.keys(value)[at % (Object.keys(value).length || 1)] ?? "x";
const without = (value: object, name: string) =>
  Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));

/** How to change a value: into what depth, at which place, and how. */
export interface Mutation {
  readonly path: readonly number[];
  readonly how: number;
  readonly at: number;
}

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  path: fc.array(fc.nat(20), { maxLength: 4 }),
  how: fc.nat(60),
  at: fc.nat(20),
});

/** The value itself stays as it is. */
export function mutated(value: unknown, { path, how, at }: Mutation): unknown {
  const [step, ...rest] = path;
  if (step === undefined || !isContainer(value)) return changed(value, how, at);
  const inner = { path: rest, how, at };
  if (Array.isArray(value))
    return value.map((one, index) => (index === step % value.length ? mutated(one, inner) : one));
  if (value instanceof Map)
    return new Map(
      [...value].map(([name, one], index) => [name, index === step % value.size ? mutated(one, inner) : one]),
    );
  if (value instanceof Set)
    return new Set([...value].map((one, index) => (index === step % value.size ? mutated(one, inner) : one)));
  const record = value as Record<string, unknown>;
  const name = key(record, step);
  return Object.hasOwn(record, name) ? { ...record, [name]: mutated(record[name], inner) } : changed(record, how, at);
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);

function changed(value: unknown, how: number, at: number): unknown {
  const own = (
    Array.isArray(value)
      ? ofList
      : value instanceof Map
        ? ofMap
        : isContainer(value) && !(value instanceof Set)
          ? ofRecord
          : []
  ) as readonly ((value: unknown, at: number) => unknown)[];
  // Every other time what only such a value can become.
  const all = own.length > 0 && how % 2 === 0 ? own : others;
  return (all[(how >> 1) % all.length] as (value: unknown, at: number) => unknown)(value, at);
}
