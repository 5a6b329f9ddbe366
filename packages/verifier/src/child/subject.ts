/** The implementation as the child knows it: its binding, or the plain module, and the subject of the running case. */
import { type Binding, isBinding } from "@tenet/runtime";
import type { Clock } from "./clock.js";
import { type Convert, converter } from "./convert.js";
import { Handles } from "./crossing.js";
import { countCase, countFor } from "./mutants.js";
import { type Hold, Ports } from "./ports.js";
import {
  append,
  apply,
  bytes,
  compareBytes,
  construct,
  define,
  fromBytes,
  getPrototypeOf,
  hasOwn,
  keys,
  ownKeys,
  sameDeep,
} from "./primordials.js";
import {
  type Around,
  type OperationPlan,
  type Plan,
  type Played,
  type Reply,
  type Script,
  type Shape,
  type Stage,
  type Step,
  startOfTime,
  type Thrown,
} from "./protocol.js";
import { requestsUnderWay } from "./requests.js";
import { describeThrown, resultForm } from "./thrown.js";
import { makeWorld } from "./world.js";

/** A step of the child failed, not the operation: what `words` say came from the implementation or its binding. */
export class Problem extends Error {
  constructor(
    readonly during: Stage,
    readonly words: string,
  ) {
    super(words);
  }
}

type Callable = (...args: unknown[]) => unknown;

export class Implementation {
  readonly observes: boolean;
  readonly creates: boolean;
  private readonly binding: Binding;
  private readonly homes: readonly unknown[];
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
    const parts = [module, read(module, "default"), read(read(module, "default"), "default")];
    const bound =
      parts[0] !== undefined && isBinding(parts[0])
        ? parts[0]
        : isBinding(parts[1])
          ? parts[1]
          : isBinding(parts[2])
            ? parts[2]
            : undefined;
    this.binding = bound ?? {};
    const held = this.binding.module;
    this.homes = bound === undefined ? parts : [held, read(held, "default")];
    this.observes = typeof this.binding.observe === "function";
    this.creates = typeof this.binding.create === "function";
    const handles = plan.crosses ? this.handles : undefined;
    this.to = converter("to", this.binding.values, plan.types, handles);
    this.from = converter("from", this.binding.values, plan.types, handles);
    this.ports = new Ports(
      plan.ports,
      name => shapeNamed(plan.events, name),
      this.to,
      this.from,
      async milliseconds => this.hold?.(milliseconds) ?? this.clock?.wait(milliseconds),
    );
  }

  /** A fresh subject; the answer has the state as observed before any call. */
  async start(state: unknown): Promise<Reply> {
    await this.create(state);
    const missing: string[] = [];
    for (let at = 0; at < this.plan.operations.length; at++) {
      const operation = this.plan.operations[at]!;
      if (this.find(operation, true) === undefined) append(missing, operation.name);
    }
    return {
      kind: "started",
      state: await this.observed(),
      missing,
      members: missing.length === 0 ? [] : this.members(),
    };
  }

  /** Cases one after another, each with a fresh subject. */
  async play(scripts: readonly Script[]): Promise<Reply> {
    const cases: Played[] = [];
    for (let at = 0; at < scripts.length; at++) {
      countCase(at);
      append(cases, await this.playOne(scripts[at]!));
    }
    return { kind: "played", cases };
  }

  private async playOne({ state, calls, whole }: Script): Promise<Played> {
    await this.create(state === undefined ? undefined : fromBytes(state));
    const first = whole || calls.length === 0 ? this.pack(await this.observed()) : undefined;
    const steps: Played["steps"][number][] = [];
    let last: unknown;
    for (let at = 0; at < calls.length; at++) {
      const { operation, input, around } = calls[at]!;
      const step = await this.call(
        operation,
        fromBytes(input),
        around === undefined ? undefined : (fromBytes(around) as Around),
      );
      last = step.state;
      if (whole) append(steps, { answer: this.pack({ ...step, state: undefined }), state: this.pack(step.state) });
    }
    return { state: first ?? this.pack(last), steps };
  }

  pack(value: unknown): Uint8Array {
    try {
      return bytes(value);
    } catch (error) {
      throw new Problem("send", describeThrown(error).message);
    }
  }

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
    const world = makeWorld(this.convertState(state, this.to), state, surroundings);
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

  async call(name: string, input: Readonly<Record<string, unknown>>, around?: Around): Promise<Step> {
    const operation = this.operation(name);
    await this.surround(around);
    const found = this.find(operation, false);
    const natives = this.nativeInputs(operation, input);
    const comparable = without(natives, operation.crossing);
    const before = snapshot(comparable);
    countFor(name);
    const outcome =
      found === undefined
        ? missingOperation(name)
        : await this.outcome(operation, () => this.inTime(() => this.invoke(operation, found, natives)));
    // What comes too late may still do something.
    await this.clock?.settle(() => this.ports.pending);
    countFor(undefined);
    const inputs = changed(before, comparable);
    const state = await this.observed();
    const seen = this.plan.ports.length > 0 || this.plan.events.length > 0 ? this.ports.seen : {};
    return { kind: "called", outcome, state, ...seen, ...(inputs === undefined ? {} : { inputs }) };
  }

  /** Begins a call and leaves it to go on beside others; `surround` comes before. */
  begin(name: string, input: Readonly<Record<string, unknown>>, around: Around | undefined): Promise<Step["outcome"]> {
    const operation = this.operation(name);
    this.around = around;
    const found = this.find(operation, false);
    const natives = this.nativeInputs(operation, input);
    return found === undefined
      ? Promise.resolve(missingOperation(name))
      : this.outcome(operation, () => this.invoke(operation, found, natives));
  }

  async surround(around: Around | undefined): Promise<void> {
    this.around = around;
    this.ports.begin(around?.answers ?? []);
    if (around !== undefined) await this.clock?.moveTo(around.now);
  }

  private async outcome(
    operation: OperationPlan,
    run: () => unknown,
  ): Promise<{ kind: "returned"; value: unknown } | Thrown> {
    let value: unknown;
    try {
      value = await run();
    } catch (error) {
      return describeThrown(error, this.binding.errors);
    }
    if (operation.constructs && !this.creates) this.subject = value;
    const answer =
      this.plan.errors === "result" ? resultForm(value, this.binding.errors) : { kind: "returned" as const, value };
    if (answer.kind === "failed") return answer;
    if (operation.returns === undefined) return { kind: "returned", value: undefined };
    return { kind: "returned", value: this.convert(answer.value, operation.returns, this.from) };
  }

  private invoke(operation: OperationPlan, found: Found, natives: Record<string, unknown>): unknown {
    const context = this.contextOf(operation);
    if (found.form === "bound") return found.call(this.subject, natives, context);
    const args = argumentsOf(operation, natives);
    if (context !== undefined) {
      args.length = operation.parameters.length;
      append(args, context);
    }
    return operation.constructs ? construct(found.call, args) : apply(found.call, found.owner, args);
  }

  /** Handed over behind the inputs of an operation that asks who calls. */
  private contextOf({ actor }: OperationPlan): object | undefined {
    if (actor === undefined) return undefined;
    const context = {};
    define(context, "actor", this.convert(this.around?.actor, actor, this.to));
    return context;
  }

  private nativeInputs(operation: OperationPlan, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const natives = {};
    for (let at = 0; at < operation.inputs.length; at++) {
      const [name, shape] = [operation.inputs[at]![0], operation.inputs[at]![1]];
      if (hasOwn(input, name)) define(natives, name, this.convert(input[name], shape, this.to));
    }
    return natives;
  }

  async observed(): Promise<unknown> {
    if (this.binding.observe === undefined || !this.plan.stateful) return undefined;
    if (this.subject === undefined && this.isConstructed()) return this.wanted;
    let state: unknown;
    try {
      state = await this.binding.observe(this.subject);
    } catch (error) {
      throw new Problem("observe", describeThrown(error).message);
    }
    return this.convertState(state, this.from);
  }

  /** Whether calls make the subject, not the binding. */
  private isConstructed(): boolean {
    for (let at = 0; at < this.plan.operations.length; at++)
      if (this.plan.operations[at]!.constructs) return !this.creates;
    return false;
  }

  private convertState(state: unknown, direction: Convert): unknown {
    return this.convert(state, { kind: "record", fields: this.plan.state }, direction);
  }

  private convert(value: unknown, shape: Shape, direction: Convert): unknown {
    try {
      return direction(value, shape);
    } catch (error) {
      throw new Problem("convert", describeThrown(error).message);
    }
  }

  private operation(name: string): OperationPlan {
    for (let at = 0; at < this.plan.operations.length; at++) {
      if (this.plan.operations[at]!.name === name) return this.plan.operations[at]!;
    }
    throw new Problem("call", `There is no operation ${name} in the spec.`);
  }

  /** `ahead`: before a constructor has run, a class's prototype answers for its instances. */
  private find(operation: OperationPlan, ahead: boolean): Found | undefined {
    const bound = this.binding.operations as Record<string, Callable> | undefined;
    if (bound !== undefined && hasOwn(bound, operation.name)) return { form: "bound", call: bound[operation.name]! };
    if (this.subject !== undefined && this.subject !== null && !operation.constructs)
      return method(this.subject, operation.name);
    for (let at = 0; at < this.homes.length; at++) {
      const home = this.homes[at];
      const found = method(home, operation.name) ?? this.itself(home, operation);
      if (found !== undefined) return found;
    }
    return ahead && !operation.constructs ? this.onPrototype(operation) : undefined;
  }

  /** A module that is one function: `module.exports = function distance() {}`. */
  private itself(home: unknown, operation: OperationPlan): Found | undefined {
    if (typeof home !== "function") return undefined;
    if (this.plan.operations.length > 1 && home.name !== operation.name) return undefined;
    return { form: "plain", owner: undefined, call: home as Callable };
  }

  private onPrototype(operation: OperationPlan): Found | undefined {
    for (let at = 0; at < this.plan.operations.length; at++) {
      const builder = this.plan.operations[at]!;
      const found = builder.constructs ? this.find(builder, false) : undefined;
      const answer = found === undefined ? undefined : method(read(found.call, "prototype"), operation.name);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** Names that could have been meant by a missing operation. */
  private members(): string[] {
    const names: string[] = [];
    addNames(names, this.subject);
    for (let at = 0; at < this.homes.length; at++) addNames(names, this.homes[at]);
    return names;
  }
}

type Found =
  | { readonly form: "bound"; readonly call: Callable }
  | { readonly form: "plain"; readonly owner: unknown; readonly call: Callable };

function method(owner: unknown, name: string): Found | undefined {
  const call = read(owner, name);
  return typeof call === "function" ? { form: "plain", owner, call: call as Callable } : undefined;
}

function read(owner: unknown, name: string): unknown {
  if ((typeof owner !== "object" && typeof owner !== "function") || owner === null) return undefined;
  try {
    return (owner as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

function missingOperation(name: string): Thrown {
  return { kind: "failed", code: undefined, name: "TypeError", message: `there is no operation ${name}` };
}

function argumentsOf(operation: OperationPlan, natives: Record<string, unknown>): unknown[] {
  const args: unknown[] = [];
  let used = 0;
  for (let at = 0; at < operation.parameters.length; at++) {
    const parameter = operation.parameters[at]!;
    const value = typeof parameter === "string" ? natives[parameter] : pick(natives, parameter);
    append(args, value);
    if (value !== undefined) used = at + 1;
  }
  args.length = used;
  return args;
}

function pick(natives: Record<string, unknown>, names: readonly string[]): object {
  const picked = {};
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    if (hasOwn(natives, name) && natives[name] !== undefined) define(picked, name, natives[name]);
  }
  return picked;
}

/** The same values, some left out. */
function without(natives: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  if (names.length === 0) return natives;
  const left = {};
  const all = keys(natives);
  for (let at = 0; at < all.length; at++) {
    const name = all[at]!;
    if (!includes(names, name)) define(left, name, natives[name]);
  }
  return left;
}

function includes(names: readonly string[], name: string): boolean {
  for (let at = 0; at < names.length; at++) if (names[at] === name) return true;
  return false;
}

/** Undefined where the values cannot be copied: then a change in place cannot be told. */
function snapshot(natives: object): Uint8Array | undefined {
  try {
    return bytes(natives);
  } catch {
    return undefined;
  }
}

function changed(before: Uint8Array | undefined, natives: object): { before: unknown; after: unknown } | undefined {
  const after = before === undefined ? undefined : snapshot(natives);
  if (before === undefined || after === undefined || compareBytes(before, after) === 0) return undefined;
  const [was, is] = [fromBytes(before), fromBytes(after)];
  return sameDeep(was, is) ? undefined : { before: was, after: is };
}

function addNames(names: string[], owner: unknown): void {
  try {
    let from: object | null = typeof owner === "object" || typeof owner === "function" ? owner : null;
    for (
      let depth = 0;
      from !== null && from !== Object.prototype && from !== Function.prototype && depth < 4;
      depth++
    ) {
      const own = ownKeys(from);
      for (let at = 0; at < own.length && names.length < 200; at++) {
        const name = own[at];
        if (typeof name === "string" && name !== "constructor" && typeof read(from, name) === "function")
          append(names, name);
      }
      from = getPrototypeOf(from) as object | null;
    }
  } catch {
    // A proxy that refuses to be listed: no suggestion then.
  }
}

function shapeNamed(shapes: readonly (readonly [string, Shape])[], name: string): Shape {
  for (let at = 0; at < shapes.length; at++) if (shapes[at]![0] === name) return shapes[at]![1];
  return { kind: "plain" };
}
