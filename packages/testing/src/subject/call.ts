/** One call of an implementation under test, and what it says about the promises of the spec. */
import {
  ContractViolation,
  describeOutcome,
  type ExecutableContract,
  equal,
  type Finding,
  type OperationContract,
  type Outcome,
  type Scene,
  show,
  violationOf,
  withPoints,
} from "@tenet/runtime";
import type { Discreet } from "./discreet.js";

/** `Seen`: the call as the conditions of its operation read it. */
export class Call<Seen = Scene> {
  constructor(
    private readonly contract: ExecutableContract,
    readonly operation: OperationContract,
    readonly scene: Scene,
    readonly outcome: Outcome,
    readonly findings: readonly Finding[],
    /** Whether the state is seen. */
    private readonly sees: boolean,
    private readonly discreet: Discreet,
  ) {}

  /** Throws a ContractViolation for the first of these promises that the call breaks; without ids, for the first of all. */
  keeps(...ids: readonly string[]): void {
    const broken = this.findings.find(
      finding => !finding.holds && (ids.length === 0 || ids.includes(finding.id) || finding.blame === "caller"),
    );
    if (!broken) return;
    const violation = violationOf(this.contract, this.operation, this.scene.input, broken);
    throw new ContractViolation(this.discreet.violation(violation, this));
  }

  /** Throws unless the call returned a value equal to this one. */
  returns(value: unknown): void {
    if (this.outcome.kind === "returned" && equal(this.outcome.value, value)) return;
    throw this.other(
      value === undefined ? "to succeed" : `to return ${show(withPoints(value, this.operation.decimals?.result))}`,
    );
  }

  /** Throws unless the call failed with the code. */
  fails(code: string): void {
    if (this.outcome.kind !== "failed" || this.outcome.code !== code) throw this.other(`to fail with ${code}`);
  }

  /** Throws unless the call succeeded, whatever it returned. */
  succeeds(): void {
    if (this.outcome.kind !== "returned") throw this.other("to succeed");
  }

  /** Throws unless the condition holds of the call and its result; `expression` is how the spec writes it. */
  holds(expression: string, condition: (call: Seen) => boolean): void {
    if (!condition(this.scene as Seen))
      throw this.other(`to make \`${expression}\` true`, `it is not: ${this.described}`);
  }

  /** The same for a condition over the state; where the state cannot be seen, it is not looked at. */
  leaves(expression: string, condition: (call: Seen) => boolean): void {
    if (this.sees) this.holds(expression, condition);
  }

  toString(): string {
    return `${this.operation.name}(${this.input}): ${this.discreet.text(this.described, [this])}`;
  }

  /** As it was: for those who cover it among others. */
  get plainly(): string {
    const { name, decimals } = this.operation;
    return `${name}(${show(withPoints(this.scene.input, decimals?.input), 200)}): ${this.described}`;
  }

  private get described(): string {
    return this.discreet.quiet(this.operation, describeOutcome(this.outcome, this.operation));
  }

  private get input(): string {
    const input = this.discreet.input(this.scene.input, this.operation, this.scene.before);
    return show(withPoints(input, this.operation.decimals?.input), 200);
  }

  private other(expected: string, actual = this.described): Error {
    const text = (one: string) => this.discreet.text(one, [this]);
    return new Error(`expected ${this.operation.name}(${this.input}) ${text(expected)}, but ${text(actual)}`);
  }
}

/** A call inside a law failed; `fails` of the subject sees this one only. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
}
