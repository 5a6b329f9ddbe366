/** That the entities of a map in the state stand under their own keys: an invariant that nobody has to write. */
import type { ExprNode } from "@tenet/parser";
import { type Context, expand } from "../context.js";
import { keyOf } from "../expression/key.js";
import type { Clause, Contract, Expr, Field, StateVariable, Type } from "../ir.js";
import { notation } from "../print/notation.js";
import { structureOf } from "../structure.js";
import { stateScope, typed } from "../typing.js";

/** `accounts.keys` */
export const ownKeysId = (variable: string): string => `${variable}.keys`;

/** One for each map whose key is the `key` of its entities, but where an invariant of the spec says the same. */
export function ownKeys(
  context: Context,
  variables: readonly StateVariable[],
  stated: readonly Clause[],
): readonly Clause[] {
  return variables.flatMap(variable => {
    const field = keyField(context, variable.type.type);
    const clause = field && clauseOf(context, variable, field);
    return clause && !stated.some(({ condition }) => saysSame(condition, clause.condition)) ? [clause] : [];
  });
}

/** Those among the invariants of a contract. */
export function derivedKeys({ state, invariants }: Pick<Contract, "state" | "invariants">): readonly Clause[] {
  const ids = new Set(state.map(({ name }) => ownKeysId(name)));
  return invariants.filter(({ id }) => ids.has(id));
}

/** The one `key` of the entities that has the type of the map's keys. */
function keyField(context: Context, type: Type): string | undefined {
  const whole = expand(context, type);
  if (whole.kind !== "map") return undefined;
  const isKey = ({ type: { type, rules } }: Field) =>
    rules.some(rule => rule.kind === "key") && structureOf(type) === structureOf(whole.key.type);
  const kinds = recordsOf(context, whole.value.type).map(fields => fields.filter(isKey).map(field => field.name));
  const [name, ...others] = [...new Set(kinds.flat())];
  const isOfAll = name !== undefined && kinds.every(names => names.includes(name));
  return isOfAll && others.length === 0 ? name : undefined;
}

/** The fields of an entity, or of each of its states. */
function recordsOf(context: Context, type: Type): (readonly Field[])[] {
  const whole = expand(context, type);
  if (whole.kind === "record") return [whole.fields];
  return whole.kind === "union" ? whole.members.flatMap(member => recordsOf(context, member.type)) : [[]];
}

function clauseOf(context: Context, variable: StateVariable, field: string): Clause {
  const scope = stateScope(context, "invariant");
  const key = ["k", "key", "ownKey"].find(name => !scope.names.has(name)) ?? "_k";
  const condition = typed(context, stands(variable.name, key, field), scope, { kind: "boolean" });
  const node = context.spec.state?.variables.find(({ name }) => name.text === variable.name);
  return {
    id: ownKeysId(variable.name),
    kind: "invariant",
    text: `each ${wordOf(expand(context, variable.type.type))} stands under its own ${field}`,
    expression: notation(condition),
    condition,
    line: variable.line,
    span: node?.span ?? nowhere,
  };
}

function wordOf(map: Type): string {
  const value = map.kind === "map" ? map.value.type : map;
  return value.kind === "named" ? value.name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase() : "entry";
}

/** Of expressions that nobody wrote. */
const nowhere = { start: 0, end: 0 };

/** `accounts.keys.every(k => accounts[k].id === k)` */
function stands(variable: string, key: string, field: string): ExprNode {
  const span = nowhere;
  const name = (text: string): ExprNode => ({ kind: "name", name: text, span });
  const member = (object: ExprNode, text: string): ExprNode => ({
    kind: "member",
    object,
    property: { text, span },
    optional: false,
    span,
  });
  const entry: ExprNode = { kind: "index", object: name(variable), index: name(key), span };
  const same: ExprNode = { kind: "binary", op: "===", left: member(entry, field), right: name(key), span };
  const each: ExprNode = { kind: "arrow", parameters: [{ text: key, span }], body: same, span };
  return { kind: "call", callee: member(member(name(variable), "keys"), "every"), args: [each], span };
}

/** But for the name of the key and the sides of the equation. */
function saysSame(one: Expr, other: Expr): boolean {
  const forms = formsOf(other);
  return formsOf(one).some(form => forms.includes(form));
}

function formsOf(condition: Expr): string[] {
  if (condition.kind !== "library" || condition.name !== "list.every") return [];
  const [list, predicate] = condition.args;
  if (list === undefined || predicate?.kind !== "lambda" || predicate.body.kind !== "equality") return [];
  const [parameter] = predicate.parameters;
  if (predicate.parameters.length !== 1 || parameter?.kind !== "name" || predicate.body.negated) return [];
  const { left, right } = predicate.body;
  const sides = [left, right].map(side => keyOf(side).replaceAll(`$${parameter.name};`, "&;"));
  return [`${keyOf(list)} ${sides.join(" ")}`, `${keyOf(list)} ${sides.reverse().join(" ")}`];
}
