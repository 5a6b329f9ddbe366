import { suggest } from "@tenet/diagnostics";
import type { ExprNode, RuleNode } from "@tenet/parser";
import { type Context, expand, expandPresent } from "../context.js";
import type { Expr, Rule, Type } from "../ir.js";
import { written } from "../text.js";
import { display } from "../type/display.js";
import { ruleScope, type Scope, typed } from "../typing.js";
import { expected, fits, phrase } from "./fits.js";
import { LimitsCheck } from "./limits.js";
import { checkPattern } from "./pattern-check.js";

export interface Sibling {
  readonly name: string;
  readonly type: Type;
  /** Where it differs from the others: inside of a record, the inputs around it. */
  readonly is?: "input";
}

/** Where a type stands, which decides what its rules may say and read. */
export interface RulePlace {
  readonly rules: "checked" | "skipped";
  /** Rules of history are for what is kept: state variables and fields of entities. */
  readonly history: boolean;
  /** `key` and `unique` are for fields. */
  readonly field: boolean;
  /** What the expressions of rules may read beside `it`. */
  readonly siblings: readonly Sibling[];
  readonly siblingsAre: "input" | "variable";
}

export const plainPlace: RulePlace = {
  rules: "checked",
  history: false,
  field: false,
  siblings: [],
  siblingsAre: "variable",
};

/** The rules of a type, each legal on it; what is not legal is reported and left out. */
export function resolveRules(context: Context, type: Type, nodes: readonly RuleNode[], place: RulePlace): Rule[] {
  const present = presentType(context, type);
  const limits = new LimitsCheck(context, present);
  const bounded = nodes.some(node => node.kind === "length" && node.high !== undefined);
  return nodes.flatMap(node => {
    const rules = resolveRule(context, present, node, place, bounded);
    limits.add(node, rules);
    return rules;
  });
}

/** What the rules of an optional type are about: the value when there is one, under its own name. */
function presentType(context: Context, type: Type): Type {
  const expanded = expand(context, type);
  return expanded.kind === "optional" ? presentType(context, expanded.element.type) : type;
}

function resolveRule(context: Context, type: Type, node: RuleNode, place: RulePlace, bounded = false): readonly Rule[] {
  const whole = expandPresent(context, type);
  if (!fits(node, whole, place)) {
    reportMisfit(context, whole, type, node, place);
    return [];
  }
  const scope = ruleScope(context, type, place);
  const bound = (expr: ExprNode) => typed(context, expr, scope, whole);
  const size = (expr: ExprNode | undefined) => expr && typed(context, expr, scope, { kind: "integer" });
  switch (node.kind) {
    case "atLeast":
      return [{ kind: "min", bound: bound(node.bound), exclusive: false }];
    case "moreThan":
      return [{ kind: "min", bound: bound(node.bound), exclusive: true }];
    case "atMost":
      return [{ kind: "max", bound: bound(node.bound), exclusive: false }];
    case "lessThan":
      return [{ kind: "max", bound: bound(node.bound), exclusive: true }];
    case "between":
      return [
        { kind: "min", bound: bound(node.low), exclusive: false },
        { kind: "max", bound: bound(node.high), exclusive: false },
      ];
    case "multipleOf":
      return [{ kind: "multipleOf", of: bound(node.bound) }];
    case "length":
      return [{ kind: "length", low: size(node.low), high: size(node.high) }];
    case "notEmpty":
      return [{ kind: "length", low: one(node), high: undefined }];
    case "matching":
      return checkPattern(context.report, node, bounded)
        ? [{ kind: "matching", source: node.source, flags: node.flags }]
        : [];
    case "default":
      return [{ kind: "default", value: typed(context, valueOf(node.value, whole), scope, type) }];
    case "where":
      return [whereRule(context, node, scope)];
    case "refersTo":
      return resolveReference(context, whole, type, node);
    case "each":
      return resolveRule(context, elementOf(whole), node.rule, place).map(rule => ({ kind: "each", rule }));
    case "sorted":
      return [{ kind: "sorted", by: node.by && sortKey(context, node.by, scope) }];
    case "distinct":
    case "unique":
    case "key":
    case "generated":
    case "secret":
    case "personal":
      return [{ kind: node.kind }];
    default:
      return [{ kind: "history", what: node.kind }];
  }
}

/** In a rule the values of `one of` stand as bare as in the type. */
function valueOf(node: ExprNode, whole: Type): ExprNode {
  return node.kind === "name" && whole.kind === "enum" && whole.values.includes(node.name)
    ? { kind: "string", value: node.name, span: node.span }
    : node;
}

const one = (node: RuleNode): Expr => ({ kind: "literal", value: 1, type: { kind: "integer" }, span: node.span });

function whereRule(context: Context, node: RuleNode & { kind: "where" }, scope: Scope): Rule {
  const condition = typed(context, node.condition, scope, { kind: "boolean" });
  return { kind: "where", condition, text: written(context.spec.source, node.condition.span) };
}

/** `by name` or `by x => …`, typed as the argument of the library's `sorted` would be. */
function sortKey(context: Context, by: ExprNode, scope: Scope): Expr | undefined {
  const { span } = by;
  const element: ExprNode = { kind: "name", name: "x", span };
  const arrow: ExprNode =
    by.kind !== "name"
      ? by
      : {
          kind: "arrow",
          span,
          parameters: [{ text: "x", span }],
          body: { kind: "member", span, object: element, property: { text: by.name, span }, optional: false },
        };
  const callee: ExprNode = {
    kind: "member",
    span,
    object: { kind: "name", name: "it", span },
    property: { text: "sorted", span },
    optional: false,
  };
  const call = typed(context, { kind: "call", span, callee, args: [arrow] }, scope);
  return call.kind === "library" ? call.args[1] : undefined;
}

function elementOf(type: Type): Type {
  if (type.kind === "list" || type.kind === "set") return type.element.type;
  return type.kind === "map" || type.kind === "dictionary" ? type.value.type : { kind: "error" };
}

function reportMisfit(context: Context, whole: Type, type: Type, node: RuleNode, place: RulePlace): void {
  if (whole.kind === "error") return;
  const { fitting, instead } = expected(node, whole);
  const elsewhere = fits(node, whole, { history: true, field: true });
  const what = !elsewhere ? display(type) : place.siblingsAre === "input" ? "an input" : "a type by itself";
  context.report.add("rule-does-not-fit", node.span, { rule: phrase(node), fitting, type: what, instead });
}

function resolveReference(
  context: Context,
  whole: Type,
  type: Type,
  node: RuleNode & { kind: "refersTo" },
): readonly Rule[] {
  const { text: name, span } = node.target;
  const target = context.state.get(name);
  if (target === undefined) {
    context.report.add("unknown-state", span, { name, suggestion: suggest(name, context.state.keys()) });
    return [];
  }
  const container = expand(context, target);
  const key =
    container.kind === "map" ? container.key.type : container.kind === "set" ? container.element.type : undefined;
  if (key === undefined) {
    if (container.kind !== "error")
      context.report.add("refers-to-no-collection", span, { name, type: display(target) });
    return [];
  }
  if (!sameKind(expand(context, key), whole)) {
    context.report.add("reference-type", node.span, { name, key: display(key), type: display(type) });
    return [];
  }
  return [{ kind: "refersTo", state: name, otherwise: node.otherwise?.text }];
}

const sameKind = (a: Type, b: Type): boolean => a.kind === "error" || b.kind === "error" || a.kind === b.kind;
