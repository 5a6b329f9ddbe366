/** Wraps an implementation so that each call of an operation passes the guard. */
import { randomUUID } from "node:crypto";
import type { ExecutableContract, OperationContract, Outcome, Values } from "../contract.js";
import { argumentsOf, failed, inputOf, returned } from "../judge/calls.js";
import { type ImplementOptions, implement, type Told } from "../running/index.js";
import { ContractViolation, type Violation } from "../violation.js";
import { refusalAtEdge, refusalDue } from "./admit.js";
import { Aftermath } from "./aftermath.js";
import { answerIn, type Call, underWay } from "./call.js";
import { Discreet } from "./discreet.js";
import { emitterOf } from "./events.js";
import { at } from "./observed.js";
import type { GuardOptions, GuardWorld } from "./options.js";
import { failureModeOf, type GuardPlan, modesFor } from "./plan.js";
import { guardPorts } from "./ports.js";
import { PortTrouble, Refused, refused } from "./refused.js";
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
  return Object.fromEntries(operations.map(one => [one.name, (...args: unknown[]) => guard.call(one, args)]));
}

class Guard {
  private readonly plan: GuardPlan;
  private readonly inner: Readonly<Record<string, Method>>;
  private readonly discreet: Discreet;
  private readonly telemetry: Telemetry;
  private readonly aftermath: Aftermath;
  private readonly repeats: Repeats;
  private readonly own = new WeakSet<Refused>();
  private latest = Number.NEGATIVE_INFINITY;

  constructor(
    plan: GuardPlan,
    implementation: Implementation,
    private readonly options: GuardOptions,
  ) {
    this.plan = { ...plan, contract: withModes(plan) };
    this.discreet = new Discreet(this.plan, options);
    this.aftermath = new Aftermath(this.plan, options, this.discreet);
    this.telemetry = new Telemetry(plan.contract.spec);
    this.repeats = new Repeats(this.plan, options.store ?? memoryStore());
    this.inner = this.checked(this.made(implementation)) as Readonly<Record<string, Method>>;
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
    const options: ImplementOptions = {
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
    return implement(this.options.redact === false ? withoutSecretPlaces(contract) : contract, settled, options);
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
    const escaped = (error: unknown) => this.escaped(operation, error);
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

  /** What a dependency did and the implementation let through is what the spec says becomes of it. */
  private escaped(operation: OperationContract, error: unknown): unknown {
    if (!(error instanceof PortTrouble)) throw error;
    const { ports = [] } = underWay.getStore() ?? {};
    const modes = modesFor(this.plan.operations[operation.name], error.port, error.operation);
    const happened = modes.map(failureModeOf).find(mode => ports.some(mode.happened));
    if (happened?.code === undefined) throw error;
    const answer = refused(this.plan, happened.code, { promise: `${this.plan.contract.spec}/${happened.id}` });
    this.own.add(answer);
    if (this.plan.contract.errors === "result") return { ok: false, error: answer };
    throw answer;
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
    const context = args[operation.parameters.length] as { readonly actor?: unknown } | undefined;
    const call: Call = {
      operation,
      input: inputOf(operation, args),
      actor: context?.actor ?? undefined,
      now: new Date(this.now()),
      ports: [],
      events: [],
      ended: false,
    };
    return this.telemetry.operation(operation.name, async end => {
      const ended = await underWay.run(call, () => this.admitted(call, args.slice(operation.parameters.length)));
      const error = ended.kind === "succeeded" ? undefined : this.aftermath.covered(call, ended.error);
      end({ outcome: ended.kind, ...(error === undefined ? {} : { code: error.code }) });
      await this.aftermath.followed(call, ended);
      if (error === undefined) return (ended as { readonly value: unknown }).value;
      if (this.plan.contract.errors === "result") return { ok: false, error };
      throw error;
    });
  }

  private async admitted(call: Call, context: readonly unknown[]): Promise<Ended> {
    try {
      const error = refusalAtEdge(this.plan, call, this.options.codes);
      if (error !== undefined) return { kind: "refused", error };
      return await this.repeats.once(call, () => this.attempted(call, context));
    } catch (error) {
      return this.internal(call, error);
    } finally {
      call.ended = true;
    }
  }

  private async attempted(call: Call, context: readonly unknown[]): Promise<Ended> {
    const error = refusalDue(this.plan, call, await this.stateFor(call), this.options.codes);
    if (error !== undefined) return { kind: "refused", error };
    const { operation, input } = call;
    try {
      const value = await this.inner[operation.name]!(...argumentsOf(operation, input), ...context);
      const outcome = returned(this.plan.contract, value);
      const raw = (value as { readonly error?: unknown } | undefined)?.error;
      return outcome.kind === "returned" ? { kind: "succeeded", value } : this.refusedBy(call, outcome, raw);
    } catch (thrown) {
      return this.refusedBy(call, failed(thrown) as Failed, thrown);
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

  /** A code that the operation may fail with is for the caller; anything else is not. */
  private refusedBy(call: Call, outcome: Failed, error: unknown): Ended {
    if (error instanceof ContractViolation) return this.broken(call, error);
    if (error instanceof PortTrouble || outcome.code === undefined) return this.internal(call, error);
    const { operation } = call;
    if (!operation.failsAny && !codesOf(operation).has(outcome.code)) return this.internal(call, error);
    // What the implementation made may say more than callers should read.
    if (error instanceof Refused && this.own.has(error)) return { kind: "refused", error };
    return { kind: "refused", error: refused(this.plan, outcome.code, this.dataOf(call, outcome.code, error)) };
  }

  private dataOf(call: Call, code: string, error: unknown): { readonly data?: unknown } {
    const { data: fits } = this.plan.errors[code] ?? {};
    if (fits === undefined) return {};
    const data: unknown = (error as { readonly data?: unknown } | undefined)?.data;
    const wrong = fits(data, { input: call.input, before: {}, after: {}, result: undefined });
    if (wrong === undefined) return { data: this.discreet.data(code, data) };
    this.aftermath.heard(
      call,
      new TypeError(`The data of ${code} do not fit${at(wrong)}: expected ${wrong.expected}.`),
    );
    return {};
  }

  private broken(call: Call, error: ContractViolation): Ended {
    const { violation } = error;
    if (violation.blame !== "caller") return this.internal(call, error);
    const { condition = violation.expected, promise } = violation;
    const code = this.options.codes?.invalid ?? "INVALID_INPUT";
    return { kind: "refused", error: refused(this.plan, code, { expected: condition, promise }) };
  }

  private internal(call: Call, error: unknown): Ended {
    const id = randomUUID();
    this.aftermath.heard(call, error, id);
    return { kind: "failed", error: refused(this.plan, this.options.codes?.internal ?? "INTERNAL", { id }) };
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

function codesOf({ refusals, mayFail = [], failureModes = [] }: OperationContract): ReadonlySet<string> {
  const ofModes = failureModes.flatMap(({ code }) => (code === undefined ? [] : [code]));
  return new Set([...refusals.map(({ code }) => code), ...mayFail, ...ofModes]);
}
