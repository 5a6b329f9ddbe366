/** Wraps an implementation so that each call of an operation passes the guard. */
import type { ExecutableContract, OperationContract, Outcome, Values } from "../contract.js";
import { argumentsOf, failed, inputOf, returned } from "../judge/calls.js";
import type { ImplementOptions, Told } from "../running/index.js";
import type { WrapOptions } from "../running/options.js";
import { remember, type Subject, standFor, subjectOf } from "../running/subject.js";
import { wrap } from "../running/wrap.js";
import type { Violation } from "../violation.js";
import { refusalAtEdge, refusalDue } from "./admit.js";
import { Aftermath } from "./aftermath.js";
import { answerIn, type Call, underWay } from "./call.js";
import { Digest } from "./digest.js";
import { Discreet } from "./discreet.js";
import { Endings } from "./endings.js";
import { emitterOf } from "./events.js";
import { mustFit } from "./must-fit.js";
import type { GuardOptions, GuardWorld } from "./options.js";
import { failureModeOf, type GuardPlan } from "./plan.js";
import { guardPorts } from "./ports.js";
import { type Ended, Repeats } from "./repeats.js";
import { memoryStore } from "./store.js";
import { Telemetry } from "./telemetry.js";

type Method = (...args: unknown[]) => unknown;
type Failed = Extract<Outcome, { kind: "failed" }>;
type Implementation = object | ((world: GuardWorld) => object);

/** The operations of the implementation, each a promise of what it answered or of a `Refused`. Nothing else of it can be reached. */
export function guardWith(
  plan: GuardPlan,
  implementation: Implementation,
  options: GuardOptions = {},
): Record<string, Method> {
  const guard = new Guard(plan, implementation, options);
  const operations = Object.values(plan.contract.operations).filter(one => !one.constructs);
  const guarded = Object.fromEntries(
    operations.map(one => [one.name, (...args: unknown[]) => guard.call(one, args)] as const),
  );
  remember(guarded, guard.subject);
  return guarded;
}

class Guard {
  private readonly plan: GuardPlan;
  private readonly inner: Readonly<Record<string, Method>>;
  private readonly discreet: Discreet;
  private readonly telemetry: Telemetry;
  private readonly aftermath: Aftermath;
  private readonly endings: Endings;
  private readonly repeats: Repeats;
  /** Shared by all that wraps the implementation. */
  readonly subject: Subject;
  private latest = Number.NEGATIVE_INFINITY;

  constructor(
    plan: GuardPlan,
    implementation: Implementation,
    private readonly options: GuardOptions,
  ) {
    mustFit(plan, options);
    this.plan = { ...plan, contract: withModes(plan) };
    this.discreet = new Discreet(this.plan, options);
    this.aftermath = new Aftermath(this.plan, options, this.discreet);
    this.endings = new Endings(this.plan, options, this.aftermath, this.discreet);
    this.telemetry = new Telemetry(plan.contract.spec);
    this.repeats = new Repeats(this.plan, {
      store: options.store ?? memoryStore(),
      digest: new Digest(this.plan, options),
      heard: (call, error) => this.aftermath.heard(call, error),
      unknown: this.endings.internalCode,
    });
    const made = this.made(implementation);
    this.subject = subjectOf(made);
    this.inner = this.checked(made) as Readonly<Record<string, Method>>;
  }

  private made(implementation: Implementation): object {
    const { ports, events, contract } = this.plan;
    if (typeof implementation === "function")
      return (implementation as (world: GuardWorld) => object)({
        ports: guardPorts(this.plan, this.options, this.telemetry),
        emit: emitterOf(this.plan),
        now: () => underWay.getStore()?.now.getTime() ?? this.now(),
      });
    if (Object.keys(ports).length + Object.keys(events).length === 0) return implementation;
    throw new TypeError(
      `The guard of ${contract.spec} needs a function that makes the implementation of its ports and emit.`,
    );
  }

  /** Held to its contract, its dependencies' troubles turned into what the spec says of them. */
  private checked(implementation: object): object {
    const { contract } = this.plan;
    const methods = Object.values(contract.operations).filter(one => !one.constructs);
    const settled = Object.fromEntries(methods.map(one => [one.name, this.settling(one, implementation)] as const));
    standFor(settled, implementation);
    const options: WrapOptions = {
      ...(this.options as ImplementOptions),
      onViolation: (violation, told) => this.violated(violation, told),
      around: {
        before: () => {
          const call = underWay.getStore();
          return call === undefined ? {} : { now: call.now, actor: call.actor };
        },
        after: () => this.around(),
      },
    };
    return wrap(this.options.redact === false ? withoutSecretPlaces(contract) : contract, settled, options);
  }

  private around() {
    const call = underWay.getStore();
    if (call === undefined) return {};
    const { ports, events } = this.plan;
    return {
      answer: answerIn(call),
      ...(Object.keys(ports).length === 0 ? {} : { ports: call.ports }),
      ...(Object.keys(events).length === 0 ? {} : { events: call.events }),
    };
  }

  private settling(operation: OperationContract, implementation: object): Method {
    const method: unknown = Reflect.get(implementation, operation.name);
    if (typeof method !== "function")
      throw new TypeError(`The implementation of ${this.plan.contract.spec} has no operation ${operation.name}.`);
    const escaped = (error: unknown) => this.endings.escaped(operation, error);
    return (...args) => {
      let value: unknown;
      try {
        value = method.apply(implementation, args);
      } catch (error) {
        return escaped(error);
      }
      return value instanceof Promise ? value.catch(escaped) : value;
    };
  }

  private violated(violation: Violation, told: Told): void {
    const call = underWay.getStore();
    this.telemetry.violation(violation.operation, violation.promise);
    const shown = call === undefined ? violation : this.discreet.violation(violation, this.discreet.knownIn(call));
    return this.options.onViolation?.(shown, told);
  }

  /** One value per call, which never decreases. */
  private now(): number {
    this.latest = Math.max(this.latest, this.options.now?.() ?? Date.now());
    return this.latest;
  }

  call(operation: OperationContract, args: readonly unknown[]): Promise<unknown> {
    return this.telemetry.operation(operation.name, async end => {
      const call = this.begin(operation, args);
      const ended = await underWay.run(call, () => this.admitted(call, args.slice(operation.parameters.length)));
      const error = ended.kind === "succeeded" ? undefined : this.aftermath.covered(call, ended.error);
      end({ outcome: ended.kind, ...(error === undefined ? {} : { code: error.code }) });
      await this.aftermath.followed(call, ended);
      if (error === undefined) return (ended as { readonly value: unknown }).value;
      if (this.plan.contract.errors === "result") return { ok: false, error };
      throw error;
    });
  }

  private begin(operation: OperationContract, args: readonly unknown[]): Call {
    const call = { operation, now: new Date(this.now()), ports: [], events: [], begun: false, ended: false };
    try {
      const context = args[operation.parameters.length] as { readonly actor?: unknown } | undefined;
      return { ...call, input: inputOf(operation, args), actor: context?.actor ?? undefined };
    } catch {
      // A getter of the input or of the context threw.
      return { ...call, input: {}, actor: undefined, isUnreadable: true };
    }
  }

  private async admitted(call: Call, context: readonly unknown[]): Promise<Ended> {
    try {
      const error = refusalAtEdge(this.plan, call, this.options.codes);
      if (error !== undefined) return { kind: "refused", error };
      return await this.repeats.once(call, () => this.attempted(call, context));
    } catch (error) {
      return this.endings.internal(call, error);
    } finally {
      call.ended = true;
    }
  }

  private async attempted(call: Call, context: readonly unknown[]): Promise<Ended> {
    const error = refusalDue(this.plan, call, await this.stateFor(call), this.options);
    if (error !== undefined) return { kind: "refused", error };
    const { operation, input } = call;
    call.begun = true;
    try {
      const value = await this.inner[operation.name]!(...argumentsOf(operation, input), ...context);
      const outcome = returned(this.plan.contract, value);
      const raw = (value as { readonly error?: unknown } | undefined)?.error;
      return outcome.kind === "returned" ? { kind: "succeeded", value } : this.endings.refusedBy(call, outcome, raw);
    } catch (thrown) {
      return this.endings.refusedBy(call, failed(thrown) as Failed, thrown);
    }
  }

  /** What decides who may see what: only read where something does. */
  private async stateFor(call: Call): Promise<Values | undefined> {
    const { operation, input, actor } = call;
    const { access } = this.plan.operations[operation.name] ?? {};
    if (access === undefined) return undefined;
    const { look, observe } = this.options;
    if (look === undefined) return observe?.() as Values | undefined;
    call.looked = (await look({ operation: operation.name, input, actor })) as Values;
    return call.looked;
  }
}

function withModes({ contract, operations }: GuardPlan): ExecutableContract {
  const all = Object.entries(contract.operations).map(([name, one]) => {
    const modes = operations[name]?.modes ?? [];
    return [name, modes.length === 0 ? one : { ...one, failureModes: modes.map(failureModeOf) }] as const;
  });
  return { ...contract, operations: Object.fromEntries(all) };
}

function withoutSecretPlaces({ secrets: _, ...contract }: ExecutableContract): ExecutableContract {
  const all = Object.entries(contract.operations).map(([name, { secrets: _, ...one }]) => [name, one] as const);
  return { ...contract, operations: Object.fromEntries(all) };
}
