/** Draws with a further arm: literals that were found, where they keep to the place's own bounds. */
import type { Node } from "@tenet/generator";
import {
  type Armed,
  binds,
  Draw,
  emptyScope,
  isOpen,
  type Length,
  type Limit,
  limitValue,
  numbers,
  rarely,
  raws,
  type Scope,
  type Unusable,
  unusable,
} from "@tenet/testing";
import type { Literals } from "./literals.js";
import { isShaped, rangeValues } from "./values.js";

type Fits = (value: unknown, scope: Scope) => boolean;
/** How the literal and what the draw itself came to become one value; the literal alone where that does not fit. */
type Join = (literal: unknown, own: unknown, way: number) => unknown;

/** The more literals, the more often one is taken: of twenty-four. */
const shares = { of: 24, least: 3, most: 8, each: 8 };

function withArm<T>(draw: Draw<T>, values: readonly unknown[], fits: Fits, ways = 0, join?: Join): Draw<T> {
  if (values.length === 0) return draw;
  const weight = Math.min(shares.most, shares.least + Math.floor(values.length / shares.each));
  const raw = raws(rarely(values.length, weight, shares.of), draw.raw, rarely(ways, 1, 2));
  const literal = ([chosen, own, how]: Raw, scope: Scope, free: (value: unknown) => boolean): T | undefined => {
    const value = values[(chosen[1] as number) - 1];
    const way = how[1] as number;
    const joined = way > 0 && join ? join(value, draw.resolve(own, scope), way) : value;
    return [joined, value].find(each => each !== unusable && free(each) && fits(each, scope)) as T | undefined;
  };
  const { apart, candidates, choose } = draw.among;
  const among = {
    ...(apart && {
      apart: (all: Raw, scope: Scope, taken: readonly unknown[]) =>
        (all[0][1] === 0 ? undefined : literal(all, scope, value => !taken.includes(value))) ??
        apart(all[1], scope, taken),
    }),
    ...(candidates && { candidates }),
    ...(choose && { choose: (all: Raw, among: readonly unknown[]) => choose(all[1], among) }),
  };
  return new Draw<T>(
    raw,
    (all: Raw, scope): T | Unusable =>
      (all[0][1] === 0 ? undefined : literal(all, scope, () => true)) ?? draw.resolve(all[1], scope),
    among,
  );
}

type Raw = readonly [chosen: Armed, own: unknown, how: Armed];

/** Numbers, dates and times: the literals and their neighbours. */
export function withMinedRange<T>(
  draw: Draw<T>,
  node: Node & { kind: "range" },
  limits: Readonly<Record<string, readonly Limit[]>>,
  literals: Literals,
): Draw<T> {
  const shaped = rangeValues(node, literals).filter(
    value => isShaped(value, node) && keepsTo(value, limits, undefined),
  );
  return withArm(draw, shaped, (value, scope) => keepsTo(value, limits, scope));
}

/** Texts: the literals as they are, and within longer ones. */
export function withMinedText(
  draw: Draw<string>,
  { matching }: Node & { kind: "text" },
  length: Length,
  literals: Literals,
): Draw<string> {
  const patterns = matching.map(({ source, flags }) => {
    const kept = flags.replace(/[gy]/g, "");
    // As the spec's patterns are read everywhere: by code points.
    return new RegExp(source, /[uv]/.test(kept) ? kept : `${kept}u`);
  });
  const fits: Fits = (value, scope) =>
    isLong(value as string, length, scope) && patterns.every(pattern => pattern.test(value as string));
  return withArm(draw, literals.strings, fits, splices.length, (literal, own, way) =>
    typeof own === "string" ? splices[way - 1]!(literal as string, own) : unusable,
  );
}

const splices: readonly ((word: string, own: string) => string)[] = [
  (word, own) => word + own,
  (word, own) => own + word,
  (word, own) => {
    const signs = [...own];
    const half = signs.length >> 1;
    return signs.slice(0, half).join("") + word + signs.slice(half).join("");
  },
  word => word + word,
];

function isLong(text: string, { min, max }: Exclude<Length, number>, scope: Scope): boolean {
  const [lows, highs] = [numbers(min, scope), numbers(max, scope)];
  const length = [...text].length;
  return (
    lows !== undefined && highs !== undefined && lows.every(low => length >= low) && highs.every(high => length <= high)
  );
}

/** Without a scope, bounds that depend on other values are left open. */
function keepsTo(
  value: unknown,
  limits: Readonly<Record<string, readonly Limit[]>>,
  scope: Scope | undefined,
): boolean {
  return Object.entries(limits).every(([side, all]) =>
    all.every(limit => {
      if (scope === undefined && isOpen({ limit } as Parameters<typeof isOpen>[0])) return true;
      if (!binds(limit, scope ?? emptyScope)) return true;
      const bound = limitValue(limit, scope ?? emptyScope);
      return bound !== undefined && compares[side]!(value as number, bound as number);
    }),
  );
}

/** Numbers and bigints compare with each other, dates as text. */
const compares: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  atLeast: (value, bound) => value >= bound,
  above: (value, bound) => value > bound,
  atMost: (value, bound) => value <= bound,
  below: (value, bound) => value < bound,
  not: (value, bound) => value < bound || value > bound,
  equals: (value, bound) => value >= bound && value <= bound,
};
