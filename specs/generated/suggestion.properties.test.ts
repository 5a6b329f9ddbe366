/**
 * Property tests of tenet.suggestion 1.0.0, generated from suggestion.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:7e1d38a87762709054deef9b17aa96787c4c5a24686ddd80b0fbfb8fea9b1b63
 */
import { equal, textLength, textSlice } from "@tenet/runtime";
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/suggestion.binding.js";
import { givenSUG5, givenSUG6, shapes, suggestCases } from "./suggestion.arbitraries.js";
import { contract, type Suggestion } from "./suggestion.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const suggestion = subject<Suggestion>(contract, binding, { shapes });

describe("suggest", () => {
  test("suggest.returns The result fits its type", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "suggest.returns")));

  test("suggest.failures It fails only in the ways listed here", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "suggest.failures")));

  test("suggest.frame It leaves its inputs as they are", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "suggest.frame")));

  test("SUG-1 It is one of the candidates: result !== nothing implies result in candidates", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "SUG-1")));

  test("SUG-2 It is not what was written: result !== name", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "SUG-2")));

  test("SUG-3 A word of two letters is too short to guess: name.length <= 2 && candidates.every(c => c.length <= 2) implies result === nothing", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "SUG-3")));

  test("SUG-4 It is about as long: result !== nothing implies abs(result.length - name.length) <= 2", () =>
    fc.assert(suggestion.property("suggest", suggestCases(), "SUG-4")));

  test("suggest.example-1", async () => {
    await suggestion.start();
    const call = await suggestion.call("suggest", { name: "abcab", candidates: ["ccccc", "abcb"] });
    call.returns("abcb");
    call.keeps();
  });

  test("suggest.example-2", async () => {
    await suggestion.start();
    const call = await suggestion.call("suggest", { name: "abc", candidates: [] });
    call.returns(undefined);
    call.keeps();
  });
});

describe("laws", () => {
  test("SUG-5 The order of the candidates does not matter: suggest(name, [a, b]) === suggest(name, [b, a])", () =>
    fc.assert(
      suggestion.law(
        givenSUG5(),
        async ({ name, a, b }) => equal(
          await suggestion.result("suggest", { name, candidates: [a, b] }),
          await suggestion.result("suggest", { name, candidates: [b, a] }),
        ),
      ),
    ));

  test("SUG-6 One slip in a word of three letters is forgiven: suggest(name.slice(0, name.length - 1), [name]) === name", () =>
    fc.assert(
      suggestion.law(
        givenSUG6(),
        async ({ name }) => equal(
          await suggestion.result("suggest", { name: textSlice(name, 0, textLength(name) - 1), candidates: [name] }),
          name,
        ),
      ),
    ));
});
