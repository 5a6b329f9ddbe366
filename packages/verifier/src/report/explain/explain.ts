/** What is said of a broken promise beyond its smallest case. */

import { runCases } from "../../search/batch.js";
import { runLaw } from "../../search/laws.js";
import { drawsOf, isGiven, type Smallest, smallest } from "../../search/shrink.js";
import { type Failure, sightingOf, type Wrong } from "../../search/tally.js";
import type { Session, Trail } from "../../session.js";
import type { Cause } from "../../verdict.js";
import { causeOf, isGap } from "./gap.js";
import { isLegal } from "./model.js";
import { neighboursOf } from "./neighbours.js";
import { type Failing, type Samples, type Specimen, specimenOf } from "./samples.js";
import { alike, subjectOf, type Telling, tell } from "./shared.js";
import { signatureOf } from "./signature.js";

/** One case that breaks the promise in a way of its own. */
export interface Way extends Smallest {
  readonly wrong: Wrong;
  readonly telling: Telling | undefined;
}

export interface Explained {
  /** The first is the one that is shown. */
  readonly ways: readonly Way[];
  readonly cause: Cause | undefined;
}

type Broken = Extract<Wrong, { kind: "broken" }>;

/** Cases of its own, each shrunk. */
const mostWays = 3;
const mostNeighbours = 160;

export async function explain(
  session: Session,
  samples: Samples,
  specText: string,
  failure: Failure,
  first: Smallest,
): Promise<Explained> {
  const { wrong } = failure;
  if (wrong.kind !== "broken" || !first.again)
    return { ways: [{ ...first, wrong, telling: undefined }], cause: undefined };
  return new Explanation(session, samples, specText, wrong).of(first);
}

class Explanation {
  private readonly failing: Failing[];
  private readonly kept: Specimen[];

  constructor(
    private readonly session: Session,
    samples: Samples,
    private readonly specText: string,
    private readonly wrong: Broken,
  ) {
    const { failing, kept, idle } = samples.of(wrong.id);
    this.failing = [...failing];
    // What a refusal that was not due is held against: calls that were rightly not refused.
    const unasked = failing.some(({ finding }) => isUnasked(finding) || finding.kind === "failures");
    this.kept = unasked ? [...idle, ...kept] : [...kept];
  }

  async of(first: Smallest): Promise<Explained> {
    const start = await this.startingWithDefect(first);
    const ways: Way[] = [await this.told(start.wrong, start.smallest)];
    for (let others = this.unlike(ways); others !== undefined && ways.length < mostWays; others = this.unlike(ways)) {
      const way = await this.another(others, ways);
      if (way === undefined) break;
      ways.push(way);
    }
    const specimen = this.specimen(ways[0]!);
    const cause = specimen && (await causeOf(this.session, { specimen, kept: this.kept, telling: ways[0]!.telling }));
    return { ways, cause };
  }

  /** A case that the code alone is to blame for says more than one that the spec makes impossible. */
  private async startingWithDefect(first: Smallest) {
    const specimen = this.specimenIn(first.trail, this.wrong);
    const given = { wrong: this.wrong as Wrong, smallest: first };
    if (specimen === undefined || !isGap(this.session, specimen)) return given;
    const other = this.failing.find(one => !isGap(this.session, one));
    if (other === undefined) return given;
    const wrong: Broken = { ...this.wrong, only: (trail, sighting) => !this.gapIn(trail, sighting) };
    const found = await smallest(this.session, { wrong, trail: other.trail, origin: undefined }, this.specText, false);
    return found.again ? { wrong: wrong as Wrong, smallest: found } : given;
  }

  private gapIn(trail: Trail, sighting: Trail["sightings"][number]): boolean {
    const specimen = specimenOf(trail, sighting);
    return specimen === undefined || isGap(this.session, specimen);
  }

  /** Looks around the case, and says what it has in common with others. */
  private async told(wrong: Wrong, found: Smallest): Promise<Way> {
    const pivot = this.specimenIn(found.trail, wrong as Broken);
    const about = pivot && subjectOf(this.session.contract, pivot);
    if (pivot === undefined || about === undefined) return { ...found, wrong, telling: undefined };
    await this.lookAround(found.trail, pivot);
    const wanted = isUnasked(pivot.finding);
    const failing = alike(this.failing, pivot).filter(one => isUnasked(one.finding) === wanted);
    const kept = alike(this.kept, pivot).filter(one => isComparable(one, pivot, wanted));
    return { ...found, wrong, telling: tell(this.session, about, pivot, failing, kept) };
  }

  private async lookAround(trail: Trail, pivot: Specimen): Promise<void> {
    const { session } = this;
    const donors = alike(this.kept, pivot).filter(
      ({ outcome }) => outcome === undefined || outcome.kind === "returned",
    );
    const cases = neighboursOf(trail, donors, session.settable)
      .filter(one => one.state === undefined || one.state === trail.state || isLegal(session, one.state))
      .filter(one => one.given === undefined || isGiven(session, one, this.wrong))
      .slice(0, mostNeighbours);
    for (const seen of await this.run(cases))
      for (const sighting of seen.sightings) {
        if (
          sighting.finding.id !== this.wrong.id ||
          (seen.given === undefined && sighting.at !== seen.calls.length - 1)
        )
          continue;
        const specimen = specimenOf(seen, sighting);
        if (specimen === undefined) continue;
        if (specimen.finding.holds) this.kept.push(specimen);
        else this.failing.push({ ...specimen, trail: seen });
      }
  }

  private async run(cases: readonly Trail[]): Promise<readonly Trail[]> {
    const { session, specText } = this;
    const law = session.contract.laws.find(({ id }) => id === this.wrong.id);
    if (law !== undefined) {
      const seen: Trail[] = [];
      for (const { given = {} } of cases) seen.push(await runLaw(session, law, given, specText));
      return seen;
    }
    const ready = cases.map(({ state, calls }) => ({ state, draws: drawsOf(calls), options: { unblocked: true } }));
    const seen: Trail[] = [];
    for (let from = 0; from < ready.length; from += batch)
      seen.push(...(await runCases(session, ready.slice(from, from + batch), 1)));
    return seen;
  }

  /** A failing case that none of the ways accounts for. */
  private unlike(ways: readonly Way[]): Failing | undefined {
    return this.failing.find(one => this.isUnlike(ways, one));
  }

  private isUnlike(ways: readonly Way[], specimen: Specimen): boolean {
    return ways.every(way => {
      const own = this.specimen(way);
      if (own === undefined) return false;
      if (way.telling !== undefined && own.operation === specimen.operation) return !way.telling.holds(specimen);
      return signatureOf(this.session, own) !== signatureOf(this.session, specimen);
    });
  }

  private async another({ trail }: Failing, known: readonly Way[]): Promise<Way | undefined> {
    const ways = [...known];
    const wrong: Broken = {
      ...this.wrong,
      only: (seen, sighting) => {
        const specimen = specimenOf(seen, sighting);
        return specimen !== undefined && this.isUnlike(ways, specimen);
      },
    };
    const found = await smallest(this.session, { wrong, trail, origin: undefined }, this.specText, false);
    return found.again ? this.told(wrong, found) : undefined;
  }

  private specimen({ trail, wrong }: Way): Specimen | undefined {
    return this.specimenIn(trail, wrong as Broken);
  }

  private specimenIn(trail: Trail, wrong: Broken): Specimen | undefined {
    const sighting = sightingOf(trail, wrong);
    return sighting && specimenOf(trail, sighting);
  }
}

/** A call that was rightly refused says little about what is wrong with those that succeed. */
function isComparable({ finding, outcome }: Specimen, pivot: Specimen, unasked: boolean): boolean {
  if (finding.kind === "refusal") return finding.exercised !== unasked;
  return finding.kind === "failures" || pivot.outcome?.kind !== "returned" || outcome?.kind === "returned";
}

/** Cases in one message. */
const batch = 32;

/** A refusal that was not due. */
const isUnasked = ({ expected, holds, kind }: Specimen["finding"]): boolean =>
  kind === "refusal" && !holds && expected.startsWith("not to fail");
