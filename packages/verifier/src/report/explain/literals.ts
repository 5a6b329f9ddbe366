/** The literals of an operation, or law, and of the bounds on what it takes. */
import {
  type Contract,
  children,
  type Expr,
  flattenRules,
  type Law,
  type Operation,
  type RuledType,
} from "@tenet/checker";
import type { Literal } from "./features.js";

const span = { start: 0, end: 0 };
const zero: Literal = { kind: "literal", value: 0, type: { kind: "integer" }, span };

export function literalsOf(contract: Contract, about: Operation | Law): readonly Literal[] {
  const exprs = "given" in about ? ofLaw(about) : ofOperation(about);
  const types = "given" in about ? about.given : about.inputs;
  const bounds = types.flatMap(({ type }) => boundsOf(contract, type));
  const bodies = contract.definitions.map(({ body }) => body);
  const all = [...[...exprs, ...bounds, ...bodies].flatMap(literalsIn), zero];
  const distinct = new Map(all.map(one => [`${typeof one.value} ${String(one.value)}`, one]));
  return [...distinct.values()].slice(0, 60);
}

function ofOperation({ requires, refusals, ensures, changes = [], locals }: Operation): Expr[] {
  const clauses = [...requires, ...refusals, ...ensures].map(({ condition }) => condition);
  const rows = changes.flatMap(({ becomes, when }) => [becomes, when]);
  return [...clauses, ...locals.map(({ body }) => body), ...rows.filter(one => one !== undefined && one !== "removed")];
}

function ofLaw({ condition, where, except }: Law): Expr[] {
  return [condition, ...(where ? [where] : []), ...except.map(one => one.condition)];
}

function boundsOf(contract: Contract, type: RuledType): Expr[] {
  return flattenRules(type, contract).rules.flatMap(rule =>
    rule.kind === "min" || rule.kind === "max"
      ? [rule.bound]
      : rule.kind === "length"
        ? [rule.low, rule.high].filter(one => one !== undefined)
        : [],
  );
}

function literalsIn(expr: Expr): Literal[] {
  return [
    ...(expr.kind === "literal" && expr.value !== undefined && typeof expr.value !== "boolean" ? [expr] : []),
    ...children(expr).flatMap(literalsIn),
  ];
}
