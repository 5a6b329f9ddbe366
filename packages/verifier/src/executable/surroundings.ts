/** What an operation promises of dependencies and events, as functions. */
import type * as ir from "@tenet/checker";
import { evaluate } from "@tenet/checker";
import type { Clause, Emission, FailureMode, OperationContract, PortBudget, PortRecord, PortUse } from "@tenet/runtime";
import { clauseOf, environmentOf, type Maker } from "./clauses.js";

/** Nothing for an operation without such promises. */
export function surroundingsOf(maker: Maker, operation: ir.Operation): Partial<OperationContract> {
  const { contract } = maker;
  const failureModes = contract.failureModes.filter(mode => mode.operation === operation.name);
  const budgets = contract.quality.flatMap(quality => budgetOf(quality, operation));
  return {
    ...(failureModes.length === 0 ? {} : { failureModes: failureModes.map(mode => modeOf(maker, mode)) }),
    ...(operation.emits.length === 0 ? {} : { emits: operation.emits.map(emit => emissionOf(maker, emit)) }),
    ...(operation.calls.length === 0 ? {} : { uses: operation.calls.map(call => useOf(maker, call)) }),
    ...(budgets.length === 0 ? {} : { budgets }),
  };
}

function modeOf(maker: Maker, { id, text, line, outcome, ...mode }: ir.FailureMode): FailureMode {
  const happened = (record: PortRecord) =>
    record.port === mode.port &&
    (mode.function === undefined || record.function === mode.function) &&
    isOfKind(mode.trouble, record);
  if (outcome.kind === "fails") return { id, text, line, happened, code: outcome.code };
  const { ensures, expression = "" } = outcome;
  if (ensures === undefined) return { id, text, line, happened };
  const clause = { id, kind: "postcondition", text, expression, condition: ensures, line, span: ensures.span } as const;
  return { id, text, line, happened, ensures: clauseOf<Clause>(maker, clause, "postcondition") };
}

function isOfKind(trouble: ir.FailureMode["trouble"], record: PortRecord): boolean {
  switch (trouble.kind) {
    case "slowerThan":
      return record.after > trouble.milliseconds;
    case "failsWith":
      return record.answer.kind === "failed" && record.answer.code === trouble.code && record.trouble === undefined;
    default:
      return record.trouble === trouble.kind;
  }
}

function emissionOf(maker: Maker, { id, event, expression, line, data, when }: ir.Emit): Emission {
  return {
    id,
    event,
    expression,
    line,
    due: scene => when === undefined || evaluate(when, environmentOf(maker, scene)) === true,
    ...(data === undefined ? {} : { data: scene => evaluate(data, environmentOf(maker, scene)) }),
  };
}

function useOf(maker: Maker, { id, port, function: name, expression, line, times, when, args }: ir.PortCall): PortUse {
  return {
    id,
    port,
    function: name,
    expression,
    line,
    ...(times === undefined ? {} : { times }),
    due: scene => when === undefined || evaluate(when, environmentOf(maker, scene)) === true,
    args: scene => args.map(arg => evaluate(arg, environmentOf(maker, scene))),
  };
}

function budgetOf({ id, operation, measure }: ir.Quality, { name }: ir.Operation): PortBudget[] {
  if (operation !== name || measure.kind !== "calls") return [];
  const { port, function: of, atMost } = measure;
  return [{ id, port, atMost, ...(of === undefined ? {} : { function: of }) }];
}
