/** Numbers, and what is counted in numbers: smaller alone, together, and one at the cost of another. */
import { environment, evaluate, type Rule, type Type } from "@tenet/checker";
import type { Trail } from "../../session.js";
import { groupBy } from "./groups.js";
import { putAll, type Site } from "./sites.js";

const day = 86_400_000;
const kinds = new Set(["integer", "number", "duration", "timestamp", "date", "decimal", "unbounded"]);
const empty = { types: [], definitions: [] } as never;

export function isNumeric(type: Type): boolean {
  return kinds.has(type.kind);
}

/** Timestamps in milliseconds, dates in days since 1970, decimals in their smallest unit. */
export function numberOf({ type, value }: Pick<Site, "type" | "value">): number {
  if (type.kind === "timestamp") return (value as Date).getTime();
  return type.kind === "date" ? Math.round(Date.parse(`${String(value)}T00:00:00Z`) / day) : Number(value);
}

function valueOf({ type }: Site, number: number): unknown {
  if (type.kind === "timestamp") return new Date(number);
  if (type.kind === "decimal" || type.kind === "unbounded")
    return Number.isFinite(number) ? BigInt(Math.round(number)) : number;
  if (type.kind !== "date") return number;
  const date = new Date(number * day);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

/** The bounds that are written out, such as `from 0 to 100`. */
export function boundsOf(site: Site): { readonly low: number; readonly high: number } {
  const all = (kind: "min" | "max") => site.rules.flatMap(rule => (rule.kind === kind ? boundOf(site, rule) : []));
  return { low: Math.max(-Infinity, ...all("min")), high: Math.min(Infinity, ...all("max")) };
}

function boundOf({ type }: Site, { kind, bound, exclusive }: Extract<Rule, { kind: "min" | "max" }>): number[] {
  try {
    const value = evaluate(bound, environment(empty));
    const number = value === undefined ? NaN : numberOf({ type, value });
    const step = !exclusive || type.kind === "number" ? 0 : kind === "min" ? 1 : -1;
    return Number.isNaN(number) ? [] : [number + step];
  } catch {
    // It reads other values.
    return [];
  }
}

/** Zero, or the bound nearest to it. */
export function targetOf(site: Site): number {
  const { low, high } = boundsOf(site);
  return Math.min(high, Math.max(low, 0));
}

/** Sites that move as one. */
export type Group = readonly Site[];

/** Those of equal value together, then each alone. Dates do not move with integers. */
export function groupsOf(sites: readonly Site[]): Group[] {
  const groups = [
    ...groupBy(
      sites.filter(({ type }) => isNumeric(type)),
      site => `${familyOf(site)} ${numberOf(site)}`,
    ).values(),
  ];
  return [...groups, ...groups.filter(group => group.length > 1).flatMap(group => group.map(site => [site]))];
}

function familyOf({ type }: Site): string {
  if (type.kind === "decimal") return `decimal ${type.places}`;
  return type.kind === "timestamp" || type.kind === "date" ? type.kind : "number";
}

/** How a companion moves while a group does. */
export type Mode = "still" | "against" | "along" | "high" | "low";
export const modes: readonly Mode[] = ["against", "along", "high", "low"];

/** The case in which the group stands `away` from its target, on its side; undefined where that is no number. */
export function moved(
  trail: Trail,
  group: Group,
  away: number,
  other?: Group,
  mode: Mode = "still",
): Trail | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const to = placed(first, away);
  const delta = to - numberOf(first);
  const changes = group.map(site => [site, valueOf(site, to)] as const);
  if (other === undefined || mode === "still") return putAll(trail, changes);
  const partners = other.map(site => [site, valueOf(site, partner(site, delta, mode))] as const);
  return partners.some(([site, value]) => Number.isNaN(numberOf({ ...site, value })))
    ? undefined
    : putAll(trail, [...changes, ...partners]);
}

function partner(site: Site, delta: number, mode: Mode): number {
  const { low, high } = boundsOf(site);
  switch (mode) {
    case "against":
      return numberOf(site) - delta;
    case "along":
      return numberOf(site) + delta;
    case "high":
      return Number.isFinite(high) ? high : NaN;
    case "low":
      return Number.isFinite(low) ? low : NaN;
    default:
      return numberOf(site);
  }
}

export function awayOf(group: Group): number {
  return group[0] === undefined ? 0 : Math.abs(numberOf(group[0]) - targetOf(group[0]));
}

function placed(site: Site, away: number): number {
  const target = targetOf(site);
  return target + (numberOf(site) < target ? -away : away);
}

/** Distances worth trying before any search. */
export function firstDistances(away: number): number[] {
  const round = [0, 1, 2, 3, 4, 5, 10, 20, 50, ...Array.from({ length: 14 }, (_, at) => 10 ** (at + 2))];
  return [...new Set([...round, Math.trunc(away)])].filter(each => each < away);
}

/** All numbers of a family in a smaller space that keeps their order: 0, 1, 2, …; or moved so that one of them is 0. */
export function squeezed(trail: Trail, sites: readonly Site[]): Trail[] {
  const families = groupBy(
    sites.filter(({ type }) => isNumeric(type)),
    familyOf,
  );
  return [...families.values()]
    .filter(family => family.length > 1)
    .flatMap(family => {
      const numbers = [...new Set(family.map(numberOf))].sort((a, b) => a - b);
      const by = (to: (number: number) => number) =>
        putAll(
          trail,
          family.map(site => [site, valueOf(site, to(numberOf(site)))] as const),
        );
      return [
        by(number => numbers.indexOf(number)),
        by(number => numbers.indexOf(number) * 2),
        ...numbers.map(zero => by(number => number - zero)),
      ];
    });
}
