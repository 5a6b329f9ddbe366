import { children } from "../interpreter/children.js";
import type { Expr } from "../ir.js";
import { find } from "../parts.js";
import type { Scope } from "./scope.js";

/** Names may stand for names; more than this would only make the expression long, not better known. */
const MOST_NAMES = 64;

type Given = ReadonlyMap<string, Expr>;

/**
 * The expression with what `Where:` names stand for in their place: what is known of the one is then known of the other.
 * For looking at alone; what is compiled keeps the names.
 */
export function withoutLocals(expr: Expr, scope: Scope): Expr {
  return find(expr, "local") ? (new Unfolding(scope).of(expr, new Map()) as Expr) : expr;
}

class Unfolding {
  private left = MOST_NAMES;

  constructor(private readonly scope: Scope) {}

  /** `given`: what the parameters of the name that is being unfolded stand for. */
  of(value: unknown, given: Given): unknown {
    if (Array.isArray(value)) return value.map(one => this.of(one, given));
    if (typeof value !== "object" || value === null) return value;
    const expr = value as Expr;
    if (expr.kind === "variable") return given.get(expr.name) ?? expr;
    if (expr.kind === "local") return this.ofLocal(expr, given) ?? this.parts(expr, given);
    return this.parts(expr, expr.kind === "lambda" ? without(given, boundBy(expr)) : given);
  }

  private ofLocal({ name, args }: Extract<Expr, { kind: "local" }>, given: Given): unknown {
    const binding = this.scope.names.get(name);
    const signature = binding?.kind === "local" ? binding.signature() : undefined;
    if (signature?.body === undefined || this.left === 0) return undefined;
    const unfolded = args.map(arg => this.of(arg, given) as Expr);
    if (captures(signature.body, unfolded)) return undefined;
    this.left -= 1;
    return this.of(signature.body, new Map(signature.parameters?.map(({ name }, at) => [name, unfolded[at]!])));
  }

  private parts(value: object, given: Given): unknown {
    const entries = Object.entries(value);
    const isSaid = (name: string) => name === "type" || name === "span";
    return Object.fromEntries(entries.map(([name, part]) => [name, isSaid(name) ? part : this.of(part, given)]));
  }
}

const boundBy = ({ parameters }: Extract<Expr, { kind: "lambda" }>): string[] =>
  parameters.flatMap(pattern => (pattern.kind === "name" ? [pattern.name] : pattern.names));

const without = (given: Given, names: readonly string[]): Given =>
  new Map([...given].filter(([name]) => !names.includes(name)));

/** Whether a function inside the body would take a variable of the arguments for its own. */
function captures(body: Expr, args: readonly Expr[]): boolean {
  if (args.length === 0) return false;
  const bound = new Set(every(body).flatMap(one => (one.kind === "lambda" ? boundBy(one) : [])));
  return args.flatMap(every).some(one => one.kind === "variable" && bound.has(one.name));
}

const every = (expr: Expr): Expr[] => [expr, ...children(expr).flatMap(every)];
