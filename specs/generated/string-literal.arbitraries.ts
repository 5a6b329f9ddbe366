/**
 * Arbitraries of tenet.string-literal 1.0.0, generated from string-literal.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:466d9b5015795a5be0947faa6c41e7cfc15f4f7b6747c347cada0a9a389652ce
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
