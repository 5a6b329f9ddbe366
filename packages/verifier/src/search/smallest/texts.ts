/** Texts: shorter and plainer, and what matches a pattern as the first match of it that a person would write. */
import { type Contract, conforms, environment } from "@tenet/checker";
import type { Trail } from "../../session.js";
import { groupBy } from "./groups.js";
import { putAll, type Site } from "./sites.js";

const texts = new Set(["string", "uuid", "email", "url"]);
const letters = "abcdefghijklmnopqrstuvwxyz";

/** Every place of one text. */
interface Word {
  readonly text: string;
  readonly sites: readonly Site[];
}

/** Words are numbered among those of the same rules, in the order in which they are met. */
interface Numbered extends Word {
  readonly plain: string;
}

function wordsOf(contract: Contract, sites: readonly Site[]): Numbered[] {
  const words = groupBy(
    sites.filter(({ type }) => texts.has(type.kind)),
    ({ value }) => value as string,
  );
  const met = new Map<string, number>();
  return [...words].map(([text, places]) => {
    const key = keyOf(places);
    const number = met.get(key) ?? 0;
    met.set(key, number + 1);
    return {
      text,
      sites: places,
      plain: plainest(text, number, value => places.every(site => fits(contract, site, value))),
    };
  });
}

function keyOf(sites: readonly Site[]): string {
  return [...new Set(sites.map(sourceOf))].sort().join(" ");
}

/** What texts of one kind have in common. */
function sourceOf({ type, rules }: Site): string {
  return rules.flatMap(rule => (rule.kind === "matching" ? [rule.source] : [])).join(" ") || type.kind;
}

/** Where a rule reads other values, the whole case tells. */
function fits(contract: Contract, { type, rules }: Site, value: string): boolean {
  return (
    conforms(
      value,
      { type, rules: rules.filter(({ kind }) => kind === "matching" || kind === "length") },
      environment(contract),
    ) === undefined
  );
}

/** The n-th text that fits: as short as can be, of the n-th letter, or digit where no letter will do. */
function plainest(text: string, number: number, fit: (value: string) => boolean): string {
  const known = [
    `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    `${letters[number % 26]}@example.com`,
    `https://example.com/${number || ""}`,
  ];
  const whole = fit(letters[number % 26]!) ? letters[number % 26]! : known.find(fit);
  if (whole !== undefined) return whole;
  const points = shortest([...text], fit);
  const set = new Set<number>();
  for (const filler of [letters[number % 26]!, String(number % 10), letters[number % 26]!.toUpperCase()]) {
    for (const at of points.keys()) {
      if (set.has(at) || !fit(points.with(at, filler).join(""))) continue;
      points[at] = filler;
      set.add(at);
    }
  }
  return points.join("");
}

function shortest(points: string[], fit: (value: string) => boolean): string[] {
  let best = points;
  for (let at = points.length - 1; at >= 0 && points.length <= 200; at--) {
    const fewer = best.toSpliced(at, 1);
    if (fit(fewer.join(""))) best = fewer;
  }
  return best;
}

/** Every word plain at once, each name in all its places alike; then one word after another. */
export function renamed(contract: Contract, trail: Trail, sites: readonly Site[]): Trail[] {
  const words = wordsOf(contract, sites).filter(({ text, plain }) => text !== plain);
  const change = ({ sites: places, plain }: Numbered) => places.map(site => [site, plain] as const);
  const all = words.length > 1 ? [putAll(trail, words.flatMap(change))] : [];
  return [...all, ...words.map(word => putAll(trail, change(word)))];
}

/** Two texts of one kind become one: everywhere, or in one place. */
export function merged(trail: Trail, sites: readonly Site[]): Trail[] {
  const kinds = groupBy(
    sites.filter(({ type }) => texts.has(type.kind)),
    sourceOf,
  );
  return [...kinds.values()]
    .filter(kind => kind.length <= mostMerged)
    .flatMap(kind => {
      const words = groupBy(kind, ({ value }) => value as string);
      return [...words].flatMap(([text, places]) => {
        const others = [...words.keys()].filter(other => other < text);
        const groups = places.length > 1 ? [places, ...places.map(site => [site])] : [places];
        return groups.flatMap(group =>
          others.map(other =>
            putAll(
              trail,
              group.map(site => [site, other] as const),
            ),
          ),
        );
      });
    });
}

const mostMerged = 24;

/** Shorter texts, and characters towards `a`, in all places at once and in each alone. */
export function shortened(contract: Contract, trail: Trail, sites: readonly Site[]): Trail[] {
  return wordsOf(contract, sites)
    .filter(({ text }) => text !== "")
    .flatMap(({ text, sites: places, plain }) => {
      const groups = places.length > 1 ? [places, ...places.map(site => [site])] : [places];
      // What is plain already can only go.
      const simpler = (text === plain ? [""] : simplerTexts(text)).filter(value =>
        places.every(site => fits(contract, site, value)),
      );
      return groups.flatMap(group =>
        simpler.map(value =>
          putAll(
            trail,
            group.map(site => [site, value] as const),
          ),
        ),
      );
    });
}

function simplerTexts(text: string): string[] {
  const points = [...text];
  const half = points.length >> 1;
  const halves = points.length > 2 ? [points.slice(0, half), points.slice(half)] : [];
  const ones = points.length > 1 && points.length <= 60 ? points.map((_, at) => points.toSpliced(at, 1)) : [];
  const plainer =
    points.length <= 30 ? points.flatMap((point, at) => (point === "a" ? [] : [points.with(at, "a")])) : [];
  return ["", ...[...halves, ...ones, ...plainer].map(each => each.join(""))];
}
