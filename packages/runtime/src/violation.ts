/** A broken promise, told so that a person knows what to repair without a debugger. */
import type { Clause, ExecutableContract, OperationContract, Part, Values } from "./contract.js";
import { type Decimals, withPoints } from "./decimals.js";
import type { Blame, Finding, FindingKind } from "./judge/finding.js";
import { show } from "./show.js";

/** A plain record: survives JSON but for the values themselves. */
export interface Violation {
  /** `bank.accounts/TRF-3` */
  readonly promise: string;
  readonly kind: FindingKind;
  readonly operation: string;
  readonly input: Values;
  /** Where decimals stand in the input. */
  readonly decimals?: Decimals;
  /** The spec's file and one-based line. */
  readonly path: string;
  readonly line: number;
  /** The prose beside the condition, or "". */
  readonly text: string;
  /** The condition as written; absent where the promise has none. */
  readonly condition?: string;
  readonly expected: string;
  readonly actual: string;
  readonly parts: readonly Part[];
  readonly blame: Blame;
  /** Of a state at rest: the calls since it was at rest before, where there was more than one. */
  readonly calls?: readonly { readonly operation: string; readonly times: number }[];
}

/** Thrown by a wrapped implementation. `cause` is the implementation's own error, where it threw one. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";

  constructor(
    readonly violation: Violation,
    options?: ErrorOptions,
  ) {
    super(describeViolation(violation), options);
  }
}

/** The record of a finding that does not hold. */
export function violationOf(
  contract: ExecutableContract,
  operation: OperationContract,
  input: Values,
  finding: Finding,
): Violation {
  const clause = clausesOf(contract, operation).find(one => one.id === finding.id);
  const row = operation.changes?.find(one => one.id === finding.id);
  const condition = clause?.expression ?? row?.expression;
  return {
    promise: `${contract.spec}/${finding.id}`,
    kind: finding.kind,
    operation: operation.name,
    input,
    ...(operation.decimals?.input === undefined ? {} : { decimals: operation.decimals.input }),
    path: contract.path,
    line: clause?.line ?? row?.line ?? operation.line,
    text: clause?.text ?? "",
    ...(condition === undefined ? {} : { condition }),
    expected: finding.expected,
    actual: finding.actual,
    parts: finding.parts,
    blame: finding.blame,
  };
}

function clausesOf(contract: ExecutableContract, operation: OperationContract): readonly Clause[] {
  return [
    ...operation.requires,
    ...operation.refusals,
    ...operation.ensures,
    ...contract.invariants,
    ...(contract.history ?? []),
  ];
}

/** Several lines: the promise, where it stands, the call, what was expected and found, every value, who is to blame. */
export function describeViolation(violation: Violation): string {
  const { promise, text, path, line, condition, operation, expected, actual, parts, blame, calls = [] } = violation;
  const input = withPoints(violation.input, violation.decimals);
  const rows = [
    ["at", condition === undefined ? `${path}:${line}` : `${path}:${line}  ${condition}`],
    ["call", `${operation}(${show(input, 200)})`],
    ...(expected === condition ? [] : [["expected", expected]]),
    ["actual", actual],
    ...(calls.length === 0 ? [] : [["calls", calls.map(one => `${one.operation} × ${one.times}`).join(", ")]]),
    ["blame", blame === "caller" ? `the caller of ${operation}` : `the implementation of ${operation}`],
  ] as const;
  const head = `${promise} is broken${text === "" ? "" : `: ${text.replace(/[\s:]+$/, "")}`}`;
  return [head, ...rows.map(([name, value]) => `  ${`${name}:`.padEnd(10)}${value}`), ...describeParts(parts)].join(
    "\n",
  );
}

function describeParts(parts: readonly Part[]): readonly string[] {
  if (parts.length === 0) return [];
  const width = Math.min(60, Math.max(...parts.map(part => part.text.length)));
  const value = (part: Part) => ("value" in part ? show(part.value, 200) : "has no value");
  return ["  where", ...parts.map(part => `    ${part.text.padEnd(width)} = ${value(part)}`)];
}
