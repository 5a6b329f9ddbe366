/** What was seen of every promise, and the first case that broke each. */
import type { RaceVerdict } from "../races/race.js";
import { Samples } from "../report/explain/samples.js";
import type { Session, Sighting, Trail } from "../session.js";

export type Wrong =
  /** `only`: of the cases that break it, those that this is true of. */
  | { readonly kind: "broken"; readonly id: string; readonly only?: (trail: Trail, sighting: Sighting) => boolean }
  | { readonly kind: "incident"; readonly operation: string | undefined; readonly law?: string }
  | { readonly kind: "unsteady"; readonly operation: string };

/** A case can be drawn again and shrunk where it came from a property. */
export interface Origin {
  readonly property: Property;
  /** The index of the run. */
  readonly index: number;
}

export interface Property {
  readonly seed: number;
  /** A case of its own, as small as it gets. */
  readonly asItIs?: boolean;
  /** Shrinks from the run with this index, keeping to what is wrong. */
  shrink(index: number, wrong: Wrong): Promise<Trail | undefined>;
}

export interface Failure {
  readonly wrong: Wrong;
  readonly trail: Trail;
  readonly origin: Origin | undefined;
}

export interface Count {
  cases: number;
  nearMisses: number;
}

export class Tally {
  readonly counts = new Map<string, Count>();
  readonly failures = new Map<string, Failure>();
  /** Of calls at the same time, by the promise's id. */
  readonly races = new Map<string, RaceVerdict>();
  readonly exceptions = new Map<string, number>();
  /** By operation; the number of incidents so far. */
  readonly incidents = new Map<string, number>();
  /** Operations that were called at least once. */
  readonly called = new Set<string>();
  /** Calls not made, and cases of a law outside of it, by operation or law. */
  readonly withheldBy = new Map<string, number>();

  /** Cases of each promise, for what the verdict says of them. */
  readonly samples = new Samples();

  constructor(private readonly session: Session) {}

  /** `law`: whose case it is. */
  add(trail: Trail, origin: Origin | undefined, law?: string): void {
    this.samples.add(trail);
    for (const { operation } of trail.calls) this.called.add(operation);
    for (const name of trail.withheld) this.withheldBy.set(name, (this.withheldBy.get(name) ?? 0) + 1);
    if (law !== undefined && trail.excepted) this.exceptions.set(law, (this.exceptions.get(law) ?? 0) + 1);
    for (const { finding } of trail.sightings) {
      // That a call did not fail is what `failures` is about, too.
      if (finding.exercised || finding.kind === "failures") this.count(finding.id, finding.nearMiss);
      if (!finding.holds) this.fail({ kind: "broken", id: finding.id }, trail, origin);
    }
    if (trail.incident !== undefined) this.addIncident(trail, origin, law);
    if (trail.unsteady !== undefined)
      this.fail({ kind: "unsteady", operation: trail.unsteady.operation }, trail, origin);
  }

  private count(id: string, nearMiss: boolean): void {
    const count = this.counts.get(id) ?? { cases: 0, nearMisses: 0 };
    count.cases++;
    if (nearMiss) count.nearMisses++;
    this.counts.set(id, count);
  }

  private addIncident(trail: Trail, origin: Origin | undefined, law: string | undefined): void {
    const operation = trail.incident?.operation;
    const name = law ?? operation ?? "";
    const times = (this.incidents.get(name) ?? 0) + 1;
    this.incidents.set(name, times);
    if (times >= mostIncidents) this.session.blocked.add(name);
    this.fail({ kind: "incident", operation, ...(law === undefined ? {} : { law }) }, trail, origin);
  }

  private fail(wrong: Wrong, trail: Trail, origin: Origin | undefined): void {
    const key = keyOf(wrong);
    const known = this.failures.get(key);
    if (known === undefined || isBetter({ wrong, trail, origin }, known))
      this.failures.set(key, { wrong, trail, origin });
  }
}

/** One that can be drawn again can be shrunk, unlike an example's; one of fewer calls has the shorter way to its smallest. */
function isBetter({ wrong, trail, origin }: Failure, known: Failure): boolean {
  if (origin === undefined || known.origin === undefined) return origin !== undefined && known.origin === undefined;
  return wrong.kind === "broken" && !known.origin.property.asItIs && trail.calls.length < known.trail.calls.length;
}

/** Each costs a deadline or a new process. */
const mostIncidents = 3;

export function keyOf(wrong: Wrong): string {
  switch (wrong.kind) {
    case "broken":
      return `broken ${wrong.id}`;
    case "incident":
      return `incident ${wrong.law ?? wrong.operation ?? ""}`;
    case "unsteady":
      return `unsteady ${wrong.operation}`;
  }
}

/** Where a trail shows what is wrong. */
export function sightingOf(trail: Trail, wrong: Extract<Wrong, { kind: "broken" }>): Sighting | undefined {
  return trail.sightings.find(
    one => one.finding.id === wrong.id && !one.finding.holds && (wrong.only?.(trail, one) ?? true),
  );
}

export function shows(trail: Trail, wrong: Wrong): boolean {
  switch (wrong.kind) {
    case "broken":
      return sightingOf(trail, wrong) !== undefined;
    case "incident":
      return trail.incident !== undefined && (wrong.law !== undefined || trail.incident.operation === wrong.operation);
    case "unsteady":
      return trail.unsteady?.operation === wrong.operation;
  }
}
