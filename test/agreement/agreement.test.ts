/** The interpreter says what an expression means; the printed TypeScript must say the same. */
import { children, environment, evaluate, type Expr, Undefined } from "@tenet/checker";
import { printExpression } from "@tenet/generator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Builder, contract, locals, targets } from "./expressions.js";
import { compiled, options, type Scene } from "./printed.js";
import { canonical, environments } from "./values.js";

const expressions = fc.gen().map((g) => new Builder(g).build(targets[g(fc.nat, targets.length - 1)] as (typeof targets)[number], { variables: [], fuel: 3 }));

/** Several at a time, for one start of the compiler; a failure shrinks to one. */
const cases = fc.array(fc.tuple(expressions, environments), { minLength: 1, maxLength: 30, size: "max" });

function interpreted(expr: Expr, values: Scene): string {
  return outcome(() => evaluate(expr, environment(contract, { ...(values as object), locals })), (error) => error instanceof Undefined);
}

/** No value is one outcome, whatever the reason; any other error is a mistake. */
function outcome(run: () => unknown, isUndefined: (error: unknown) => boolean): string {
  try {
    return canonical(run());
  } catch (error) {
    if (isUndefined(error)) return "undefined";
    throw error;
  }
}

function all(expr: Expr): Expr[] {
  return [expr, ...children(expr).flatMap(all)];
}

describe("interpreter and printed TypeScript", () => {
  const seen = new Set<string>();
  const outcomes = { valued: 0, undefined: 0 };

  it("agree on random expressions", () => {
    fc.assert(
      fc.property(cases, (few) => {
        const printed = compiled(few.map(([expr]) => expr));
        for (const [i, [expr, values]] of few.entries()) {
          for (const one of all(expr)) seen.add(one.kind === "library" ? `library ${one.name}` : one.kind);
          const expected = interpreted(expr, values);
          outcomes[expected === "undefined" ? "undefined" : "valued"] += 1;
          const actual = outcome(() => printed[i]?.(values), (error) => (error as Error).name === "Undefined");
          if (actual !== expected) throw new Error(`${printExpression(expr, options(new Set()))}\nprinted:     ${actual}\ninterpreted: ${expected}`);
        }
      }),
      { numRuns: 250 },
    );
  });

  it("have met every kind of expression and of function, with and without a value", () => {
    const kinds = ["literal", "regex", "input", "state", "result", "it", "variable", "old", "member", "index", "not", "negate", "arithmetic", "comparison",
      "equality", "logical", "membership", "is", "coalesce", "conditional", "library", "lambda", "definition", "local", "list", "record"];
    expect(kinds.filter((kind) => !seen.has(kind) && kind !== "library")).toEqual([]);
    expect([...seen].filter((name) => name.startsWith("library")).length).toBe(54);
    if (process.env["SHOW"]) console.log(outcomes);
    expect(outcomes.valued).toBeGreaterThan(1500);
    expect(outcomes.undefined).toBeGreaterThan(100);
  });
});
