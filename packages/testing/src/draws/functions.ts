/** Functions and orders as inputs. Each is made from data, so that it can be told to people and to another process. */
import { type FunctionDescription, functionOf } from "@tenet/runtime";
import fc from "fast-check";
import { Draw } from "../draw.js";
import { unusable } from "../scope.js";
import { oneOf } from "./choices.js";

/**
 * A lawful comparator: ascending, descending, by a part of the values (`length`, `size`, `.field`), all equal.
 * Most orders are plain; one answers with other numbers than 1 and -1.
 */
export function order<F = (a: unknown, b: unknown) => number>(by: readonly string[] = []): Draw<F> {
  const described: FunctionDescription[] = [
    { kind: "order", direction: "ascending", step: 1 },
    { kind: "order", direction: "descending", step: 1 },
    { kind: "order", direction: "ascending", step: 7 },
    ...by.flatMap((part): FunctionDescription[] => [
      { kind: "order", direction: "ascending", by: part, step: 1 },
      { kind: "order", direction: "descending", by: part, step: 1 },
    ]),
    { kind: "order", direction: "all equal", step: 1 },
  ];
  return oneOf(...described.map(functionOf)) as Draw<F>;
}

/** A function of so many arguments that answers one of a few values, the same for equal ones. Shrinks to one that always answers the same. */
export function func<F = (...args: readonly unknown[]) => unknown>(takes: number, answer: Draw<unknown>): Draw<F> {
  return new Draw<F>(fc.array(answer.raw, { minLength: 1, maxLength: 4, size: "max" }), (raws: unknown[], scope) => {
    const answers = raws.map(raw => answer.resolve(raw, scope)).filter(value => value !== unusable);
    return answers.length === 0 ? unusable : (functionOf({ kind: "table", takes, answers }) as F);
  });
}
