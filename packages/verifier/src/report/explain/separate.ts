/** The shortest thing that is true of failing cases and of no passing one, where that is no coincidence. */
import type { Feature } from "./features.js";
import type { Row } from "./rows.js";

export interface Separation {
  readonly features: readonly Feature[];
  /** The failing cases of which it is true. */
  readonly covered: readonly Row[];
  /** The passing cases of which it is true all the same. */
  readonly also: number;
}

/** How many candidates are joined in pairs. */
const mostJoined = 300;
/** By chance alone, one in so many samples would show such a thing. */
const rarity = 200;

interface Candidate {
  readonly feature: Feature;
  readonly failing: readonly boolean[];
  readonly passing: readonly boolean[];
}

/** `features` are true of the first of the failing. */
export function separate(
  features: readonly Feature[],
  failing: readonly Row[],
  passing: readonly Row[],
): Separation | undefined {
  if (failing.length < 3 || passing.length < 5) return undefined;
  const all = features.map(feature => ({
    feature,
    failing: failing.map(row => feature.holds(row)),
    passing: passing.map(row => feature.holds(row)),
  }));
  const whole = all.filter(one => one.failing.every(Boolean));
  return (
    alone(whole, failing, passing, features.length, 0) ??
    joined(whole, failing, passing) ??
    alone(whole, failing, passing, features.length, Math.floor(passing.length / 20)) ??
    part(all, failing, passing)
  );
}

/** Cheapest first. */
function alone(
  candidates: readonly Candidate[],
  failing: readonly Row[],
  passing: readonly Row[],
  tried: number,
  tolerated: number,
): Separation | undefined {
  for (const one of candidates) {
    const also = one.passing.filter(Boolean).length;
    const covered = failing.filter((_, at) => one.failing[at]);
    if (also <= tolerated && isRare(covered.length, failing.length, passing.length, tried, also))
      return { features: [one.feature], covered, also };
  }
  return undefined;
}

/** Two together. */
function joined(whole: readonly Candidate[], failing: readonly Row[], passing: readonly Row[]): Separation | undefined {
  const distinct = new Map<string, Candidate>();
  for (const one of whole) {
    const key = one.passing.map(Number).join("");
    if (!distinct.has(key)) distinct.set(key, one);
  }
  const candidates = [...distinct.values()].filter(one => !one.passing.every(Boolean)).slice(0, mostJoined);
  let best: readonly [Candidate, Candidate] | undefined;
  let least = Infinity;
  candidates.forEach((one, i) => {
    for (const other of candidates.slice(i + 1)) {
      const cost = one.feature.cost + other.feature.cost;
      if (cost >= least) break;
      if (!one.passing.some((holds, at) => holds && other.passing[at])) [best, least] = [[one, other], cost];
    }
  });
  if (best === undefined || !isRare(failing.length, failing.length, passing.length, candidates.length ** 2 * 4, 0))
    return undefined;
  return { features: best.map(({ feature }) => feature), covered: failing, also: 0 };
}

/** Some of the failing cases, where there seems to be more than one cause. */
function part(all: readonly Candidate[], failing: readonly Row[], passing: readonly Row[]): Separation | undefined {
  const clean = all.filter(one => !one.passing.some(Boolean));
  const size = (one: Candidate) => one.failing.filter(Boolean).length;
  // What covers more says more; of what covers about as much, the shorter.
  const worth = (one: Candidate) => size(one) / failing.length - one.feature.cost / 40;
  const sorted = clean.filter(one => size(one) * 4 >= failing.length).sort((a, b) => worth(b) - worth(a));
  return alone(sorted, failing, passing, all.length * 4, 0);
}

/**
 * If failing had nothing to do with it, something true of `k` cases would be true of failing ones only with the chance
 * C(f, k) / C(f + p, k); so many things are tried that some would be by accident.
 */
function isRare(k: number, f: number, p: number, tried: number, also: number): boolean {
  if (k < 3) return false;
  let log = 0;
  for (let at = 0; at < k; at++) log += Math.log((f - at) / (f + p - at));
  // Each passing case that has it too could be any.
  log += also * Math.log(p + 1);
  return log + Math.log(tried * rarity) < 0;
}
