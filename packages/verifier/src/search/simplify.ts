/**
 * Makes a case smaller by the meaning of its values, whatever drew them: fewer calls and entries, plain names, small
 * numbers, one number at the cost of another. Deterministic; bounded by the number of cases that are run.
 */
import type { Contract } from "@tenet/checker";
import type { Trail } from "../session.js";
import { costOf } from "./smallest/cost.js";
import {
  awayOf,
  firstDistances,
  type Group,
  groupsOf,
  type Mode,
  modes,
  moved,
  numberOf,
  squeezed,
} from "./smallest/numbers.js";
import { type Site, sitesOf } from "./smallest/sites.js";
import { fewerCalls, fewerEntries, fewerParts, plainer } from "./smallest/structure.js";
import { merged, renamed, shortened } from "./smallest/texts.js";

export interface Simplification {
  readonly contract: Contract;
  /** The law that the case is about. */
  readonly law: string | undefined;
  /** Whether the state is chosen, and not what the implementation begins with. */
  readonly settable: boolean;
  /** Whether the case is one that may be judged, as far as that can be told without running it. */
  readonly legal: (trail: Trail) => boolean;
  /** Runs the cases, in their order, until one still shows what is wrong. `tried`: how many were run. */
  readonly run: (trails: readonly Trail[]) => Promise<{ readonly found: Trail | undefined; readonly tried: number }>;
  /** How many cases may be run. */
  readonly most: number;
}

export async function simplify(trail: Trail, how: Simplification): Promise<Trail> {
  const search = new Descent(trail, how);
  while (search.left > 0 && (await search.round()));
  return search.best;
}

/** Groups beyond this are not moved in pairs. */
const mostInPairs = 10;
/** Points of an interval that are tried at once. */
const points = 12;

class Descent {
  left: number;
  private cost: number;

  constructor(
    public best: Trail,
    private readonly how: Simplification,
  ) {
    this.left = how.most;
    this.cost = this.costOf(best);
  }

  /** Whether anything got smaller. */
  async round(): Promise<boolean> {
    const before = this.cost;
    const contract = this.how.contract;
    const ways: ((trail: Trail, sites: readonly Site[]) => readonly Trail[])[] = [
      fewerCalls,
      fewerParts,
      fewerEntries,
      (trail, sites) => renamed(contract, trail, sites),
      plainer,
      squeezed,
      merged,
      (trail, sites) => shortened(contract, trail, sites),
    ];
    for (const way of ways) while ((await this.accept(way(this.best, this.sites()))) !== undefined);
    await this.smallerNumbers();
    return this.cost < before;
  }

  private async smallerNumbers(): Promise<void> {
    for (let at = 0; at < this.groups().length; at++) await this.lower(at);
    if (this.groups().length > mostInPairs) return;
    for (let at = 0; at < this.groups().length; at++) {
      for (let other = 0; other < this.groups().length; other++) {
        for (const mode of modes) if (other !== at && (await this.lower(at, other, mode))) return;
      }
    }
  }

  /** Brings the group with this index as near to its target as it goes; the other one moves with it. */
  private async lower(at: number, other?: number, mode?: Mode): Promise<boolean> {
    const [group, companion] = [this.groups()[at], other === undefined ? undefined : this.groups()[other]];
    if (group === undefined || companion?.some(site => group.includes(site))) return false;
    const start = this.best;
    const accept = (distances: readonly number[]) => this.nearest(start, distances, group, companion, mode);
    let [low, high] = [-1, awayOf(group)];
    for (let distances = firstDistances(high); distances.length > 0; distances = between(low, high, group)) {
      const found = await accept(distances);
      low = found === undefined ? distances.at(-1)! : (distances[distances.indexOf(found) - 1] ?? low);
      if (found !== undefined) high = found;
    }
    return this.best !== start;
  }

  private async nearest(
    start: Trail,
    distances: readonly number[],
    group: Group,
    companion?: Group,
    mode?: Mode,
  ): Promise<number | undefined> {
    const cases = distances
      .map(away => ({ away, trail: moved(start, group, away, companion, mode) }))
      .flatMap(({ away, trail }) => (trail === undefined ? [] : [{ away, trail }]));
    const found = await this.accept(cases.map(({ trail }) => trail));
    return found === undefined ? undefined : cases[found]?.away;
  }

  /** Takes the first of the cases that is smaller, legal, and still shows what is wrong. Answers its index. */
  private async accept(trails: readonly Trail[]): Promise<number | undefined> {
    const likely = trails
      .map((trail, at) => ({ trail, at }))
      .filter(({ trail }) => this.costOf(trail) < this.cost && this.how.legal(trail))
      .slice(0, Math.max(0, this.left));
    if (likely.length === 0) return undefined;
    const { found, tried } = await this.how.run(likely.map(({ trail }) => trail));
    this.left -= tried;
    if (found === undefined) return undefined;
    [this.best, this.cost] = [found, this.costOf(found)];
    return likely[tried - 1]?.at;
  }

  private sites(): Site[] {
    return sitesOf(this.how.contract, this.best, this.how.law, this.how.settable);
  }

  private groups(): Group[] {
    return groupsOf(this.sites());
  }

  private costOf(trail: Trail): number {
    return costOf(this.how.contract, trail, this.how.law, this.how.settable);
  }
}

/** Evenly spread distances in between; none where the two are neighbours. */
function between(low: number, high: number, group: Group): number[] {
  const whole = group.every(site => Number.isInteger(numberOf(site)));
  if (high - low <= (whole ? 1 : 0.01)) return [];
  const spread = Array.from({ length: points }, (_, at) => low + ((high - low) * (at + 1)) / (points + 1));
  return [...new Set(spread.map(each => (whole ? Math.round(each) : Math.round(each * 100) / 100)))].filter(
    each => each > low && each < high,
  );
}
