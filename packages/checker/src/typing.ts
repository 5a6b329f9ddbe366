/** What the expressions of each part of a spec can see, and how they are typed. */
import type { ExprNode } from "@tenet/parser";
import type { Context } from "./context.js";
import { refuseReferences } from "./declarations/references.js";
import { checkExpression } from "./expression/check.js";
import { elementFacts, factsOf } from "./expression/facts.js";
import { withoutLocals } from "./expression/locals.js";
import {
  type Binding,
  type Place,
  type Scope,
  type Signature,
  withFacts as withKnown,
  withVariables,
} from "./expression/scope.js";
import { withoutCall } from "./expression/world.js";
import { children } from "./interpreter/index.js";
import type { Definition, Expr, Field, Operation, RuledType, Type, When } from "./ir.js";
import type { RulePlace } from "./rules/resolve.js";
import { fieldsIn } from "./shapes/fields.js";

export type { Scope } from "./expression/scope.js";

/** The expression typed; an error has been reported, and the answer is then of the type `error` or of the one expected. */
export function typed(context: Context, node: ExprNode, scope: Scope, expected?: Type): Expr {
  const expr = checkExpression(node, { ...scope, report: context.report }, expected);
  if (stateless.has(scope.place)) refuseState(context, expr);
  if (withoutCall.has(scope.place)) refuseWorld(context, expr);
  refuseReferences(context, expr, scope.place);
  return expr;
}

/** Places without a state to read; a definition must not bring one in. */
const stateless: ReadonlySet<Place> = new Set<Place>(["rule", "starts", "example", "law"]);

function refuseState(context: Context, expr: Expr): void {
  if (expr.kind === "definition" && context.stateful.has(expr.name))
    context.report.add("state-definition", expr.span, { name: expr.name });
  for (const part of children(expr)) refuseState(context, part);
}

function refuseWorld(context: Context, expr: Expr): void {
  if (expr.kind === "definition" && context.worldly.has(expr.name))
    context.report.add("world-definition", expr.span, { name: expr.name });
  for (const part of children(expr)) refuseWorld(context, part);
}

/** Makes a definition known to the expressions that follow; those that it uses are known already. */
export function addDefinition(context: Context, definition: Definition): void {
  context.definitions.set(definition.name, definition);
  const readsState = (expr: Expr): boolean =>
    expr.kind === "state" ||
    (expr.kind === "definition" && context.stateful.has(expr.name)) ||
    children(expr).some(readsState);
  if (readsState(definition.body)) context.stateful.add(definition.name);
  const readsWorld = (expr: Expr): boolean =>
    ["now", "actor", "answer"].includes(expr.kind) ||
    (expr.kind === "definition" && context.worldly.has(expr.name)) ||
    children(expr).some(readsWorld);
  if (readsWorld(definition.body)) context.worldly.add(definition.name);
}

const plain = (type: Type): RuledType => ({ type, rules: [] });

type Names = readonly (readonly [string, Binding])[];

function scopeOf(context: Context, place: Place, when: When, names: Names): Scope {
  return {
    report: context.report,
    place,
    when,
    names: new Map([...portNames(context), ...names]),
    actor: context.access.actor,
    operations: new Set(context.spec.operations.map(operation => operation.name.text)),
    facts: [],
    resolve: name => context.types.get(name),
  };
}

const signature = (definition: Definition): Signature | undefined =>
  definition.body.type.kind === "error"
    ? undefined
    : {
        parameters: definition.isFunction ? definition.parameters : undefined,
        returns: definition.body.type,
        body: definition.body,
      };

/** Of the spec and of those it uses. Functions of modules are called as definitions are. */
const definitionNames = (context: Context): Names =>
  [...context.imported.valueNames.keys(), ...context.spec.definitions.map(({ name }) => name.text)].map(name => {
    const reference = context.references.get(name);
    if (reference) {
      const known = { parameters: reference.parameters, returns: reference.returns.type };
      return [name, { kind: "reference", signature: () => known }];
    }
    const found = () => context.definitions.get(name);
    return [name, { kind: "definition", signature: () => found() && signature(found()!) }];
  });

const portNames = (context: Context): Names => [...context.ports].map(([name, port]) => [name, { kind: "port", port }]);

const stateNames = (context: Context): Names =>
  [...context.state].map(([name, type]) => [name, { kind: "state", type: plain(type) }]);

const fieldNames = (
  fields: readonly { readonly name: string; readonly type: Type }[],
  kind: "input" | "variable" | "field",
): Names => fields.map(({ name, type }) => [name, { kind, type: plain(type) }]);

/** Rules read `it` and what stands beside it. */
export function ruleScope(context: Context, it: Type, place: RulePlace): Scope {
  const names = [
    ...definitionNames(context),
    ...place.siblings.flatMap(one => fieldNames([one], one.is ?? place.siblingsAre)),
  ];
  return { ...scopeOf(context, "rule", "before", names), it: plain(it) };
}

/** Invariants of a type read `it` and, where it is a record, its fields by name. */
export function entityScope(context: Context, name: string, type: Type): Scope {
  const names: Names = [
    ...definitionNames(context),
    ...fieldsIn(context, type).map(field => [field.name, { kind: "field", type: field.type }] as const),
  ];
  return { ...scopeOf(context, "invariant", "after", names), it: plain({ kind: "named", name }) };
}

/** Starts of state variables, cells of examples: nothing but literals and definitions. */
export function constantScope(context: Context, place: "starts" | "example" = "starts"): Scope {
  return scopeOf(context, place, "before", definitionNames(context));
}

/** Invariants of the state, and definitions. */
export function stateScope(context: Context, place: "invariant" | "definition"): Scope {
  return scopeOf(context, place, "after", [...stateNames(context), ...definitionNames(context)]);
}

export interface OperationNames {
  readonly inputs: readonly Field[];
  readonly locals: readonly Definition[];
  /** The type of `result`, where there is one. */
  readonly result: RuledType | undefined;
  readonly place: "precondition" | "postcondition" | "change" | "local";
}

export function operationScope(context: Context, { inputs, locals, result, place }: OperationNames): Scope {
  const names: Names = [
    ...stateNames(context),
    ...definitionNames(context),
    ...inputs.map(input => [input.name, { kind: "input", type: input.type }] as const),
    ...locals.map(local => [local.name, { kind: "local", signature: () => signature(local) }] as const),
  ];
  const scope = scopeOf(context, place, place === "postcondition" ? "after" : "before", names);
  return result === undefined ? scope : { ...scope, result };
}

export function lawScope(
  context: Context,
  given: readonly { readonly name: string; readonly type: RuledType }[],
  operations: readonly Operation[],
): Scope {
  const calls: Names = operations.map(operation => [operation.name, { kind: "operation", operation }]);
  const scope = scopeOf(context, "law", "before", [...definitionNames(context), ...calls]);
  return withParameters(scope, given);
}

export function withParameters(
  scope: Scope,
  parameters: readonly { readonly name: string; readonly type: RuledType }[],
): Scope {
  return withVariables(
    scope,
    parameters.map(({ name, type }) => [name, type] as const),
  );
}

/** A scope with a name for each element of a list. */
export function withElement(scope: Scope, name: string, type: Type, list: Expr): Scope {
  return withVariables(scope, [[name, plain(type)]], elementFacts(`$${name};`, withoutLocals(list, scope)));
}

export function withIt(scope: Scope, type: Type): Scope {
  return { ...scope, it: plain(type) };
}

/** A scope in which the conditions hold. */
export function withFacts(scope: Scope, conditions: readonly Expr[]): Scope {
  return withKnown(
    scope,
    conditions.flatMap(condition => factsOf(withoutLocals(condition, scope))),
  );
}
