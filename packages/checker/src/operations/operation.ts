import type { OperationNode, StatementNode } from "@tenet/parser";
import { answersOf, lookUpsOf, permissionOf } from "../access/index.js";
import { type Context, lineOf } from "../context.js";
import type { Clause, Expr, Operation, Refusal } from "../ir.js";
import { sayShadowed, transitionsOf, unlessRefused } from "../machines/index.js";
import { find } from "../parts.js";
import { resolveType } from "../shapes/resolve.js";
import { clauseOf } from "../statements/clause.js";
import type { Ids } from "../statements/ids.js";
import { resolveEffects } from "../surroundings/index.js";
import { operationScope, type Scope, withFacts } from "../typing.js";
import { resolveChanges } from "./changes.js";
import { resolveExamples } from "./examples.js";
import { callForm, inputPlace, resolveInputs } from "./inputs.js";
import { localNodes, resolveLocals } from "./locals.js";
import { references } from "./references.js";
import { stillHolding } from "./still-holding.js";
import { written } from "./written.js";

/** An operation and the ids of its statements, bound or not. */
export function resolveOperation(context: Context, node: OperationNode, ids: Ids): Operation {
  const inputs = resolveInputs(context, node);
  const returns =
    node.returns &&
    resolveType(context, node.returns, inputPlace(inputs.map(({ name, type }) => ({ name, type: type.type }))));
  const referring = references(
    context,
    node,
    inputs,
    operationScope(context, { inputs, locals: [], result: undefined, place: "precondition" }),
  );
  const where = localNodes(context, node);
  const early = resolveLocals(context, where.early, { inputs, locals: [], facts: referring.facts });
  const before = operationScope(context, { inputs, locals: early, result: undefined, place: "precondition" });
  const permission = permissionOf(context, node, withFacts(before, referring.facts));
  const allowed = [...referring.facts, ...permission.map(refusal => refusal.condition)];
  const moved = transitionsOf(context, node, { inputs, locals: early, returns, facts: allowed });
  const possible = [...allowed, ...moved.facts];
  const duties = resolveRequires(context, node, ids, withFacts(before, possible));
  sayShadowed(context, moved.refusals, duties.refusals);
  const facts = [...possible, ...duties.facts];
  const locals = [...early, ...resolveLocals(context, where.late, { inputs, locals: early, facts })];
  const refusals = [
    ...lookUpsOf(context, node, inputs),
    ...referring.refusals,
    ...permission,
    ...moved.refusals,
    ...duties.refusals,
  ];
  const answered = operationScope(context, { inputs, locals, result: returns, place: "postcondition" });
  const bare = operationScope(context, { inputs, locals, result: returns, place: "change" });
  const changes = resolveChanges(context, node, { bare, onSuccess: withFacts(bare, facts) }, refusals);
  const known = [...facts, ...stillHolding(node, facts, before), ...written(context, changes, bare)];
  const after = withFacts(answered, known);
  const ensures = resolveEnsures(context, node, ids, after);
  const effects = resolveEffects(context, node, { inputs, locals, returns, requires: duties.requires, refusals });
  return {
    name: node.name.text,
    constructs: node.constructs,
    parameters: callForm(node, inputs),
    inputs,
    returns,
    locals,
    requires: [...unlessRefused(moved.requires, [...moved.refusals, ...duties.refusals]), ...duties.requires],
    refusals,
    ensures: [...moved.ensures, ...answersOf(context, node, returns), ...ensures],
    changes,
    failsAny: node.failsAny,
    sameAs: undefined,
    ...effects,
    needs: [],
    examples: resolveExamples(context, node, inputs, returns?.type),
    prose: node.prose,
    line: lineOf(context, node.span),
    span: node.name.span,
  };
}

interface Duties {
  readonly requires: readonly Clause[];
  readonly refusals: readonly Refusal[];
  readonly facts: readonly Expr[];
}

/** Each condition is a fact for those after it: they are only read where it held. */
function resolveRequires(context: Context, node: OperationNode, ids: Ids, scope: Scope): Duties {
  const requires: Clause[] = [];
  const refusals: Refusal[] = [];
  const facts: Expr[] = [];
  for (const statement of node.requires) {
    const id = ids.take(statement, `${node.name.text}.requires-`);
    if (id === undefined) continue;
    const within = withFacts(scope, facts);
    const clause = statement.otherwise
      ? refusalOf(context, statement, id, statement.otherwise.text, within)
      : clauseOf(context, statement, id, "precondition", within);
    if (clause === undefined) continue;
    if (clause.kind === "refusal") refusals.push(clause);
    else requires.push(clause);
    facts.push(clause.condition);
  }
  return { requires, refusals, facts };
}

function refusalOf(
  context: Context,
  statement: StatementNode,
  id: string,
  code: string,
  scope: Scope,
): Refusal | undefined {
  const clause = clauseOf(context, statement, id, "refusal", scope);
  return clause && { ...clause, code, from: "requires" };
}

function resolveEnsures(context: Context, node: OperationNode, ids: Ids, scope: Scope): Clause[] {
  const facts: Expr[] = [];
  return node.ensures.flatMap(statement => {
    const id = ids.take(statement, `${node.name.text}.ensures-`);
    const clause =
      id === undefined ? undefined : clauseOf(context, statement, id, "postcondition", withFacts(scope, facts));
    if (clause === undefined) return [];
    facts.push(clause.condition);
    const old = node.changes === undefined && node.sameAs === undefined ? find(clause.condition, "old") : undefined;
    if (old) context.report.add("old-in-query", old.span, { operation: node.name.text });
    return [clause];
  });
}
