/** The implementation as the child knows it: its binding, or the plain module, and the subject of the running case. */
import type { Binding } from "@tenet/runtime";
import type { Clock } from "./clock.js";
import { type Convert, converter } from "./convert.js";
import { Handles } from "./crossing.js";
import { boundIn, type Found, Operations } from "./find.js";
import { watch } from "./in-place.js";
import { contextOf, type Inputs, invoke, nativeInputs } from "./invoke.js";
import { countFor } from "./mutants.js";
import { type Hold, Ports } from "./ports.js";
import { bytes } from "./primordials.js";
import { Problem } from "./problem.js";
import {
  type Around,
  type OperationPlan,
  type Plan,
  type Reply,
  type Shape,
  type Step,
  startOfTime,
  type Thrown,
} from "./protocol.js";
import { requestsUnderWay } from "./requests.js";
import { describeThrown, resultForm } from "./thrown.js";
import { makeWorld } from "./world.js";

/** One loaded implementation; its subject is made anew with each `create`. */
export class Implementation {
  readonly observes: boolean;
  readonly creates: boolean;
  private readonly binding: Binding;
  private readonly operations: Operations;
  private readonly state: Shape;
  private readonly to: Convert;
  private readonly from: Convert;
  private readonly handles = new Handles();
  readonly ports: Ports;
  /** Where calls run at the same time: holds answers back until their turn comes. */
  hold: Hold | undefined;
  /** Where calls run at the same time: holds a call back at a place of its own, until its turn comes. */
  pause: ((where: string) => Promise<void>) | undefined;
  /** What is around the call at hand. */
  private around: Around | undefined;
  private subject: unknown;
  /** What the state is to be, in the spec's values: before a constructor has run, nothing else tells. */
  private wanted: unknown;

  constructor(
    private readonly plan: Plan,
    module: unknown,
    readonly clock: Clock | undefined,
  ) {
    const bound = boundIn(module);
    this.binding = bound.binding;
    this.operations = new Operations(plan.operations, bound);
    this.observes = typeof this.binding.observe === "function";
    this.creates = typeof this.binding.create === "function";
    const handles = plan.crosses ? this.handles : undefined;
    this.state = { kind: "record", fields: plan.state };
    const to = converter("to", this.binding.values, plan.types, handles);
    const from = converter("from", this.binding.values, plan.types, handles);
    this.to = orProblem(to);
    this.from = orProblem(from);
    this.ports = new Ports(
      plan.ports,
      name => shapeNamed(plan.events, name),
      to,
      from,
      async milliseconds => this.hold?.(milliseconds) ?? this.clock?.wait(milliseconds),
    );
  }

  /** A fresh subject; the answer has the state as observed before any call. */
  async start(state: unknown): Promise<Reply> {
    await this.create(state);
    const missing = this.operations.missing(this.subject);
    return {
      kind: "started",
      state: await this.observed(),
      missing,
      members: missing.length === 0 ? [] : this.operations.members(this.subject),
    };
  }

  /** As it leaves the process. */
  pack(value: unknown): Uint8Array {
    try {
      return bytes(value);
    } catch (error) {
      throw new Problem("send", describeThrown(error).message);
    }
  }

  /** A fresh subject, and all around it as at the beginning. */
  async create(state: unknown): Promise<void> {
    this.subject = undefined;
    this.wanted = state;
    this.handles.forget();
    this.around = undefined;
    this.ports.begin([]);
    this.clock?.restart(startOfTime);
    if (this.binding.create === undefined) return;
    const { ports } = this;
    const time = () => this.around?.now;
    const pause = async (where: unknown) => this.pause?.(typeof where === "string" ? where : "");
    const surroundings = { ports: ports.fakes, emit: ports.emit, time, pause };
    const world = makeWorld(this.to(state, this.state), state, surroundings);
    try {
      const create = this.binding.create;
      this.subject = await this.inTime(() => create(world as never));
    } catch (error) {
      throw new Problem("create", describeThrown(error).message);
    }
  }

  /** Runs on the runner's clock, where there is one. */
  private inTime<T>(start: () => T | Promise<T>): T | Promise<T> {
    return this.clock === undefined ? start() : this.clock.run(start, () => this.isBusy());
  }

  /** A request is under way, and it does not wait for a dependency. */
  private isBusy(): boolean {
    return requestsUnderWay() > 0 && this.ports.pending === 0;
  }

  /** A call until it has come to rest. */
  async call(name: string, input: Inputs, around?: Around): Promise<Step> {
    const operation = this.operations.named(name);
    await this.surround(around);
    const found = this.operations.find(operation, this.subject);
    const natives = nativeInputs(operation, input, this.to);
    const changed = watch(natives, operation.crossing);
    countFor(name);
    const outcome = await this.outcome(operation, found, natives, start => this.inTime(start));
    // What comes too late may still do something.
    await this.clock?.settle(() => this.ports.pending);
    countFor(undefined);
    const inputs = changed();
    const state = await this.observed();
    const seen = this.plan.ports.length > 0 || this.plan.events.length > 0 ? this.ports.seen : {};
    return { kind: "called", outcome, state, ...seen, ...(inputs === undefined ? {} : { inputs }) };
  }

  /** Begins a call and leaves it to go on beside others; `surround` comes before. */
  begin(name: string, input: Inputs, around: Around | undefined): Promise<Step["outcome"]> {
    const operation = this.operations.named(name);
    this.around = around;
    const found = this.operations.find(operation, this.subject);
    return this.outcome(operation, found, nativeInputs(operation, input, this.to), start => start());
  }

  /** Sets what is around the next call; what dependencies were asked before is forgotten. */
  async surround(around: Around | undefined): Promise<void> {
    this.around = around;
    this.ports.begin(around?.answers ?? []);
    if (around !== undefined) await this.clock?.moveTo(around.now);
  }

  private async outcome(
    operation: OperationPlan,
    found: Found | undefined,
    natives: Inputs,
    run: (start: () => unknown) => unknown,
  ): Promise<Step["outcome"]> {
    if (found === undefined) return missingOperation(operation.name);
    let value: unknown;
    try {
      value = await run(() =>
        invoke(operation, found, this.subject, natives, contextOf(operation, this.around?.actor, this.to)),
      );
    } catch (error) {
      return describeThrown(error, this.binding.errors);
    }
    if (operation.constructs && !this.creates) this.subject = value;
    const answer =
      this.plan.errors === "result" ? resultForm(value, this.binding.errors) : { kind: "returned" as const, value };
    if (answer.kind === "failed") return answer;
    if (operation.returns === undefined) return { kind: "returned", value: undefined };
    return { kind: "returned", value: this.from(answer.value, operation.returns) };
  }

  /** The state as the spec knows it; undefined where there is none to be seen. */
  async observed(): Promise<unknown> {
    if (this.binding.observe === undefined || !this.plan.stateful) return undefined;
    if (this.subject === undefined && !this.creates && this.operations.construct) return this.wanted;
    let state: unknown;
    try {
      state = await this.binding.observe(this.subject);
    } catch (error) {
      throw new Problem("observe", describeThrown(error).message);
    }
    return this.from(state, this.state);
  }
}

/** What fails is the converters of the binding, not the operation. */
function orProblem(convert: Convert): Convert {
  return (value, shape) => {
    try {
      return convert(value, shape);
    } catch (error) {
      throw new Problem("convert", describeThrown(error).message);
    }
  };
}

function missingOperation(name: string): Thrown {
  return { kind: "failed", code: undefined, name: "TypeError", message: `there is no operation ${name}` };
}

function shapeNamed(shapes: readonly (readonly [string, Shape])[], name: string): Shape {
  for (let at = 0; at < shapes.length; at++) if (shapes[at]![0] === name) return shapes[at]![1];
  return { kind: "plain" };
}
