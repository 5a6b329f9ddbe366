/** An implementation in memory that does what a spec says, for tests of what uses it. Files of `spec fake` import it. */
import type { OperationContract, Values } from "../contract.js";
import { inputOf } from "../judge/calls.js";
import { show } from "../show.js";
import { copy, equal } from "../values/index.js";
import { endOf, stateAfter } from "./ending.js";
import { CallerMistake, FakeRefusal, NotDetermined } from "./errors.js";
import type { FakeClause, FakeOperation, FakeOptions, FakePlan, FakeScene } from "./plan.js";
import { CallPorts } from "./ports.js";
import { freshValue, type Supply, scalarsIn } from "./supply.js";

export { CallerMistake, FakeRefusal, NotDetermined } from "./errors.js";
export type { FakeClause, FakeOperation, FakeOptions, FakePlan, FakeStage } from "./plan.js";
export { freshValue, type Supply } from "./supply.js";

/** One method for each operation, in the heading's call form, and `snapshot` for the state. */
export function fakeOf(plan: FakePlan, options: FakeOptions<Values> = {}): Record<string, (...args: any[]) => unknown> {
  const fake = new Fake(plan, options);
  const methods = Object.keys(plan.operations).map(
    name => [name, (...args: unknown[]) => fake.call(name, args)] as const,
  );
  return Object.fromEntries([["snapshot", () => fake.snapshot()], ...methods]);
}

interface Remembered {
  readonly operation: string;
  readonly key: unknown;
  readonly input: Values;
  readonly at: number;
  readonly value: unknown;
}

/** What a call meets. */
interface Met {
  readonly now: Date;
  readonly actor: unknown;
  readonly ports: CallPorts;
}

class Fake {
  private state: Values;
  private made = 0;
  private clock = Number.NEGATIVE_INFINITY;
  private readonly remembered: Remembered[] = [];

  constructor(
    private readonly plan: FakePlan,
    private readonly options: FakeOptions<Values>,
  ) {
    this.state = copy({ ...plan.start(), ...options.state }) as Values;
  }

  snapshot(): Values {
    return copy(this.state) as Values;
  }

  call(name: string, args: readonly unknown[]): unknown {
    const contract = this.plan.contract.operations[name]!;
    const { failures = [] } = this.plan.operations[name]!;
    const context = args[contract.parameters.length] as { readonly actor?: unknown } | undefined;
    const input = copy(inputOf(contract, args)) as Values;
    const met = { now: this.now(), actor: context?.actor, ports: new CallPorts(this.options.ports, failures) };
    return this.attempt(name, input, met);
  }

  /** Nothing has changed until a call ends: one that waits for a dependency is begun anew with its answer. */
  private attempt(name: string, input: Values, met: Met): unknown {
    const { ports } = met;
    const plain = this.plan.contract.errors === "throw";
    try {
      const value = copy(this.perform(name, input, met));
      return plain ? value : { ok: true, value };
    } catch (thrown) {
      const { pending } = ports;
      ports.pending = undefined;
      if (pending) return pending.then(() => this.attempt(name, input, met));
      const error = ports.failed ? ports.failed.error : thrown;
      if (plain || !(error instanceof FakeRefusal)) throw error;
      return { ok: false, error: error.code };
    }
  }

  private perform(name: string, input: Values, met: Met): unknown {
    const contract = this.plan.contract.operations[name]!;
    const operation = this.plan.operations[name]!;
    const scene = this.sceneOf(input, met);
    const misfit = contract.accepts(input, scene);
    if (misfit)
      throw new CallerMistake(
        `${name}: ${misfit.path.replace(/^\./, "")} should be ${misfit.expected}, not ${show(misfit.actual)}.`,
      );
    const before = operation.idempotent && this.repeated(name, operation.idempotent, scene);
    if (before) return before.value;
    this.refuse(contract, operation, scene);
    if (operation.undetermined !== undefined)
      throw new NotDetermined(`The spec does not determine ${name}: ${operation.undetermined}.`);
    const value = operation.batch ? this.batch(operation.batch, scene, met) : this.succeed(contract, operation, scene);
    if (operation.idempotent) {
      const key = operation.idempotent.key(scene);
      this.remembered.push({ operation: name, key, input, at: scene.now.getTime(), value });
    }
    return value;
  }

  private sceneOf(input: Values, { now, actor, ports }: Met): FakeScene {
    const { state: before } = this;
    return { input, before, after: before, result: undefined, now, actor, answer: ports.answer };
  }

  /** Never goes back. */
  private now(): Date {
    this.clock = Math.max(this.clock, Number(this.options.now?.() ?? Date.now()));
    return new Date(this.clock);
  }

  private repeated(
    name: string,
    { key, within, otherwise }: NonNullable<FakeOperation["idempotent"]>,
    scene: FakeScene,
  ) {
    const now = scene.now.getTime();
    const same = this.remembered.find(
      one => one.operation === name && equal(one.key, key(scene)) && (within === undefined || now - one.at < within),
    );
    if (same && !equal(same.input, scene.input)) {
      if (otherwise !== undefined) throw new FakeRefusal(otherwise, `${name}.idempotent`);
      return undefined;
    }
    return same;
  }

  private refuse(contract: OperationContract, operation: FakeOperation, scene: FakeScene): void {
    const { requires = contract.requires, refusals = contract.refusals } = operation;
    const due = refusals.find(clause => holds(clause, scene) !== true);
    const duty = requires.find(clause => {
      const kept = holds(clause, scene);
      return kept === false || (kept === undefined && due === undefined);
    });
    if (duty) throw new CallerMistake(`${contract.name}: the caller's duty ${duty.id} does not hold.`);
    if (due === undefined) return;
    const changes = operation.changes ?? contract.changes ?? [];
    this.state = stateAfter(contract, changes, scene, due.id);
    throw new FakeRefusal(due.code, due.id);
  }

  private succeed(contract: OperationContract, operation: FakeOperation, scene: FakeScene): unknown {
    const { state, result } = endOf(contract, operation, scene, (supply, kind) => this.make(supply, kind));
    const ended = { ...scene, after: state, result };
    const misfit = contract.returns?.(result, ended);
    if (misfit)
      throw new NotDetermined(
        `The spec does not say what ${contract.name} returns: its result${misfit.path} should be ${misfit.expected}.`,
      );
    for (const call of operation.calls ?? [])
      if (call.when?.(ended) ?? true) scene.answer!(call.port, call.function, call.args(ended));
    this.state = state;
    for (const { event, data, when } of operation.emits ?? [])
      if (when?.(ended) ?? true) this.options.onEvent?.(event, copy(data?.(ended)));
    return result;
  }

  /** All or nothing. */
  private batch({ operation, inputs }: NonNullable<FakeOperation["batch"]>, scene: FakeScene, met: Met): undefined {
    const before = this.state;
    try {
      for (const input of inputs(scene)) this.perform(operation, input, met);
    } catch (error) {
      this.state = before;
      throw error;
    }
    return undefined;
  }

  private make(supply: Supply, kind: string): unknown {
    if (this.options.newId) return this.options.newId(kind);
    const used = scalarsIn(this.state);
    for (;;) {
      const value = freshValue(supply, ++this.made);
      if (value === undefined) throw new NotDetermined(`There are no more values of ${kind}.`);
      if (!used.has(value)) return value;
    }
  }
}

/** Undefined where the condition has no value; what a dependency does passes through. */
function holds(clause: FakeClause, scene: FakeScene): boolean | undefined {
  try {
    return clause.holds(scene);
  } catch (error) {
    if (error instanceof FakeRefusal || error instanceof NotDetermined) throw error;
    return undefined;
  }
}
