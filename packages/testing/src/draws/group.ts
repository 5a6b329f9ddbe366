/** Several named values that depend on each other: fields of a record, inputs, state variables, the given of a law. */
import { equal } from "@tenet/runtime";
import type fc from "fast-check";
import { Draw } from "../draw.js";
import { type Check, type Compute, holds, holdsAll, type Scope, type Unusable, unusable, valueOf } from "../scope.js";
import { type Armed, rarely } from "./arms.js";
import { oneKind } from "./one-kind.js";
import { raws } from "./raws.js";
import { fitted, type Settle } from "./settle.js";
import { type SpliceRaw, spliced, spliceRaw, textsIn } from "./splice.js";

/** One of the values, after those that it depends on. */
export interface Part<T = unknown> {
  readonly draw: Draw<T>;
  /** Conditions over this value and earlier ones that its draw does not keep by itself. */
  readonly checks?: readonly Check[];
  /** Conditions that its draw keeps by itself; asked where a value comes from elsewhere. */
  readonly keeps?: readonly Check[];
  /** Fields of earlier collections that follow from this one. */
  readonly settles?: readonly Settle[];
  /** A collection of which elements are left out where its conditions ask for it; how few may be left. */
  readonly thin?: number;
  /** Its elements' fields where nothing has happened yet. */
  readonly fresh?: Readonly<Record<string, Compute>>;
  /** Pairs of those that are of one type. */
  readonly alike?: readonly (readonly [string, string])[];
  /** Earlier values of the same type, sometimes taken again. */
  readonly like?: readonly string[];
  /** Further values worth trying. */
  readonly pool?: readonly unknown[];
  /** Texts of which pieces may go into the value's own; with the texts drawn before it, and its own. */
  readonly splices?: readonly string[];
  /** Whether the rules of its type hold, for values from elsewhere. */
  readonly fits?: (value: unknown, scope: Scope) => boolean;
  /** Sometimes left out; then it counts as this. */
  readonly byDefault?: Compute;
}

export type Parts = Readonly<Record<string, Part | Draw<any>>>;

export interface GroupOptions {
  /** The names in the order of the result; by default in the order of the parts. */
  readonly order?: readonly string[];
  /** Conditions that read none of the parts. */
  readonly requires?: readonly Check[];
  /** Names around a record that something inside reads; its fields hide those of the same name. */
  readonly around?: readonly string[];
}

/** How the values drawn so far are read by the others. */
type Layer = (scope: Scope, values: Record<string, unknown>, around: readonly string[]) => Scope;

/** Scopes are made for every record that is drawn: all in one shape, and none by spreading another. */
const layers = {
  fields: fieldsScope,
  input: ({ state, it, names, tally }, values) => ({ state, input: values, it, names, tally }),
  state: ({ input, it, names, tally }, values) => ({ state: values, input, it, names, tally }),
  given: ({ state, input, it, tally }, values) => ({ state, input, it, names: values, tally }),
} satisfies Record<string, Layer>;

function fieldsScope(
  { state, input, names, tally }: Scope,
  values: Record<string, unknown>,
  around: readonly string[],
): Scope {
  if (around.length === 0) return { state, input, it: values, names: values, tally };
  const others = Object.fromEntries(around.filter(name => Object.hasOwn(names, name)).map(name => [name, names[name]]));
  return {
    state,
    input,
    it: values,
    get names() {
      return { ...others, ...values };
    },
    tally,
  };
}

/** A record, its fields drawn in the order of the parts. Absent optional fields are left out. */
export const record = <T extends object>(parts: Parts, options?: GroupOptions): Draw<T> =>
  group<T>("fields", parts, options);
/** Inputs of an operation, by name. */
export const inputs = <T extends object>(parts: Parts, options?: GroupOptions): Draw<T> =>
  group<T>("input", parts, options);
/** The variables of the State section. */
export const state = <T extends object>(parts: Parts, options?: GroupOptions): Draw<T> =>
  group<T>("state", parts, options);
/** The given variables of a law. */
export const given = <T extends object>(parts: Parts, options?: GroupOptions): Draw<T> =>
  group<T>("given", parts, options);

function group<T extends object>(layer: keyof typeof layers, parts: Parts, options: GroupOptions = {}): Draw<T> {
  const members = Object.entries(parts).map(([name, part]) =>
    memberOf(name, part instanceof Draw ? { draw: part } : part),
  );
  const order = options.order ?? members.map(member => member.name);
  const inPlace = order.every((name, at) => name === members[at]!.name);
  return new Draw<T>(oneKind(raws(...members.map(rawOf))), (drawn: unknown[], scope) => {
    if (options.requires && !holdsAll(options.requires, scope)) return unusable;
    const values: Record<string, unknown> = {};
    const inner = layers[layer](scope, values, options.around ?? []);
    let omitted: string[] | undefined;
    let absent = false;
    for (let at = 0; at < members.length; at++) {
      const member = members[at]!;
      const outcome = resolvePart(drawn[at], member, values, inner);
      if (outcome === unusable) return unusable;
      absent ||= outcome === undefined || outcome === omission;
      if (outcome === omission) (omitted ??= []).push(member.name);
      else put(values, member.name, outcome);
    }
    return (inPlace && !absent ? values : pickOrdered(values, order, omitted)) as T;
  });
}

type Listed = "checks" | "keeps" | "settles" | "alike" | "like" | "pool";

/** A part as it is asked for again and again: nothing is absent that is a list. */
type Member = Part & Required<Pick<Part, Listed>> & { readonly name: string; readonly isPlain: boolean };

function memberOf(name: string, part: Part): Member {
  const { checks = [], keeps = [], settles = [], alike = [], like = [], pool = [] } = part;
  // Most values come from their draw alone.
  const isPlain = like.length + pool.length === 0 && part.byDefault === undefined && part.splices === undefined;
  return { ...part, name, checks, keeps, settles, alike, like, pool, isPlain };
}

type PartRaw = readonly [own: unknown, again: Armed, omit: Armed, splice?: SpliceRaw];

const omission = Symbol("omission");

function rawOf(member: Member): fc.Arbitrary<unknown> {
  if (member.isPlain) return member.draw.raw;
  const elsewhere = member.like.length + member.pool.length;
  return raws(
    member.draw.raw,
    rarely(elsewhere, member.pool.length > 0 ? 2 : 1, 6),
    rarely(member.byDefault ? 1 : 0, 1, 4),
    ...(member.splices ? [spliceRaw] : []),
  );
}

function resolvePart(raw: unknown, member: Member, values: Record<string, unknown>, scope: Scope): unknown {
  if (member.isPlain) return resolveOwn(raw, member, values, scope);
  const [own, again, omit, splice] = raw as PartRaw;
  if (omit[1] === 1 && keeps(valueOf(member.byDefault!, scope), member, values, scope)) return omission;
  const chosen = again[1] as number;
  const mayBe = (value: unknown) => (member.fits?.(value, scope) ?? true) && keeps(value, member, values, scope);
  let found: unknown;
  if (chosen > 0) {
    const { like, pool } = member;
    const value = chosen <= like.length ? values[like[chosen - 1]!] : pool[chosen - like.length - 1];
    if (value !== undefined && mayBe(value)) found = value;
  }
  const others = splice && splice[0][1] !== 0 ? earlierTexts(values, member.name) : [];
  if (found === undefined) found = resolveOwn(own, member, values, scope);
  if (!splice || found === unusable || member.settles.length > 0) return found;
  const other = spliced(found, [...others, ...member.splices!], splice);
  if (other && mayBe(other.value)) return other.value;
  put(values, member.name, found);
  return found;
}

function earlierTexts(values: Readonly<Record<string, unknown>>, name: string): string[] {
  return Object.entries(values).flatMap(([other, value]) => (other === name ? [] : textsIn(value)));
}

/** Leaves the value in place where every condition holds. */
function keeps(value: unknown, member: Member, values: Record<string, unknown>, scope: Scope): boolean {
  put(values, member.name, value);
  const kept = (check: Check) => holds(check.holds, scope);
  return member.keeps.every(kept) && member.checks.every(kept);
}

function resolveOwn(raw: unknown, member: Member, values: Record<string, unknown>, scope: Scope): unknown | Unusable {
  const { draw, checks, settles, thin } = member;
  const { candidates, choose } = draw.among;
  if (candidates && choose && checks.length > 0) {
    const fitting = candidates(scope).filter(value => keeps(value, { ...member, keeps: [] }, values, scope));
    return choose(raw, fitting);
  }
  const value = draw.resolve(raw, scope);
  if (value === unusable) return unusable;
  put(values, member.name, value);
  if (settles.length === 0 && thin === undefined) return holdsAll(checks, scope) ? value : unusable;
  const found = fitted(value, { checks, settles, thin, fresh: member.fresh, alike: member.alike }, values, scope, one =>
    put(values, member.name, one),
  );
  return found ? found.value : unusable;
}

function put(values: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__")
    Object.defineProperty(values, name, { value, enumerable: true, writable: true, configurable: true });
  else values[name] = value;
}

function pickOrdered(
  values: Record<string, unknown>,
  order: readonly string[],
  omitted: readonly string[] = [],
): object {
  const picked: Record<string, unknown> = {};
  for (const name of order) {
    if (Object.hasOwn(values, name) && values[name] !== undefined && !omitted.includes(name))
      put(picked, name, values[name]);
  }
  return picked;
}

/** Whether two values are equal by value, for conditions of arbitraries. */
export const same = (a: unknown, b: unknown): boolean => equal(a, b);
