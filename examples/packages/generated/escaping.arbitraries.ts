/**
 * Arbitraries of npm.validator 1.0.0, generated from escaping.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:51a84d0e1548b5e0ab84c4fe9a57d3820399b521a8969cdd5beed757d2a24a25
 */
import { cases, given, inputs, stateless, text } from "@tenet/testing";
import type { Shapes } from "@tenet/testing";
import type { EscapeInput, UnescapeInput } from "./escaping.contract.js";

/** Calls of escape that are to succeed. */
export const escapeCases = () => cases(stateless, inputs<EscapeInput>({ text: text() }));

/** Calls of unescape that are to succeed. */
export const unescapeCases = () => cases(stateless, inputs<UnescapeInput>({ text: text() }));

/** What ESC-2 is given. */
export const givenESC2 = () => given<{ readonly text: string }>({ text: text() });

/** Where declared types stand, for bindings that convert values. */
export const shapes: Shapes = {
  types: {},
  state: {},
  operations: {
    escape: { input: { text: "plain" }, result: "plain" },
    unescape: { input: { text: "plain" }, result: "plain" },
  },
};
