/** How a call ended that did not succeed: with a code for the caller, or with an error that is not shown. */
import { randomUUID } from "node:crypto";
import type { OperationContract, Outcome } from "../contract.js";
import { ContractViolation } from "../violation.js";
import type { Aftermath } from "./aftermath.js";
import { type Call, underWay } from "./call.js";
import type { Discreet } from "./discreet.js";
import { at } from "./observed.js";
import type { GuardOptions } from "./options.js";
import { failureModeOf, type GuardPlan, modesFor } from "./plan.js";
import { PortTrouble, Refused, refused } from "./refused.js";
import type { Ended } from "./repeats.js";

type Failed = Extract<Outcome, { kind: "failed" }>;

export class Endings {
  /** What the guard itself refused with, by the hand of the implementation. */
  private readonly own = new WeakSet<Refused>();

  constructor(
    private readonly plan: GuardPlan,
    private readonly options: GuardOptions,
    private readonly aftermath: Aftermath,
    private readonly discreet: Discreet,
  ) {}

  /** What a dependency did and the implementation let through is what the spec says becomes of it. */
  escaped(operation: OperationContract, error: unknown): unknown {
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

  /** A code that the operation may fail with is for the caller; anything else is not. */
  refusedBy(call: Call, outcome: Failed, error: unknown): Ended {
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

  /** Where something may have been done, nobody is told to try again. */
  internal(call: Call, error: unknown): Ended {
    const id = randomUUID();
    this.aftermath.heard(call, error, id);
    const details = { id, ...(mayHaveActed(call) ? { retry: false } : {}) };
    return { kind: "failed", error: refused(this.plan, this.internalCode, details) };
  }

  get internalCode(): string {
    return this.options.codes?.internal ?? "INTERNAL";
  }
}

/** A query that asks nobody does nothing. */
function mayHaveActed({ begun, operation }: Call): boolean {
  const { changes, uses = [], emits = [] } = operation;
  return begun && (changes !== undefined || uses.length + emits.length > 0);
}

function codesOf({ refusals, mayFail = [], failureModes = [] }: OperationContract): ReadonlySet<string> {
  const ofModes = failureModes.flatMap(({ code }) => (code === undefined ? [] : [code]));
  return new Set([...refusals.map(({ code }) => code), ...mayFail, ...ofModes]);
}
