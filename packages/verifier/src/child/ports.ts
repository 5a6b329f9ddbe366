/** Dependencies as the implementation meets them: fakes that answer as scripted, and remember what they were asked. */
import type { EventRecord, PortRecord } from "@tenet/runtime";
import type { Convert } from "./convert.js";
import { append, bytes, compareBytes, define, fromBytes, hasOwn } from "./primordials.js";
import type { PortPlan, ScriptedAnswer, Shape } from "./protocol.js";

/** Holds an answer back: for so many milliseconds, or until whoever schedules the calls lets it go. */
export type Hold = (milliseconds: number) => Promise<void>;

/** What one call says to dependencies and the world: what it asked and sent out so far, and the answers in store. */
export interface Talk {
  readonly ports: PortRecord[];
  readonly events: EventRecord[];
  readonly script: readonly ScriptedAnswer[];
}

export class Ports {
  /** By port, as `create` is given them. */
  readonly fakes: object = {};
  /** Answers that have not come yet. */
  pending = 0;
  /** Where calls run at the same time, tells which of them is asking; undefined: none of them. */
  asking: (() => Talk | undefined) | undefined;
  private own: Talk = { ports: [], events: [], script: [] };

  constructor(
    plans: readonly PortPlan[],
    private readonly event: (name: string) => Shape,
    private readonly to: Convert,
    private readonly from: Convert,
    private readonly hold: Hold,
  ) {
    for (let at = 0; at < plans.length; at++) this.add(plans[at]!);
  }

  private add(plan: PortPlan): void {
    if (!hasOwn(this.fakes, plan.port)) define(this.fakes, plan.port, {});
    const port = (this.fakes as Record<string, object>)[plan.port]!;
    define(port, plan.function, (...args: unknown[]) => this.answer(plan, args));
  }

  /** A call begins: what was asked before is forgotten. */
  begin(script: readonly ScriptedAnswer[]): void {
    this.own = { ports: [], events: [], script };
  }

  private get talk(): Talk {
    return this.asking?.() ?? this.own;
  }

  /** What was asked and sent out since `begin`. */
  get seen(): { readonly ports: readonly PortRecord[]; readonly events: readonly EventRecord[] } {
    return { ports: this.own.ports, events: this.own.events };
  }

  /** Given to `create`: takes an event, as a value of the spec at this moment. */
  readonly emit = (sent: unknown): void => {
    const { event, data } = sent as { event: string; data: unknown };
    append(this.talk.events, { event, data: copy(this.from(data, this.event(event))) });
  };

  private async answer(plan: PortPlan, natives: readonly unknown[]): Promise<unknown> {
    const args: unknown[] = [];
    for (let at = 0; at < plan.parameters.length; at++) append(args, this.from(natives[at], plan.parameters[at]!));
    const { talk } = this;
    const scripted = scriptedFor(talk, plan, args);
    const { answer, after, trouble } = scripted;
    append(talk.ports, {
      port: plan.port,
      function: plan.function,
      args: copy(args) as unknown[],
      answer,
      after,
      ...(trouble === undefined ? {} : { trouble }),
    });
    this.pending++;
    try {
      await this.hold(after);
    } finally {
      this.pending--;
    }
    if (answer.kind === "failed") throw failure(plan, scripted);
    return trouble === "outOfType" || plan.returns === undefined ? answer.value : this.to(answer.value, plan.returns);
  }
}

/** The n-th different question has the n-th answer, further ones the last. */
function scriptedFor(
  { ports, script }: Talk,
  { port, function: name }: PortPlan,
  args: readonly unknown[],
): ScriptedAnswer {
  const asked = bytes(args);
  const others: Uint8Array[] = [];
  for (let at = 0; at < ports.length; at++) {
    const record = ports[at]!;
    if (record.port !== port || record.function !== name) continue;
    const other = bytes(record.args);
    if (compareBytes(other, asked) === 0) break;
    if (!holds(others, other)) append(others, other);
  }
  return nth(script, port, name, others.length);
}

function holds(list: readonly Uint8Array[], wanted: Uint8Array): boolean {
  for (let at = 0; at < list.length; at++) if (compareBytes(list[at]!, wanted) === 0) return true;
  return false;
}

function nth(script: readonly ScriptedAnswer[], port: string, name: string, wanted: number): ScriptedAnswer {
  let [found, seen]: [ScriptedAnswer | undefined, number] = [undefined, 0];
  for (let at = 0; at < script.length && seen <= wanted; at++) {
    const one = script[at]!;
    if (one.port !== port || one.function !== name) continue;
    found = one;
    seen++;
  }
  return found ?? { port, function: name, answer: { kind: "returned", value: undefined }, after: 0 };
}

/** A value of its own: what is changed later was not said. */
function copy(value: unknown): unknown {
  return fromBytes(bytes(value));
}

/** An error as clients of the network throw them. */
function failure({ port, function: name }: PortPlan, { answer, trouble }: ScriptedAnswer): Error {
  const code = answer.kind === "failed" ? answer.code : undefined;
  const [own, what] =
    trouble === "happenedAnyway"
      ? ["ETIMEDOUT", "did not answer; it may have happened anyway"]
      : trouble === "unavailable"
        ? ["ECONNREFUSED", "is unavailable"]
        : [code, `refused with ${code}`];
  const error = new Error(`${port}.${name} ${what}`);
  if (own !== undefined) define(error, "code", own);
  return error;
}
