/**
 * Arbitraries of tenet.string-literal 1.0.0, generated from string-literal.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:0438310de841f323bdfd09b49e5fc3596510de3503dc06b4e7d281532eab0d8f
 */
import { cases, given, inputs, stateless, text } from "@tenet/testing";
import type { Shapes } from "@tenet/testing";
import type { LiteralInput, ReadInput } from "./string-literal.contract.js";

/** Calls of literal that are to succeed. */
export const literalCases = () => cases(stateless, inputs<LiteralInput>({ text: text() }));

/** Calls of read that are to succeed. */
export const readCases = () => cases(stateless, inputs<ReadInput>({ source: text() }));

/** What LIT-4 is given. */
export const givenLIT4 = () => given<{ readonly text: string }>({ text: text() });

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: {},
  state: {},
  operations: {
    literal: { input: { text: "plain" }, result: "plain" },
    read: { input: { source: "plain" }, result: "plain" },
  },
};
