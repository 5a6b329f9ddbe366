/** Whole states: such as keep everything, and such with one thing changed. With the ids of the promises that each breaks. */
import {
  type Clause,
  type Contract,
  conforms,
  environment,
  equalValues,
  evaluate,
  expandType,
  type RuledType,
  type Type,
} from "@tenet/checker";
import { show } from "@tenet/runtime";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { near } from "./near.js";

type State = Readonly<Record<string, unknown>>;

export interface TriedState {
  readonly state: State;
  readonly broken: ReadonlySet<string>;
}

/** Of states that break the same promises, only so many; of the neighbours of one state as well. */
const mostAlike = 12;
const mostNear = 400;

export function statesOf(contract: Contract, runs = 24, seed = 3): readonly TriedState[] {
  // With a name for each variable, also of one that is nothing.
  const all: State = Object.fromEntries(contract.state.map(({ name }) => [name, undefined]));
  const drawn = (fc.sample(buildArbitraries(contract).state, { numRuns: runs, seed }) as State[]).map(state => ({
    ...all,
    ...state,
  }));
  const whole = drawn.filter(state => brokenBy(contract, state).size === 0);
  const around = whole
    .filter(state => contract.state.every(({ name }) => sizeOf(state[name]) > 0))
    .slice(0, 4)
    .flatMap(state => neighbours(contract, state, whole));
  const stored = [...drawn, ...around].filter(one => isWhole(contract, one));
  const different = new Map(stored.map(one => [show(one, 100_000), one]));
  const alike = new Map<string, number>();
  return [...different.values()].flatMap(state => {
    const broken = brokenBy(contract, state);
    const key = [...broken].sort().join(" ");
    alike.set(key, (alike.get(key) ?? 0) + 1);
    return (alike.get(key) ?? 0) > mostAlike * (key === "" ? 4 : 1) ? [] : [{ state, broken }];
  });
}

/** Of each variable as many, so that none is left out for another that has more parts. */
function neighbours(contract: Contract, state: State, whole: readonly State[]): State[] {
  const most = Math.ceil(mostNear / contract.state.length);
  return contract.state.flatMap(({ name, type }) => {
    const others = whole.map(one => one[name]).filter(one => one !== state[name]);
    const changed = [...near(contract, type, state[name], others), ...others.slice(0, 4)];
    const within = (values: readonly unknown[]) =>
      values.map(value => ({ ...state, [name]: value })).filter(one => isWhole(contract, one));
    return [...within(twins(state[name])), ...thinned(within(changed), most)];
  });
}

/** An entry of a map made as another, in all but what tells them apart: what two may not share, these do. */
function twins(value: unknown): unknown[] {
  if (!(value instanceof Map)) return [];
  const entries = [...value].slice(0, 4);
  return entries.flatMap(([key, held]) =>
    entries.flatMap(([, other]) => {
      if (other === held || !isPlain(held) || !isPlain(other)) return [];
      const own = Object.entries(held).filter(([, one]) => equalValues(one, key));
      return [new Map(value).set(key, { ...other, ...Object.fromEntries(own) })];
    }),
  );
}

/** Nothing is missing but what may be, and all of it can stand in the columns that there are. */
const isWhole = (contract: Contract, state: State): boolean =>
  isStorable(contract, { kind: "record", fields: contract.state }, state) &&
  contract.state.every(
    ({ name, type }) => state[name] !== undefined || expandType(type.type, contract).kind === "optional",
  );

/** Evenly, so that no place is left out for another. */
function thinned<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, at) => at % step === 0);
}

const sizeOf = (value: unknown): number =>
  value instanceof Map || value instanceof Set ? value.size : Array.isArray(value) ? value.length : 1;

/** By the interpreter: types of the state, declared types wherever they stand in it, Always clauses. */
export function brokenBy(contract: Contract, state: State): ReadonlySet<string> {
  const env = environment(contract, { before: state, after: state });
  const fails = (test: () => boolean) => {
    try {
      return !test();
    } catch {
      return true;
    }
  };
  const keeps = ({ condition }: Clause, it?: unknown) => evaluate(condition, { ...env, it }) === true;
  const broken = new Set<string>();
  for (const { name, type } of contract.state) {
    if (fails(() => conforms(state[name], type, env, { invariants: false }) === undefined)) broken.add(`${name}.type`);
    for (const { type: declared, value } of inside(contract, type.type, state[name])) {
      const found = contract.types.find(one => one.name === declared)!;
      const named: RuledType = { type: { kind: "named", name: declared }, rules: [] };
      if (fails(() => conforms(value, named, env) === undefined)) broken.add(`${declared}.type`);
      for (const clause of found.invariants) if (fails(() => keeps(clause, value))) broken.add(clause.id);
    }
  }
  for (const clause of contract.invariants) if (fails(() => keeps(clause))) broken.add(clause.id);
  return broken;
}

/** The values of declared types inside, by the names of those. */
function inside(contract: Contract, type: Type, value: unknown): { readonly type: string; readonly value: unknown }[] {
  const within = (of: Type, all: Iterable<unknown>) => [...all].flatMap(one => inside(contract, of, one));
  switch (type.kind) {
    case "named": {
      const found = contract.types.find(one => one.name === type.name);
      return found === undefined ? [] : [{ type: type.name, value }, ...inside(contract, found.type.type, value)];
    }
    case "optional":
      return value === undefined ? [] : inside(contract, type.element.type, value);
    case "list":
    case "set":
      return Array.isArray(value) || value instanceof Set ? within(type.element.type, value) : [];
    case "map":
      return value instanceof Map
        ? [...within(type.key.type, value.keys()), ...within(type.value.type, value.values())]
        : [];
    case "dictionary":
      return isPlain(value) ? within(type.value.type, Object.values(value)) : [];
    case "record":
      return isPlain(value)
        ? type.fields
            .filter(field => Object.hasOwn(value, field.name))
            .flatMap(field => inside(contract, field.type.type, value[field.name]))
        : [];
    case "tuple":
      return Array.isArray(value) ? type.items.flatMap((item, at) => inside(contract, item.type, value[at])) : [];
    case "union": {
      const member = type.members.find(one => tells(contract, one.type, value));
      return member === undefined ? [] : inside(contract, member.type, value);
    }
    default:
      return [];
  }
}

/** Whether the literals of a member are those of the value. */
function tells(contract: Contract, type: Type, value: unknown): boolean {
  if (type.kind !== "record" || !isPlain(value))
    return conforms(value, { type, rules: [] }, environment(contract), { invariants: false }) === undefined;
  return type.fields.every(
    ({ name, type: field }) => field.type.kind !== "enum" || field.type.values.includes(value[name] as string),
  );
}

/**
 * Whether each part is of the kind that its column is made for, so that it is its rules, its presence and its words that
 * are asked, not how JavaScript's kinds differ: those do not reach a database.
 */
function isStorable(contract: Contract, type: Type, value: unknown): boolean {
  const all = (of: Type, items: Iterable<unknown>) => [...items].every(item => isStorable(contract, of, item));
  switch (type.kind) {
    case "named": {
      const found = contract.types.find(one => one.name === type.name);
      return found !== undefined && isStorable(contract, found.type.type, value);
    }
    case "optional":
      return value === undefined || isStorable(contract, type.element.type, value);
    case "union":
      return isPlain(value)
        ? isStorable(contract, merged(type), value)
        : type.members.some(one => isStorable(contract, one.type, value));
    case "record":
      return (
        isPlain(value) &&
        Object.entries(value).every(([name, one]) => {
          const field = type.fields.find(each => each.name === name);
          return field !== undefined && (one === undefined || isStorable(contract, field.type.type, one));
        })
      );
    case "list":
      return Array.isArray(value) && all(type.element.type, value);
    case "set":
      return value instanceof Set && all(type.element.type, value);
    case "map":
      return value instanceof Map && all(type.key.type, value.keys()) && all(type.value.type, value.values());
    case "dictionary":
      return isPlain(value) && all(type.value.type, Object.values(value));
    case "tuple":
      return Array.isArray(value) && value.every((one, at) => isStorable(contract, type.items[at]?.type ?? type, one));
    case "integer":
    case "number":
    case "duration":
      return Number.isFinite(value);
    case "boolean":
      return typeof value === "boolean";
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime());
    case "decimal":
    case "unbounded":
      return typeof value === "bigint";
    case "bytes":
      return value instanceof Uint8Array;
    case "json":
    case "any":
      return true;
    default:
      return typeof value === "string";
  }
}

/** One record with the fields of all members. */
function merged({ members }: Type & { kind: "union" }): Type {
  const fields = members.flatMap(({ type }) => (type.kind === "record" ? type.fields : []));
  return { kind: "record", fields: [...new Map(fields.map(field => [field.name, field])).values()] };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
