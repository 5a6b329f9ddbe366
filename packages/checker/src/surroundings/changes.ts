import type { ChangeNode, OperationNode, PortTrouble } from "@tenet/parser";
import type { Context } from "../context.js";
import type { Change, FailureMode, Operation } from "../ir.js";

/** The operations with the codes that their failure modes answer, and the rows of Changes that belong to a failure mode. */
export function withFailureModes(
  context: Context,
  operations: readonly Operation[],
  modes: readonly FailureMode[],
): Operation[] {
  return operations.map(operation => {
    const node = context.spec.operations.find(one => one.name.span === operation.span);
    const own = modes.filter(mode => mode.operation === operation.name);
    const codes = own.flatMap(({ outcome }) => (outcome.kind === "fails" ? [outcome.code] : []));
    const mayFail = [...new Set([...operation.mayFail, ...codes])];
    return node ? { ...operation, mayFail, changes: changesOf(context, node, operation, own) } : operation;
  });
}

function changesOf(
  context: Context,
  node: OperationNode,
  { name, changes }: Operation,
  modes: readonly FailureMode[],
): readonly Change[] | undefined {
  return changes?.flatMap(change => {
    const row = node.changes?.find(one => one.span === change.span);
    const trouble = row && troubleOf(row);
    if (trouble === undefined) return [change];
    const mode = modes.find(one => isSame(one, trouble));
    if (mode?.outcome.kind === "succeeds") return [{ ...change, trouble: mode.id }];
    const code = mode ? "change-in-a-failure" : "change-without-failure-mode";
    context.report.add(code, trouble.span, { operation: name });
    return [];
  });
}

const troubleOf = ({ when }: ChangeNode): PortTrouble | undefined =>
  when?.kind === "trouble" ? when.trouble : undefined;

function isSame(mode: FailureMode, { port, name, trouble }: PortTrouble): boolean {
  const { trouble: other } = mode;
  return (
    mode.port === port.text &&
    mode.function === name?.text &&
    other.kind === trouble.kind &&
    (trouble.kind !== "slowerThan" || (other.kind === "slowerThan" && other.milliseconds === trouble.milliseconds)) &&
    (trouble.kind !== "failsWith" || (other.kind === "failsWith" && other.code === trouble.code.text))
  );
}
