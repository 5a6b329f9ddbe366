/**
 * Property tests of tenet.string-literal 1.0.0, generated from string-literal.spec.md. Do not edit: `spec compile` writes it anew.
 * Source: sha256:466d9b5015795a5be0947faa6c41e7cfc15f4f7b6747c347cada0a9a389652ce
 */
import { subject, usable } from "@tenet/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as binding from "../src/string-literal.binding.js";
import { literalCases, readCases, shapes } from "./string-literal.arbitraries.js";
import { contract } from "./string-literal.contract.js";

const stringLiteral = subject(contract, binding, { shapes });

describe("literal", () => {
  test("literal.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(literalCases(), async drawn => {
        const { state, input } = usable(drawn);
        await stringLiteral.start(state);
        const call = await stringLiteral.call("literal", input);
        call.keeps("literal.returns");
      }),
    ));

  test("literal.failures It fails only in the ways listed here", () =>
    fc.assert(
      fc.asyncProperty(literalCases(), async drawn => {
        const { state, input } = usable(drawn);
        await stringLiteral.start(state);
        const call = await stringLiteral.call("literal", input);
        call.keeps("literal.failures");
      }),
    ));

  test("LIT-1 It stands between double quotes: result.startsWith(\"\\\"\") && result.endsWith(\"\\\"\") && result.length >= 2", () =>
    fc.assert(
      fc.asyncProperty(literalCases(), async drawn => {
        const { state, input } = usable(drawn);
        await stringLiteral.start(state);
        const call = await stringLiteral.call("literal", input);
        call.keeps("LIT-1");
      }),
    ));

  test("LIT-2 It stays on one line: [\"\\n\", \"\\r\", \"\\u2028\", \"\\u2029\"].every(c => !result.includes(c))", () =>
    fc.assert(
      fc.asyncProperty(literalCases(), async drawn => {
        const { state, input } = usable(drawn);
        await stringLiteral.start(state);
        const call = await stringLiteral.call("literal", input);
        call.keeps("LIT-2");
      }),
    ));

  test("LIT-3 It cannot close a script element: !result.includes(\"<\/\")", () =>
    fc.assert(
      fc.asyncProperty(literalCases(), async drawn => {
        const { state, input } = usable(drawn);
        await stringLiteral.start(state);
        const call = await stringLiteral.call("literal", input);
        call.keeps("LIT-3");
      }),
    ));

  test("literal.example-1", async () => {
    await stringLiteral.start({});
    const call = await stringLiteral.call("literal", { text: "" });
    expect(call.outcome).toMatchObject({ kind: "returned", value: "\"\"" });
    call.keeps();
  });

  test("literal.example-2", async () => {
    await stringLiteral.start({});
    const call = await stringLiteral.call("literal", { text: "it's" });
    expect(call.outcome).toMatchObject({ kind: "returned", value: "\"it's\"" });
    call.keeps();
  });

  test("literal.example-3", async () => {
    await stringLiteral.start({});
    const call = await stringLiteral.call("literal", { text: "say \"when\"" });
    expect(call.outcome).toMatchObject({ kind: "returned", value: "\"say \\\"when\\\"\"" });
    call.keeps();
  });

  test("literal.example-4", async () => {
    await stringLiteral.start({});
    const call = await stringLiteral.call("literal", { text: "${x} `y`" });
    expect(call.outcome).toMatchObject({ kind: "returned", value: "\"${x} `y`\"" });
    call.keeps();
  });
});

describe("read", () => {
  test("read.returns The result fits its type", () =>
    fc.assert(
      fc.asyncProperty(readCases(), async drawn => {
        const { state, input } = usable(drawn);
        await stringLiteral.start(state);
        const call = await stringLiteral.call("read", input);
        call.keeps("read.returns");
      }),
    ));
});
