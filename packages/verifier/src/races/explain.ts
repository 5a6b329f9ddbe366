/**
 * Whether a history can be explained: is there an order of its calls, one after another, that respects which call ended
 * before which began, in which the spec allows each outcome and leads to the state that was found? (Wing and Gong.)
 */
import { environment, equalValues, evaluate, Undefined } from "@tenet/checker";
import { describeOutcome, type Finding, judge, type Values } from "@tenet/runtime";
import { operationNamed } from "../search/course.js";
import { judgeRepeat, repeatOf } from "../search/repeats.js";
import type { Call } from "../session.js";
import type { History, PastCall } from "./history.js";
import type { Came } from "./program.js";
import { type Stage, sceneOf, stepOf } from "./scene.js";

export type Explanation =
  | { readonly kind: "explained" | "unexplained" }
  /** The spec does not say enough. */
  | { readonly kind: "undecided"; readonly why: string };

export function explain(stage: Stage, history: History, earlier: readonly Came[]): Explanation {
  return new Explainer(stage, history).explain(earlier);
}

/** What a call may lead to, given how it ended. */
type Next =
  | { readonly kind: "state"; readonly state: Values; readonly came: Came | undefined }
  | { readonly kind: "no" }
  | { readonly kind: "undecided"; readonly why: string };

const no = { kind: "no" } as const;

class Explainer {
  private why: string | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly history: History,
  ) {}

  explain(earlier: readonly Came[]): Explanation {
    if (this.search(this.history.calls, this.history.start, earlier)) return { kind: "explained" };
    return this.why === undefined ? { kind: "unexplained" } : { kind: "undecided", why: this.why };
  }

  private search(left: readonly PastCall[], state: Values, done: readonly Came[]): boolean {
    if (left.length === 0) return this.isFound(state);
    return left
      .filter(one => left.every(other => other === one || other.ended > one.began))
      .some(one => {
        const rest = left.filter(other => other !== one);
        const next = this.next(one, state, done, rest.length === 0);
        if (next.kind === "undecided") this.why ??= next.why;
        return next.kind === "state" && this.search(rest, next.state, next.came ? [...done, next.came] : done);
      });
  }

  private isFound(state: Values): boolean {
    const { state: found } = this.history;
    return found === undefined || equalValues(found, state);
  }

  private next(past: PastCall, before: Values, done: readonly Came[], last: boolean): Next {
    const { session } = this.stage;
    const { call, outcome } = past;
    const operation = operationNamed(session, call.operation);
    const contract = session.executable.operations[call.operation];
    if (operation === undefined || contract === undefined || outcome === undefined) return no;
    const scene = sceneOf(this.stage, this.history, past, before);
    const described = describeOutcome(outcome, contract);
    const came = (after: Values): Came => ({
      operation: call.operation,
      scene: { ...scene, after, result: outcome.kind === "returned" ? outcome.value : undefined },
      outcome,
      described,
    });
    const same: Next = { kind: "state", state: before, came: undefined };
    const repeat = repeatOf(session.contract, operation, scene, done);
    if (repeat !== undefined) {
      const judged = judgeRepeat(operation, repeat, { scene: { ...scene, events: [] }, outcome, described });
      return judged.every(({ holds }) => holds) || this.mayWait(past) ? same : no;
    }
    const { running, otherwise } = operation.idempotent ?? {};
    if (outcome.kind === "failed" && outcome.code !== undefined && [running, otherwise].includes(outcome.code))
      return this.mayWait(past) ? same : no;
    const judged = (after: Values, whole: boolean) =>
      judge(session.executable, contract, { ...scene, after }, outcome, {
        state: session.executable.stateful && session.sees,
        frames: whole,
      }).every(finding => finding.holds || !isOfCall(finding, whole));
    const stepped = stepOf(this.stage, past, scene);
    switch (stepped.kind) {
      case "outside":
        return { kind: "undecided", why: "in some order a call would break its caller's duty" };
      case "undetermined": {
        const { state } = this.history;
        if (!last || state === undefined) return { kind: "undecided", why: stepped.why };
        return judged(state, true) ? { kind: "state", state, came: came(state) } : no;
      }
      case "refused":
        if (outcome.kind === "failed" && outcome.code === stepped.code)
          return { kind: "state", state: stepped.state, came: undefined };
        return outcome.kind === "failed" && judged(before, false) ? same : no;
      case "returned": {
        if (outcome.kind === "failed") return judged(before, false) ? same : no;
        return judged(stepped.state, false) ? { kind: "state", state: stepped.state, came: came(stepped.state) } : no;
      }
    }
  }

  /** Whether another call with the same key was under way: then either code of Idempotent may come. */
  private mayWait(past: PastCall): boolean {
    const { outcome, call } = past;
    const { idempotent } = operationNamed(this.stage.session, call.operation) ?? {};
    if (outcome?.kind !== "failed" || outcome.code === undefined || idempotent === undefined) return false;
    if (![idempotent.running, idempotent.otherwise].includes(outcome.code)) return false;
    return this.history.calls.some(
      other =>
        other !== past &&
        other.call.operation === call.operation &&
        other.began < past.ended &&
        past.began < other.ended &&
        equalValues(this.keyOf(other.call), this.keyOf(call)) &&
        (outcome.code === idempotent.running || !equalValues(other.call.input, call.input)),
    );
  }

  private keyOf({ operation, input }: Call): unknown {
    const { contract } = this.stage.session;
    const key = operationNamed(this.stage.session, operation)?.idempotent?.key;
    try {
      return key && evaluate(key, environment(contract, { input }));
    } catch (error) {
      if (error instanceof Undefined) return undefined;
      throw error;
    }
  }
}

/** What is said of the call itself: states in between are nobody's business, and what it asks and sends out is judged alone. */
function isOfCall({ kind }: Finding, whole: boolean): boolean {
  if (kind === "change" || kind === "frame") return whole;
  return !["invariant", "history", "event", "portCall", "quality", "temporal"].includes(kind);
}
