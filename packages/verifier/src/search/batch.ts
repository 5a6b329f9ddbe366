/**
 * Runs cases by the dozen: whole cases go to the child in one message. Where the input of a call waits for the state that
 * the calls before it lead to, these are played first for that state alone; what is judged is one last run of the whole.
 */
import { deserialize, serialize } from "node:v8";
import type { Values } from "@tenet/runtime";
import { IncidentError } from "../child/host.js";
import type { Played, Script, Step } from "../child/protocol.js";
import { containsItself, withoutNull } from "../nothing.js";
import type { Call, Session, Trail } from "../session.js";
import { Course, callAt, type Draw, mayRepeat, type RunOptions } from "./course.js";
import { runCase } from "./run.js";

export interface Case {
  readonly state: Values | undefined;
  readonly draws: readonly Draw[];
  readonly options: RunOptions;
}

/** Cases in one message. */
export const batchSize = 32;

/**
 * The trails of the cases, in their order; the rest is left out after `patience` cases that ended their process or ran out
 * of time. Never throws for what the implementation does.
 */
export async function runCases(session: Session, cases: readonly Case[], patience: number): Promise<Trail[]> {
  const kind = cases[0]?.draws.at(-1)?.operation ?? "";
  if (cases.length > 1 && !session.unbatched.has(kind)) {
    const trails = await runBatch(session, cases);
    if (trails !== undefined) return trails;
    session.unbatched.add(kind);
  }
  const trails: Trail[] = [];
  for (const { state, draws, options } of cases) {
    trails.push(await runCase(session, state, draws, options));
    if (trails.at(-1)!.incident !== undefined && --patience <= 0) break;
  }
  return trails;
}

async function runBatch(session: Session, cases: readonly Case[]): Promise<Trail[] | undefined> {
  const pilots = cases.map(each => new Pilot(session, each));
  for (
    let waiting = pilots.filter(pilot => pilot.advance());
    waiting.length > 0;
    waiting = waiting.filter(pilot => pilot.advance())
  ) {
    const played = await session.host.play(waiting.map(pilot => pilot.script(false)));
    if (played === undefined) return undefined;
    const states: unknown[] = played.map(({ state }) => deserialize(state));
    if (states.some(state => containsItself(state))) return undefined;
    waiting.forEach((pilot, at) => pilot.arrive(states[at]));
  }
  const ready = pilots.filter(pilot => pilot.callable);
  const played = ready.length === 0 ? [] : await session.host.play(ready.map(pilot => pilot.script(true)));
  if (played === undefined) return undefined;
  let at = 0;
  return pilots.map(pilot => (pilot.callable ? pilot.judge(played[at++]!) : pilot.idle()));
}

/** Finds the inputs of a case, one call after another. */
class Pilot {
  private at = 0;
  private now: Values;
  /** Whether calls were found since the state was last seen. */
  private stale = false;
  private readonly found: (Call | undefined)[] = [];
  readonly withheld: string[] = [];
  readonly duties: string[] = [];

  constructor(
    private readonly session: Session,
    private readonly own: Case,
  ) {
    this.now = own.state ?? {};
  }

  /** Goes on as far as the state is known. Whether the state after the calls found so far must be seen for more. */
  advance(): boolean {
    const {
      session,
      own: { draws, options },
    } = this;
    const follows = session.executable.stateful && session.sees;
    while (this.at < draws.length) {
      const draw = draws[this.at]!;
      if (follows && this.stale && session.watchful.has(draw.operation)) return true;
      this.at++;
      const skipped = this.at < draws.length && session.blocked.has(draw.operation) && !options.unblocked;
      const call = skipped ? undefined : callAt(session, draw, this.now, this)?.call;
      this.found.push(call);
      this.stale ||= call !== undefined;
    }
    return false;
  }

  arrive(state: unknown): void {
    this.now = withoutNull(state) as Values;
    this.stale = false;
  }

  /** A case without a call shows nothing. */
  get callable(): boolean {
    return this.calls.length > 0;
  }

  idle(): Trail {
    return { state: this.own.state, calls: [], sightings: [], withheld: this.withheld, duties: this.duties };
  }

  get calls(): Call[] {
    return this.found.filter(call => call !== undefined);
  }

  script(whole: boolean): Script {
    const {
      session,
      own: { state, options },
      calls,
    } = this;
    const last = calls.at(-1);
    const twice = whole && options.twice && last !== undefined && mayRepeat(session, last.operation) ? [last] : [];
    return {
      state: state === undefined ? undefined : serialize(state),
      calls: [...calls, ...twice].map(({ operation, input, around }) => ({
        operation,
        input: serialize(session.host.outgoing(input)),
        ...(around === undefined ? {} : { around: serialize(around) }),
      })),
      whole,
    };
  }

  judge({ state, steps }: Played): Trail {
    const { session, own } = this;
    const draws = own.draws.map(
      ({ operation, repeats }, at): Draw => ({
        operation,
        // Its input is the one that was found, and it is no mistake that it comes twice.
        ...(repeats === undefined ? {} : { repeats: "may" as const }),
        resolve: () => this.found[at]?.input,
        around: this.found[at]?.around && (() => this.found[at]!.around!),
      }),
    );
    const course = new Course(session, own.state, draws, { ...own.options, unblocked: true });
    course.trail.withheld.push(...this.withheld);
    course.trail.duties?.push(...this.duties);
    const states = new States();
    const stepAt = (at: number): Step => ({
      ...(deserialize(steps[at]!.answer) as Step),
      state: states.read(steps[at]!.state),
    });
    try {
      const first = states.read(state);
      course.begin(session.executable.stateful && session.sees ? (first as Values) : (own.state ?? {}));
      let made = 0;
      // Where a state is not the one that was expected, a call that was made may be one that must not be: the rest says nothing.
      for (let call = course.next(); call !== undefined && sameCall(call, this.calls[made]); call = course.next())
        course.take(stepAt(made++));
      if (made < this.calls.length) return course.trail;
      if (course.again() !== undefined && made < steps.length) course.takeAgain(stepAt(made));
    } catch (error) {
      if (!(error instanceof IncidentError)) throw error;
      course.trail.incident = { incident: error.incident, operation: course.operation };
    }
    return course.trail;
  }
}

/** A state that stays as it was stays the same object: what is known of it need not be found out again. */
class States {
  private bytes: Uint8Array | undefined;
  private value: unknown;

  read(bytes: Uint8Array): unknown {
    if (this.bytes !== undefined && Buffer.compare(this.bytes, bytes) === 0) return this.value;
    [this.bytes, this.value] = [bytes, withoutNull(deserialize(bytes))];
    return this.value;
  }
}

function sameCall(a: Call, b: Call | undefined): boolean {
  return a.input === b?.input && a.operation === b.operation;
}
