/**
 * Property tests of npm.validator 1.0.0, generated from escaping.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:51a84d0e1548b5e0ab84c4fe9a57d3820399b521a8969cdd5beed757d2a24a25
 */
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/escaping.fixed.js";
import { escapeCases, givenESC2, shapes, unescapeCases } from "./escaping.arbitraries.js";
import { contract, type Escaping } from "./escaping.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const escaping = subject<Escaping>(contract, binding, { shapes });

describe("escape", () => {
  test("escape.returns The result fits its type", () =>
    fc.assert(escaping.property("escape", escapeCases(), "escape.returns")));

  test("escape.failures It fails only in the ways listed here", () =>
    fc.assert(escaping.property("escape", escapeCases(), "escape.failures")));

  test("ESC-1 No character is left that opens markup: [\"<\", \">\", \"\\\"\", \"'\", \"/\"].every(c => !result.includes(c))", () =>
    fc.assert(escaping.property("escape", escapeCases(), "ESC-1")));
});

describe("unescape", () => {
  test("unescape.returns The result fits its type", () =>
    fc.assert(escaping.property("unescape", unescapeCases(), "unescape.returns")));

  test("unescape.failures It fails only in the ways listed here", () =>
    fc.assert(escaping.property("unescape", unescapeCases(), "unescape.failures")));
});

describe("laws", () => {
  test("ESC-2 What was escaped is what comes back: unescape(escape(text)) === text", () =>
    fc.assert(
      escaping.law(
        givenESC2(),
        async ({ text }) =>
          await escaping.result("unescape", { text: await escaping.result("escape", { text }) }) === text,
      ),
    ));
});
