/**
 * Property tests of npm.validator 1.0.0, generated from escaping.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:51a84d0e1548b5e0ab84c4fe9a57d3820399b521a8969cdd5beed757d2a24a25
 */
import { subject, usable } from "@tenet/testing";
import fc from "fast-check";
import { describe, test } from "vitest";
import * as binding from "../src/escaping.fixed.js";
import { escapeCases, shapes, unescapeCases } from "./escaping.arbitraries.js";
import { contract } from "./escaping.contract.js";

const escaping = subject(contract, binding, { shapes });

describe("escape", () => {
  test("escape.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(escapeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await escaping.start(state);
        const call = await escaping.call("escape", input);
        call.keeps("escape.returns");
      }),
    ));

  test("escape.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(escapeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await escaping.start(state);
        const call = await escaping.call("escape", input);
        call.keeps("escape.failures");
      }),
    ));

  test("ESC-1 No character is left that opens markup: [\"<\", \">\", \"\\\"\", \"'\", \"/\"].every(c => !result.includes(c))", () =>
    fc.assert(
      fc.asyncProperty(escapeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await escaping.start(state);
        const call = await escaping.call("escape", input);
        call.keeps("ESC-1");
      }),
    ));
});

describe("unescape", () => {
  test("unescape.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(unescapeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await escaping.start(state);
        const call = await escaping.call("unescape", input);
        call.keeps("unescape.returns");
      }),
    ));

  test("unescape.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(unescapeCases(), async drawn => {
        const { state, input } = usable(drawn);
        await escaping.start(state);
        const call = await escaping.call("unescape", input);
        call.keeps("unescape.failures");
      }),
    ));
});
