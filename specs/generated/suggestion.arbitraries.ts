/**
 * Arbitraries of tenet.suggestion 1.0.0, generated from suggestion.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7e1d38a87762709054deef9b17aa96787c4c5a24686ddd80b0fbfb8fea9b1b63
 */
import { cases, given, inputs, list, matching, stateless } from "@tenet/testing";
import type { Draw, Shapes } from "@tenet/testing";
import type { SuggestInput, Word } from "./suggestion.contract.js";

/** Values of Word. */
export const word = (): Draw<Word> => matching(/^[a-c]{1,6}$/u);

/** Calls of suggest that are to succeed. */
export const suggestCases = () => cases(
  stateless,
  inputs<SuggestInput>({ name: word(), candidates: list(word(), { length: { max: 6 } }) }),
);

/** What SUG-5 is given. */
export const givenSUG5 = () => given<{ readonly name: Word; readonly a: Word; readonly b: Word }>({
  name: word(),
  a: { draw: word(), like: ["name"] },
  b: { draw: word(), like: ["name", "a"] },
});

/** What SUG-6 is given. */
export const givenSUG6 = () => given<{ readonly name: Word }>({
  name: matching(/^[a-c]{1,6}$/u, { length: { min: 3 } }),
});

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: { Word: "plain" },
  state: {},
  operations: {
    suggest: {
      input: { name: { named: "Word" }, candidates: { items: { named: "Word" } } },
      result: { named: "Word" },
    },
  },
};
