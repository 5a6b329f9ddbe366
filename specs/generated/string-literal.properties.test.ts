/**
 * Property tests of tenet.string-literal 1.0.0, generated from string-literal.spec.md.
 * Do not edit: `spec compile` writes it anew.
 * Source: sha256:0438310de841f323bdfd09b49e5fc3596510de3503dc06b4e7d281532eab0d8f
 */
import { subject } from "@tenet/testing";
import fc from "fast-check";
import { describe, test, vi } from "vitest";
import * as binding from "../src/string-literal.binding.js";
import { givenLIT4, literalCases, readCases, shapes } from "./string-literal.arbitraries.js";
import { contract, type StringLiteral } from "./string-literal.contract.js";

// A search takes its time on a busy machine; a call that never ends is still found.
vi.setConfig({ testTimeout: 60_000 });

const stringLiteral = subject<StringLiteral>(contract, binding, { shapes });

describe("literal", () => {
  test("literal.returns The result fits its type", () =>
    fc.assert(stringLiteral.property("literal", literalCases(), "literal.returns")));

  test("literal.failures It fails only in the ways listed here", () =>
    fc.assert(stringLiteral.property("literal", literalCases(), "literal.failures")));

  test("LIT-1 It stands between double quotes: result.startsWith(\"\\\"\") && result.endsWith(\"\\\"\") && result.length >= 2", () =>
    fc.assert(stringLiteral.property("literal", literalCases(), "LIT-1")));

  test("LIT-2 It stays on one line: [\"\\n\", \"\\r\", \"\\u2028\", \"\\u2029\"].every(c => !result.includes(c))", () =>
    fc.assert(stringLiteral.property("literal", literalCases(), "LIT-2")));

  test("LIT-3 It cannot close a script element: !result.includes(\"<\/\")", () =>
    fc.assert(stringLiteral.property("literal", literalCases(), "LIT-3")));

  test("literal.example-1", async () => {
    await stringLiteral.start();
    const call = await stringLiteral.call("literal", { text: "" });
    call.returns("\"\"");
    call.keeps();
  });

  test("literal.example-2", async () => {
    await stringLiteral.start();
    const call = await stringLiteral.call("literal", { text: "it's" });
    call.returns("\"it's\"");
    call.keeps();
  });

  test("literal.example-3", async () => {
    await stringLiteral.start();
    const call = await stringLiteral.call("literal", { text: "say \"when\"" });
    call.returns("\"say \\\"when\\\"\"");
    call.keeps();
  });

  test("literal.example-4", async () => {
    await stringLiteral.start();
    const call = await stringLiteral.call("literal", { text: "${x} `y`" });
    call.returns("\"${x} `y`\"");
    call.keeps();
  });
});

describe("read", () => {
  test("read.returns The result fits its type", () =>
    fc.assert(stringLiteral.property("read", readCases(), "read.returns")));
});

describe("laws", () => {
  test("LIT-4 What JavaScript reads is what was meant: read(literal(text)) === text", () =>
    fc.assert(
      stringLiteral.law(
        givenLIT4(),
        async ({ text }) =>
          await stringLiteral.result("read", { source: await stringLiteral.result("literal", { text }) }) === text,
      ),
    ));
});
