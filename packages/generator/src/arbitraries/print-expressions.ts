/** The expressions of a plan as functions of what they read. */
import type { Contract, Expr, Operation, Type } from "@tenet/checker";
import { identifier, propertyAccess, stringLiteral } from "../encode/index.js";
import { type Doc, group } from "../layout.js";
import type { Names } from "../names.js";
import { printExpression } from "../print/index.js";
import { typeText } from "../types.js";
import { some } from "./expressions.js";
import type { ArbitraryNames } from "./names.js";
import type { CheckPlan } from "./plan.js";
import { type Reads, textOf, typeOf } from "./reads.js";

/** What the printers of one group or type share. */
export interface Surroundings {
  readonly contract: Contract;
  readonly operation: Operation | undefined;
  readonly names: ArbitraryNames;
  readonly contractNames: Names;
  readonly helpers: Set<string>;
  readonly use: (name: string) => string;
}

const scopeNames = new Set(["state", "input", "it", "names", "item"]);

/** Where nothing is read but state and inputs. */
export const root: Reads = { it: undefined, names: undefined };

/** Prints the expressions of one group or type. */
export class ExpressionPrinter {
  constructor(private readonly around: Surroundings) {}

  /** A condition that is counted under its clause. */
  check({ clause, condition }: CheckPlan, reads: Reads): Doc {
    return group(`${this.around.use("check")}(`, [stringLiteral(clause), this.compute(condition, reads)], ")");
  }

  /** What items are told apart or ordered by; `true` where that is they themselves. */
  ofItem(what: Expr): string {
    const [parameter] = what.kind === "lambda" ? what.parameters : [];
    if (what.kind !== "lambda" || parameter?.kind !== "name") return "true";
    const text = this.expression(what.body, root, variable => (variable === parameter.name ? "item" : undefined));
    return `(item) => ${text}`;
  }

  /** A function of what the expression reads: `({ state, input }: TransferReads) => expression` */
  compute(expr: Expr, reads: Reads): string {
    const has = (kind: Expr["kind"]) => some(expr, inner => inner.kind === kind);
    const [state, input, it, siblings] = [has("state"), has("input"), has("it") && reads.it, this.namesIn(expr, reads)];
    const own = [...(it ? [`readonly it: ${it.text}`] : []), ...(siblings ? [`readonly names: ${siblings}`] : [])];
    const { names, operation } = this.around;
    const types = [
      ...(state || input ? [input && operation ? names.reads(operation.name) : names.stateReads] : []),
      ...(own.length > 0 ? [`{ ${own.join("; ")} }`] : []),
    ];
    const parameters = [state && "state", input && "input", it && "it", siblings && "names"].filter(
      name => typeof name === "string",
    );
    const value = bracketed(this.expression(expr, reads));
    return parameters.length === 0
      ? `() => ${value}`
      : `({ ${parameters.join(", ")} }: ${types.join(" & ")}) => ${value}`;
  }

  /** The type of the names that the expression reads; undefined where it reads none. */
  private namesIn(expr: Expr, { names }: Reads): string | undefined {
    const read = new Set<string>();
    some(expr, inner => {
      if (inner.kind === "variable" && typeOf(inner.name, names)) read.add(inner.name);
      return false;
    });
    return names && read.size > 0 ? textOf(names, [...read]) : undefined;
  }

  private expression(
    expr: Expr,
    reads: Reads,
    own: (variable: string) => string | undefined = () => undefined,
  ): string {
    const { contract, operation, helpers } = this.around;
    return printExpression(expr, {
      contract,
      helpers,
      input: name => `input${propertyAccess(name)}`,
      state: name => `state${propertyAccess(name)}`,
      result: "undefined",
      it: "it",
      variable: name =>
        own(name) ?? (typeOf(name, reads.names) ? `names${propertyAccess(name)}` : identifier(name, scopeNames)),
      definition: name => identifier(name),
      local: name => identifier(name),
      taken: scopeNames,
      type: type => this.type(type),
      declared: inner => {
        if (inner.kind === "input") return operation?.inputs.find(one => one.name === inner.name)?.type.type;
        if (inner.kind === "state") return contract.state.find(one => one.name === inner.name)?.type.type;
        if (inner.kind === "it") return reads.it?.type;
        return inner.kind === "variable" ? typeOf(inner.name, reads.names) : undefined;
      },
    });
  }

  /** The type in TypeScript. */
  type(type: Type): string {
    return typeText(type, this.around.contractNames);
  }
}

/** An object literal as the body of an arrow function stands in parentheses. */
function bracketed(text: string): string {
  return text.startsWith("{") ? `(${text})` : text;
}
