/** Cases around a failing one: one value of it is another, or comes from a case that passed. */
import type { Values } from "@tenet/runtime";
import type { Call, Trail } from "../../session.js";
import type { Specimen } from "./samples.js";

/** Places of a case that are changed. */
const mostPlaces = 24;
/** Passing cases that give values away. */
const mostDonors = 6;

/** Of a law its given values, else the last call's input and the state to begin with; the rest stays. */
export function neighboursOf(trail: Trail, donors: readonly Specimen[], settable: boolean): readonly Trail[] {
  const { given, state } = trail;
  if (given !== undefined)
    return [
      ...othersOf(given),
      ...mixed(
        given,
        donors.map(one => one.given),
      ),
    ].map(values => ({
      ...emptied(trail),
      given: values,
    }));
  const last = trail.calls.at(-1);
  if (last === undefined) return [];
  const own = donors.filter(({ operation }) => operation === last.operation);
  const inputs = [
    ...othersOf(last.input),
    ...mixed(
      last.input,
      own.map(({ scene }) => scene.input),
    ),
  ];
  const states =
    settable && state !== undefined && trail.calls.length === 1
      ? [
          ...othersOf(state),
          ...mixed(
            state,
            own.map(({ scene }) => scene.before),
          ),
          ...own.slice(0, mostDonors).map(({ scene }) => scene.before),
        ]
      : [];
  const both =
    states.length === 0
      ? []
      : own.slice(0, 40).map(({ scene }) => ({ ...withInput(trail, last, scene.input), state: scene.before }));
  return [
    ...inputs.map(input => withInput(trail, last, input)),
    ...states.map(other => ({ ...emptied(trail), state: other })),
    ...both.slice(0, mostDonors),
  ];
}

function emptied(trail: Trail): Trail {
  return { ...trail, calls: [...trail.calls], sightings: [], withheld: [] };
}

function withInput(trail: Trail, last: Call, input: Values): Trail {
  return { ...emptied(trail), calls: [...trail.calls.slice(0, -1), { ...last, input }] };
}

/** One name's value from a donor. */
function mixed(values: Values, donors: readonly (Values | undefined)[]): Values[] {
  return donors.slice(0, mostDonors).flatMap(donor =>
    donor === undefined
      ? []
      : Object.keys(values)
          .filter(name => Object.hasOwn(donor, name))
          .map(name => ({ ...values, [name]: donor[name] })),
  );
}

/** One place inside is another value. */
function othersOf(values: Values): Values[] {
  const found: Values[] = [];
  let places = 0;
  const walk = (value: unknown, put: (value: unknown) => Values, depth: number): void => {
    if (places >= mostPlaces || depth > 5) return;
    const others = othersInPlace(value);
    if (others.length > 0) places++;
    found.push(...others.map(put));
    for (const [part, within] of partsOf(value)) walk(part, inner => put(within(inner)), depth + 1);
  };
  for (const name of Object.keys(values)) walk(values[name], value => ({ ...values, [name]: value }), 0);
  return found;
}

type Within = (value: unknown) => unknown;

function partsOf(value: unknown): readonly (readonly [unknown, Within])[] {
  if (Array.isArray(value)) return value.map((item, at) => [item, other => value.with(at, other)] as const);
  if (value instanceof Map)
    return [...value].map(([key, item]) => [item, (other: unknown) => new Map([...value, [key, other]])] as const);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).map(
    ([name, item]) => [item, (other: unknown) => ({ ...value, [name]: other })] as const,
  );
}

function othersInPlace(value: unknown): unknown[] {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value)
        ? [value + 1, value - 1, value * 2, 0, value + 7].filter(one => one !== value)
        : [0];
    case "bigint":
      return [value + 1n, value - 1n, value * 2n, 0n].filter(one => one !== value);
    case "string":
      return [`${value}a`, `b${value}`, value.slice(1), value.slice(0, -1), ""].filter(one => one !== value);
    case "boolean":
      return [!value];
    default:
      return othersOfCollection(value);
  }
}

function othersOfCollection(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : [value.slice(1), value.slice(0, -1), [...value, value[0]], [...value].reverse()];
  if (value instanceof Map)
    return [...value.keys()].slice(0, 4).map(key => new Map([...value].filter(([own]) => own !== key)));
  if (value instanceof Set) return [...value].slice(0, 4).map(item => new Set([...value].filter(own => own !== item)));
  return [];
}
