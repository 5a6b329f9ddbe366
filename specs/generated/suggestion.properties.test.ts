/**
 * Property tests of tenet.suggestion 1.0.0, generated from suggestion.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:7e1d38a87762709054deef9b17aa96787c4c5a24686ddd80b0fbfb8fea9b1b63
 */
import { subject, usable } from "@tenet/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as binding from "../src/suggestion.binding.js";
import { shapes, suggestCases } from "./suggestion.arbitraries.js";
import { contract } from "./suggestion.contract.js";

const suggestion = subject(contract, binding, { shapes });

describe("suggest", () => {
  test("suggest.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(suggestCases(), async drawn => {
        const { state, input } = usable(drawn);
        await suggestion.start(state);
        const call = await suggestion.call("suggest", input);
        call.keeps("suggest.returns");
      }),
    ));

  test("suggest.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(suggestCases(), async drawn => {
        const { state, input } = usable(drawn);
        await suggestion.start(state);
        const call = await suggestion.call("suggest", input);
        call.keeps("suggest.failures");
      }),
    ));

  test("SUG-1 It is one of the candidates: result !== nothing implies result in candidates", () =>
    fc.assert(
      fc.asyncProperty(suggestCases(), async drawn => {
        const { state, input } = usable(drawn);
        await suggestion.start(state);
        const call = await suggestion.call("suggest", input);
        call.keeps("SUG-1");
      }),
    ));

  test("SUG-2 It is not what was written: result !== name", () =>
    fc.assert(
      fc.asyncProperty(suggestCases(), async drawn => {
        const { state, input } = usable(drawn);
        await suggestion.start(state);
        const call = await suggestion.call("suggest", input);
        call.keeps("SUG-2");
      }),
    ));

  test("SUG-3 A word of two letters is too short to guess: name.length <= 2 && candidates.every(c => c.length <= 2) implies result === nothing", () =>
    fc.assert(
      fc.asyncProperty(suggestCases(), async drawn => {
        const { state, input } = usable(drawn);
        await suggestion.start(state);
        const call = await suggestion.call("suggest", input);
        call.keeps("SUG-3");
      }),
    ));

  test("SUG-4 It is about as long: result !== nothing implies abs(result.length - name.length) <= 2", () =>
    fc.assert(
      fc.asyncProperty(suggestCases(), async drawn => {
        const { state, input } = usable(drawn);
        await suggestion.start(state);
        const call = await suggestion.call("suggest", input);
        call.keeps("SUG-4");
      }),
    ));

  test("suggest.example-1", async () => {
    await suggestion.start({});
    const call = await suggestion.call("suggest", { name: "abcab", candidates: ["ccccc", "abcb"] });
    expect(call.outcome).toMatchObject({ kind: "returned", value: "abcb" });
    call.keeps();
  });

  test("suggest.example-2", async () => {
    await suggestion.start({});
    const call = await suggestion.call("suggest", { name: "abc", candidates: [] });
    expect(call.outcome).toMatchObject({ kind: "returned", value: undefined });
    call.keeps();
  });
});
