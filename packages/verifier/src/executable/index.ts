/** The contract as functions, made from the IR with the interpreter. */
import type * as ir from "@tenet/checker";
import { conforms, evaluate } from "@tenet/checker";
import { decimalsIn, decimalsOfFields } from "@tenet/generator";
import type { Clause, ExecutableContract, Misfit, OperationContract, Refusal, Scene } from "@tenet/runtime";
import { changeOf } from "./changes.js";
import { clauseOf, environmentOf, type Maker, type Reference } from "./clauses.js";
import { inputEntities, resultEntities, stateEntities } from "./entities.js";
import { historyClauses } from "./history.js";
import { remembering } from "./remember.js";
import { variableClauses } from "./state.js";
import { surroundingsOf } from "./surroundings.js";

/** `text` is the normalised source of the spec, which the sub-expressions are quoted from. */
export function executable(contract: ir.Contract, text: string, reference?: Reference): ExecutableContract {
  const maker: Maker = { contract, quote: span => text.slice(span.start, span.end), reference };
  const state = decimalsOfFields(contract.state, contract);
  return {
    spec: contract.spec,
    path: contract.path,
    errors: contract.errors,
    stateful: contract.state.length > 0,
    ...(state === undefined ? {} : { decimals: state }),
    invariants: [
      ...variableClauses(maker),
      ...stateEntities(maker),
      ...contract.invariants.map(clause => clauseOf<Clause>(maker, clause, "invariant")),
    ].map(remembering),
    history: historyClauses(maker).filter(({ id }) =>
      contract.promises.every(promise => promise.id !== id || promise.notChecked === undefined),
    ),
    operations: Object.fromEntries(
      contract.operations.map(operation => [operation.name, operationOf(maker, operation)]),
    ),
  };
}

/** Where decimals stand in what an operation takes and gives. */
function decimalsOf(contract: ir.Contract, { inputs, returns }: ir.Operation): Pick<OperationContract, "decimals"> {
  const input = decimalsOfFields(inputs, contract);
  const result = returns && decimalsIn(returns.type, contract);
  if (input === undefined && result === undefined) return {};
  return {
    decimals: { ...(input === undefined ? {} : { input }), ...(result === undefined ? {} : { result }) },
  };
}

function operationOf(maker: Maker, operation: ir.Operation): OperationContract {
  const inside: Maker = { ...maker, locals: operation.locals };
  const { returns, changes } = operation;
  return {
    name: operation.name,
    line: operation.line,
    parameters: operation.parameters.map(parameter =>
      parameter.kind === "position" ? parameter.name : parameter.names,
    ),
    constructs: operation.constructs,
    complete: input => complete(inside, operation, input),
    accepts: (value, scene) => acceptInputs(inside, operation, value, scene),
    ...(returns === undefined
      ? {}
      : { returns: (value, scene) => conforms(value, returns, environmentOf(inside, scene), { invariants: false }) }),
    requires: [
      ...inputEntities(inside, operation),
      ...operation.requires.map(clause => clauseOf<Clause>(inside, clause, "precondition")),
    ],
    refusals: operation.refusals.map(
      clause => ({ ...clauseOf<Clause>(inside, clause, "refusal"), code: clause.code }) as Refusal,
    ),
    // The Always of what it returns are promises of their own.
    ensures: [
      ...resultEntities(inside, operation),
      ...operation.ensures.map(clause => clauseOf<Clause>(inside, clause, "postcondition")),
    ],
    ...(changes === undefined ? {} : { changes: changes.map(change => changeOf(inside, change)) }),
    failsAny: operation.failsAny,
    mayFail: operation.mayFail,
    ...surroundingsOf(inside, operation),
    ...decimalsOf(inside.contract, operation),
  };
}

function acceptInputs(maker: Maker, operation: ir.Operation, value: unknown, scene: Scene): Misfit | undefined {
  const input = value as Record<string, unknown>;
  // References are looked up in the state that the caller saw.
  const env = environmentOf(maker, { ...scene, after: scene.before });
  for (const { name, type } of operation.inputs) {
    const misfit = conforms(input[name], type, env);
    if (misfit !== undefined) return { ...misfit, path: `.${name}${misfit.path}` };
  }
  return undefined;
}

function complete(maker: Maker, operation: ir.Operation, input: Scene["input"]): Scene["input"] {
  const defaults = operation.inputs.flatMap(field => {
    const rule = field.type.rules.find(each => each.kind === "default");
    return rule?.kind === "default" && input[field.name] === undefined ? [[field.name, rule.value] as const] : [];
  });
  if (defaults.length === 0) return input;
  const env = environmentOf(maker, { input, before: {}, after: {}, result: undefined });
  return { ...input, ...Object.fromEntries(defaults.map(([name, value]) => [name, evaluate(value, env)])) };
}
