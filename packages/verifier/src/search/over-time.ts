/** Promises over time: one trace of a case, with the operations that succeeded, the events, the calls of dependencies, the clock. */
import { type Contract, environment, equalValues, evaluate, type Temporal, type TraceSubject } from "@tenet/checker";
import { type Finding, type Outcome, type Scene, show, type Values } from "@tenet/runtime";
import { isBeforeAll } from "./beginnings.js";

/** Something that happened. */
interface Happening {
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly fields: Values;
  readonly actor: unknown;
}

/** What one case shows of promises over time; one for each case. */
export class OverTime {
  private readonly happened: Happening[] = [];
  /** Followers that are awaited: the promise, what happened, until when. */
  private awaited: { readonly promise: Temporal; readonly by: Happening; readonly until: number }[] = [];

  /** Where the case begins with a state before which nothing happened, what is not in the trace did not happen. */
  constructor(
    private readonly contract: Contract,
    private readonly begins: Values | undefined,
    private readonly starts: Values,
  ) {}

  private isWhole(promise: Temporal): boolean {
    return this.begins === undefined || isBeforeAll(this.contract, promise, this.begins, this.starts);
  }

  /** The call that just ended. `at`: its time. */
  take(operation: string, at: number, scene: Scene, outcome: Outcome): Finding[] {
    if (this.contract.overTime.length === 0) return [];
    const late = this.late(at);
    const refused = outcome.kind === "failed" ? this.refused(operation, at, scene, outcome) : [];
    const { actor, ports = [], events = [] } = scene;
    const all: Happening[] = [
      ...ports.map(one => ({ subject: `${one.port}.${one.function}`, at, actor, fields: this.argsOf(one) })),
      ...events.map(({ event, data }) => ({ subject: event, at, actor, fields: fieldsOf(data) })),
      ...(outcome.kind === "returned" ? [{ subject: operation, at, actor, fields: scene.input }] : []),
    ];
    return [...late, ...refused, ...all.flatMap(one => this.happen(one))];
  }

  private happen(one: Happening): Finding[] {
    const findings = this.contract.overTime.flatMap(promise => {
      if (nameOf(promise.subject) === one.subject) return this.judge(promise, one);
      const { promise: kind } = promise;
      if (kind.kind === "followedBy" && kind.others.some(other => nameOf(other) === one.subject))
        return this.arrive(promise, one);
      return [];
    });
    this.happened.push(one);
    return findings;
  }

  private judge(promise: Temporal, one: Happening): Finding[] {
    const { promise: what } = promise;
    switch (what.kind) {
      case "atMost": {
        const before = this.within(promise, one);
        const holds = before.length < what.times;
        return [finding(promise, holds, true, `it happened ${before.length + 1} times`, [...before, one])];
      }
      case "onlyAfter": {
        if (!this.isWhole(promise)) return [];
        const others = what.others.filter(other => this.like(promise, one, other).length === 0);
        return [
          finding(promise, others.length === 0, true, `no ${others.map(nameOf).join(", no ")} came before`, [one]),
        ];
      }
      case "neverAfter": {
        const before = what.others.flatMap(other => this.like(promise, one, other));
        const entered = this.happened.length > 0;
        return [finding(promise, before.length === 0, entered, "it came after it", [...before, one])];
      }
      case "inOrderOf":
        return this.isWhole(promise) ? [this.judgeOrder(promise, one, what.others[0])] : [];
      case "followedBy": {
        const within = what.within && (evaluate(what.within, environment(this.contract)) as number);
        if (within !== undefined) this.awaited.push({ promise, by: one, until: one.at + within });
        return [];
      }
    }
  }

  /** As the others came, so these come: the n-th of one is about the same as the n-th of the other. */
  private judgeOrder(promise: Temporal, one: Happening, other: TraceSubject | undefined): Finding {
    const keys = (subject: string) =>
      this.happened.filter(each => each.subject === subject).map(each => this.key(promise, each));
    const [firsts, own] = [keys(other ? nameOf(other) : ""), [...keys(one.subject), this.key(promise, one)]];
    const places = own.map(key => firsts.findIndex(first => equalValues(first, key)));
    const holds = places.every((place, at) => place >= 0 && (at === 0 || place >= places[at - 1]!));
    return finding(promise, holds, own.length > 1, "it came out of order", [one]);
  }

  private arrive(promise: Temporal, one: Happening): Finding[] {
    const mine = this.awaited.filter(
      ({ promise: of, by }) => of === promise && equalValues(this.key(promise, by), this.key(promise, one)),
    );
    this.awaited = this.awaited.filter(each => !mine.includes(each));
    return mine.map(({ by }) => finding(promise, true, true, "", [by]));
  }

  /** What should have come by now. */
  private late(at: number): Finding[] {
    const late = this.awaited.filter(({ until }) => until < at);
    this.awaited = this.awaited.filter(each => !late.includes(each));
    return late.map(({ promise, by }) => finding(promise, false, true, "nothing followed in time", [by]));
  }

  /** A refusal in the name of a promise is right only where the call would have broken it. */
  private refused(operation: string, at: number, scene: Scene, { code }: Outcome & { kind: "failed" }): Finding[] {
    const own = this.contract.overTime.filter(
      ({ subject, otherwise }) => otherwise !== undefined && otherwise === code && nameOf(subject) === operation,
    );
    const mayOtherwise = this.contract.operations
      .find(({ name }) => name === operation)
      ?.refusals.some(refusal => refusal.code === code && refusal.from !== "limit");
    if (own.length === 0 || mayOtherwise || !own.every(promise => this.isWhole(promise))) return [];
    const one: Happening = { subject: operation, at, fields: scene.input, actor: scene.actor };
    const due = own.filter(promise => this.judge(promise, one).some(({ holds }) => !holds));
    return own.map(promise =>
      finding(promise, due.length > 0, due.includes(promise), `refused with ${code} without reason`, [one]),
    );
  }

  private within(promise: Temporal, one: Happening): readonly Happening[] {
    const { promise: what } = promise;
    const window = what.kind === "atMost" && what.window && evaluate(what.window, environment(this.contract));
    const before = this.like(promise, one, promise.subject);
    return typeof window === "number" ? before.filter(({ at }) => one.at - at < window) : before;
  }

  /** Earlier happenings of the subject that `Per` does not tell from this one. */
  private like(promise: Temporal, one: Happening, subject: TraceSubject): readonly Happening[] {
    const key = this.key(promise, one);
    return this.happened.filter(each => each.subject === nameOf(subject) && equalValues(this.key(promise, each), key));
  }

  private key({ per }: Temporal, { fields, actor }: Happening): unknown {
    if (per === undefined) return undefined;
    const given = { variables: fields, input: fields, ...(actor === undefined ? {} : { actor }) };
    try {
      return evaluate(per, environment(this.contract, given));
    } catch {
      // What cannot be told is like nothing else.
      return Symbol("unknown");
    }
  }

  private argsOf({ port, function: name, args }: NonNullable<Scene["ports"]>[number]): Values {
    const declared = this.contract.ports.find(one => one.name === port)?.functions.find(one => one.name === name);
    return Object.fromEntries((declared?.parameters ?? []).map((parameter, at) => [parameter.name, args[at]]));
  }
}

function nameOf(subject: TraceSubject): string {
  if (subject.kind === "operation") return subject.operation;
  return subject.kind === "event" ? subject.event : `${subject.port}.${subject.function}`;
}

function fieldsOf(data: unknown): Values {
  return typeof data === "object" && data !== null ? (data as Values) : {};
}

function finding(
  { id, text }: Temporal,
  holds: boolean,
  exercised: boolean,
  actual: string,
  happened: readonly Happening[],
): Finding {
  return {
    id,
    kind: "temporal",
    holds,
    exercised,
    nearMiss: false,
    parts: holds
      ? []
      : happened.slice(-4).map(({ subject, at, fields }) => ({
          text: subject,
          value: `${show(fields)} at ${new Date(at).toISOString()}`,
        })),
    expected: holds ? "" : text,
    actual: holds ? "" : actual,
    blame: "implementation",
  };
}
