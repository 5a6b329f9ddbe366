/** The interpreter says what an expression means; the printed TypeScript must say the same. */
import { children, type Expr, environment, evaluate, type LibraryName, type Type, Undefined } from "@tenet/checker";
import { printExpression } from "@tenet/generator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boolean,
  contract,
  decimal,
  expressions,
  integer,
  list,
  literal,
  locals,
  node,
  number,
  record,
  set,
  string,
  times,
  timestamp,
} from "./expressions.js";
import { compiled, options, type Scene } from "./printed.js";
import { canonical, environments } from "./values.js";

/** Several at a time, for one start of the compiler; a failure shrinks to one. */
const cases = fc.array(fc.tuple(expressions, environments), { minLength: 1, maxLength: 30, size: "max" });

function interpreted(expr: Expr, values: Scene): string {
  return outcome(
    () => evaluate(expr, environment(contract, { ...(values as object), locals })),
    error => error instanceof Undefined,
  );
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
      fc.property(cases, few => {
        const printed = compiled(few.map(([expr]) => expr));
        for (const [i, [expr, values]] of few.entries()) {
          for (const one of all(expr))
            seen.add(one.kind === "library" ? `library ${one.name}` : one.kind).add(`${one.type.kind} ${one.kind}`);
          const expected = interpreted(expr, values);
          outcomes[expected === "undefined" ? "undefined" : "valued"] += 1;
          const actual = outcome(
            () => printed[i]?.(values),
            error => (error as Error).name === "Undefined",
          );
          if (actual !== expected)
            throw new Error(
              `${printExpression(expr, options(new Set()))}\nprinted:     ${actual}\ninterpreted: ${expected}`,
            );
        }
      }),
      { numRuns: 140 },
    );
  });

  /** What chance seldom brings together. */
  const top = literal(integer, Number.MAX_SAFE_INTEGER);
  const beyond = node(integer, { kind: "arithmetic", op: "+", mode: "integer", left: top, right: literal(integer, 1) });
  const double = node(number, { kind: "input", name: "x" });
  const call = (type: Type, name: LibraryName, ...args: Expr[]) => node(type, { kind: "library", name, args });
  const one = () => ({
    spread: false,
    value: node(record, { kind: "record", entries: [{ kind: "field", name: "a", value: literal(integer, 1) }] }),
  });
  const texts = node(list(string), { kind: "input", name: "strings" });
  const values = {
    input: { x: 2 ** 53, strings: ["😀", "\ue000", "a"] },
    before: {},
    after: {},
    result: undefined,
    it: 0,
  };

  const huge = node(integer, {
    kind: "arithmetic",
    op: "**",
    mode: "integer",
    left: literal(integer, 10),
    right: literal(integer, 400),
  });

  it.each<[string, Expr, unknown]>([
    ["a slice from a position too large for a double", call(list(string), "list.slice", texts, huge), []],
    [
      "a bigint equals the same double",
      node(boolean, { kind: "equality", negated: false, left: beyond, right: double }),
      true,
    ],
    [
      "a bigint among doubles",
      node(boolean, {
        kind: "membership",
        of: "list",
        element: beyond,
        container: node(list(number), { kind: "list", items: [{ spread: false, value: double }] }),
      }),
      true,
    ],
    [
      "an exact sum comes back",
      node(integer, { kind: "arithmetic", op: "-", mode: "integer", left: beyond, right: literal(integer, 2) }),
      Number.MAX_SAFE_INTEGER - 1,
    ],
    [
      "a text is the moment that its type says",
      node(timestamp, { kind: "literal", value: "2024-01-01T00:00:00.000Z" }),
      new Date(Date.UTC(2024, 0)),
    ],
    [
      "equal records are one element of a set",
      call(integer, "set.size", node(set, { kind: "list", items: [one(), one()] })),
      1,
    ],
    [
      "of equal keys the last value counts",
      node(times, {
        kind: "record",
        entries: [
          { kind: "field", name: "1970-01-01T00:00:00.000Z", value: literal(integer, 1) },
          {
            kind: "computed",
            key: node(timestamp, { kind: "literal", value: "1970-01-01T00:00:00.000Z" }),
            value: literal(integer, 2),
          },
        ],
      }),
      new Map([[new Date(0), 2]]),
    ],
    ["sorted by code point", call(list(string), "list.sorted", texts), ["a", "\ue000", "😀"]],
    [
      "a record named true",
      node(record, { kind: "record", entries: [{ kind: "field", name: "true", value: literal(boolean, true) }] }),
      { true: true },
    ],
  ])("agree that %s", (_, expr, expected) => {
    expect(evaluate(expr, environment(contract, values))).toEqual(expected);
    expect(compiled([expr])[0]?.(values)).toEqual(expected);
  });

  /** The middle between two, on both sides of zero, which chance seldom hits. */
  it.each(["half-up", "half-even", "down", "up", "floor", "ceiling"])("agree on rounding %s", rounding => {
    const middles = [-250n, -150n, -50n, 49n, 50n, 51n, 150n, 250n];
    const rounds = middles.flatMap(value => [
      node(decimal(2), { kind: "round", value: literal(decimal(4), value), divisor: undefined, rounding }),
      node(decimal(0), {
        kind: "round",
        value: literal(decimal(2), value),
        divisor: literal(decimal(1), -20n),
        rounding,
      }),
    ]);
    const meant = rounds.map(expr => evaluate(expr, environment(contract, values)));
    expect(compiled(rounds).map(run => run(values))).toEqual(meant);
    expect(new Set(meant).size).toBeGreaterThan(3);
  });

  it("have met every kind of expression and of function, with and without a value", () => {
    const kinds = [
      "literal",
      "regex",
      "input",
      "state",
      "result",
      "it",
      "variable",
      "old",
      "member",
      "index",
      "not",
      "negate",
      "arithmetic",
      "comparison",
      "equality",
      "logical",
      "membership",
      "is",
      "coalesce",
      "conditional",
      "library",
      "lambda",
      "rescale",
      "round",
      "definition",
      "local",
      "list",
      "record",
    ];
    expect(kinds.filter(kind => !seen.has(kind) && kind !== "library")).toEqual([]);
    expect([...seen].filter(name => name.startsWith("library")).length).toBe(54);
    expect(["timestamp literal", "set list", "map record"].filter(literal => !seen.has(literal))).toEqual([]);
    expect(outcomes.valued).toBeGreaterThan(1000);
    expect(outcomes.undefined).toBeGreaterThan(100);
  });
});
