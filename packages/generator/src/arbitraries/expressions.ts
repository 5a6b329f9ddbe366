/** Small surgery on expressions of the IR. */
import type { Contract, Definition, Expr, Operation, Pattern, Type } from "@tenet/checker";

export const nowhere = { start: 0, end: 0 };
export const boolean: Type = { kind: "boolean" };

export function literal(value: number | bigint | string | boolean | undefined, type: Type = { kind: "integer" }): Expr {
  return { kind: "literal", value, type, span: nowhere };
}

export function and(left: Expr | undefined, right: Expr | undefined): Expr | undefined {
  if (!left || !right) return left ?? right;
  return { kind: "logical", op: "&&", left, right, type: boolean, span: nowhere };
}

/** The same tree with some expressions replaced; `replace` answers undefined where an expression stays. */
export function rewrite(expr: Expr, replace: (expr: Expr) => Expr | undefined): Expr {
  return descend(expr) as Expr;
  function descend(node: unknown): unknown {
    if (typeof node !== "object" || node === null) return node;
    if (Array.isArray(node)) return node.map(descend);
    if ("kind" in node && "span" in node) {
      const other = replace(node as Expr);
      if (other) return other;
    }
    return Object.fromEntries(
      Object.entries(node).map(([name, inner]) => [name, name === "type" || name === "span" ? inner : descend(inner)]),
    );
  }
}

/** Whether an expression is found inside, itself included. */
export function some(expr: Expr, test: (expr: Expr) => boolean): boolean {
  return found(expr);
  function found(node: unknown): boolean {
    if (typeof node !== "object" || node === null) return false;
    if (Array.isArray(node)) return node.some(found);
    if ("kind" in node && "span" in node && test(node as Expr)) return true;
    for (const name in node) {
      if (name !== "type" && name !== "span" && found((node as Record<string, unknown>)[name])) return true;
    }
    return false;
  }
}

/** The variables that expressions anywhere inside read and do not bind themselves. */
export function freeNames(whole: unknown): ReadonlySet<string> {
  const free = new Set<string>();
  descend(whole, none);
  return free;
  function descend(node: unknown, bound: ReadonlySet<string>): void {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) return node.forEach(one => descend(one, bound));
    const { kind, name, parameters } = node as Expr & { name?: string; parameters?: unknown };
    if (kind === "variable" && name !== undefined && !bound.has(name)) free.add(name);
    const inner =
      kind === "lambda"
        ? new Set([
            ...bound,
            ...(parameters as readonly Pattern[]).flatMap(one => (one.kind === "name" ? [one.name] : one.names)),
          ])
        : bound;
    for (const [key, part] of Object.entries(node))
      if (key !== "type" && key !== "span" && key !== "of") descend(part, inner);
  }
}

const none: ReadonlySet<string> = new Set();

/** Equal as written, wherever they stand. */
export function sameExpr(a: Expr, b: Expr): boolean {
  return a === b || (a.kind === b.kind && textOf(a) === textOf(b));
}

function textOf(expr: Expr): string {
  return JSON.stringify(expr, (name, value: unknown) =>
    name === "span" || name === "type" || name === "when" ? undefined : plainOf(value),
  );
}

/** JSON has no bigint. */
export const plainOf = (value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

/** The negation, pushed inwards. */
export function negate(expr: Expr): Expr {
  switch (expr.kind) {
    case "comparison":
      return { ...expr, op: ({ "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const)[expr.op] };
    case "equality":
      return { ...expr, negated: !expr.negated };
    case "not":
      return expr.operand;
    case "logical":
      if (expr.op === "implies") return { ...expr, op: "&&", left: expr.left, right: negate(expr.right) };
      return { ...expr, op: expr.op === "&&" ? "||" : "&&", left: negate(expr.left), right: negate(expr.right) };
    default:
      return { kind: "not", operand: expr, type: boolean, span: expr.span };
  }
}

/** The parts of a conjunction, with `not` pushed inwards and implications split at their conclusions. */
export function conjuncts(expr: Expr): readonly Expr[] {
  if (expr.kind === "not") {
    const { operand } = expr;
    const pushable =
      operand.kind === "not" ||
      operand.kind === "logical" ||
      operand.kind === "comparison" ||
      operand.kind === "equality";
    return pushable ? conjuncts(negate(operand)) : [expr];
  }
  if (expr.kind !== "logical") return [expr];
  if (expr.op === "&&") return [...conjuncts(expr.left), ...conjuncts(expr.right)];
  if (expr.op === "implies") return conjuncts(expr.right).map(right => ({ ...expr, right }));
  return [expr];
}

/** A place that is read where a name for it was: what is known of the name is known of the place. */
function narrowedTo(type: Type, expr: Expr): Expr {
  return ["input", "state", "variable", "it", "member", "index"].includes(expr.kind)
    ? ({ ...expr, type } as Expr)
    : expr;
}

const narrowedArgument = (type: Type, argument: Expr | undefined) => argument && narrowedTo(type, argument);

/** How many calls a condition may become: definitions that each call the one before twice double their number. */
const mostForDrawing = 300;
const mostInlined = 20_000;

/** As `inlined`; undefined where that is too long to be of use. */
export function briefly(expr: Expr, contract: Contract, operation?: Operation): Expr | undefined {
  const short = inlined(expr, contract, operation, mostForDrawing);
  return some(short, inner => inner.kind === "definition" || inner.kind === "local") ? undefined : short;
}

/** The expression with definitions and `Where:` names replaced by what they stand for, `most` of them. */
export function inlined(expr: Expr, contract: Contract, operation?: Operation, most = mostInlined): Expr {
  let fresh = 0;
  let calls = 0;
  return inline(expr);

  function inline(whole: Expr): Expr {
    return rewrite(whole, inner => {
      const found =
        inner.kind === "definition"
          ? contract.definitions.find(one => one.name === inner.name)
          : inner.kind === "local"
            ? operation?.locals.find(one => one.name === inner.name)
            : undefined;
      if (!found || (inner.kind !== "definition" && inner.kind !== "local")) return undefined;
      if (++calls > most) return inner;
      return narrowedTo(inner.type, inline(applied(found, inner.args.map(inline))));
    });
  }

  /** Parameters of lambdas inside get fresh names, so that they cannot catch a variable of an argument. */
  function applied(definition: Definition, args: readonly Expr[]): Expr {
    if (args.length === 0) return definition.body;
    const byName = new Map(definition.parameters.map((parameter, index) => [parameter.name, args[index]]));
    return rewrite(renamed(definition.body), inner =>
      inner.kind === "variable" ? narrowedArgument(inner.type, byName.get(inner.name)) : undefined,
    );
  }

  function renamed(body: Expr): Expr {
    return rewrite(body, inner => {
      if (inner.kind !== "lambda") return undefined;
      const names = new Map(
        inner.parameters
          .flatMap(pattern => (pattern.kind === "name" ? [pattern.name] : pattern.names))
          .map(name => [name, `${name}${++fresh}`]),
      );
      const parameters = inner.parameters.map(pattern =>
        pattern.kind === "name"
          ? { ...pattern, name: names.get(pattern.name)! }
          : { ...pattern, names: pattern.names.map(name => names.get(name)!) },
      );
      const own = rewrite(inner.body, deep =>
        deep.kind === "variable" && names.has(deep.name) ? { ...deep, name: names.get(deep.name)! } : undefined,
      );
      return { ...inner, parameters, body: renamed(own) };
    });
  }
}
