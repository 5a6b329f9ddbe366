/** What the parser reads of Errors, Events, Dependencies, Failure modes and the labels around them. */
import { createSource } from "@tenet/diagnostics";
import { parseSpec, type Spec } from "@tenet/parser";
import { describe, expect, it } from "vitest";
import { shop } from "./spec.js";

function parse(text: string): Spec {
  const { value, diagnostics } = parseSpec(createSource("shop.spec.md", text));
  expect(diagnostics.map(one => `${one.code}: ${one.message}`)).toEqual([]);
  return value;
}

const codes = (text: string) => parseSpec(createSource("shop.spec.md", text)).diagnostics.map(one => one.code);

/** The lines of one operation. */
const operation = (body: string) => `---\nspec: s\n---\n\n# S\n\n## Operations\n\n### f({ key, xs })\n\n${body}\n`;
const only = (body: string) => parse(operation(body)).operations[0]!;

describe("sections", () => {
  const spec = parse(shop);

  it("reads errors with the cells that are filled", () => {
    expect(spec.errors.map(({ code, status, retry, prose }) => [code.text, status, retry, prose])).toEqual([
      ["NOT_FOUND", 404, false, "there is no such order"],
      ["NOT_OPEN", 409, undefined, ""],
      ["DECLINED", 402, false, ""],
      ["KEY_REUSED", undefined, undefined, ""],
      ["KEY_IN_USE", 409, true, ""],
    ]);
    expect(spec.errors.map(one => one.data?.type.kind)).toEqual([undefined, undefined, "record", undefined, undefined]);
  });

  it("reads events as items and as subsections", () => {
    const fields = spec.events.map(({ name, data, prose }) => [
      name.text,
      data.type.kind === "record" ? data.type.fields.map(field => field.name.text) : data.type.kind,
      prose,
    ]);
    expect(fields).toEqual([
      ["OrderPaid", ["id", "total"], "when the money is there"],
      ["Ping", [], ""],
      ["OrderHeld", ["id"], "Sent when the acquirer is away."],
    ]);
  });

  it("keeps a rule behind an event's data", () => {
    const text = shop.replace("`, when the money is there", "`, where `it.total > 0`");
    expect(parse(text).events[0]!.data.rules.map(rule => rule.kind)).toEqual(["where"]);
  });

  it("reads functions of ports, on lines of their own or under their port", () => {
    const functions = spec.ports.map(one => [
      `${one.port.text}.${one.name.text}`,
      one.parameters.map(parameter => parameter.name.text),
      one.returns?.type.kind,
      one.fails.map(code => code.text),
      one.prose,
    ]);
    expect(functions).toEqual([
      ["RateFeed.rate", ["from", "to"], "name", ["UNKNOWN_PAIR"], "the rates of the bank"],
      ["Acquirer.capture", ["id", "amount"], "record", ["DECLINED", "EXPIRED"], ""],
      ["Acquirer.release", ["id"], undefined, [], ""],
    ]);
  });

  it("reads failure modes", () => {
    expect(
      spec.failureModes.map(({ id, operations, every }) => [id?.text, operations.map(one => one.text), every]),
    ).toEqual([
      ["FM-1", ["pay"], false],
      ["FM-2", ["pay"], false],
      [undefined, [], true],
    ]);
    expect(spec.failureModes[2]).toMatchObject({
      text: "RateFeed.rate is slower than 200 ms",
      when: { port: { text: "RateFeed" }, name: { text: "rate" }, trouble: { kind: "slowerThan", milliseconds: 200 } },
      outcome: { kind: "succeeds", ensures: undefined },
    });
    expect(spec.failureModes[1]!.outcome).toMatchObject({ kind: "fails", code: { text: "DECLINED" } });
  });

  it("accounts for every line", () => {
    expect(spec.lines.includes("diagnosed")).toBe(false);
    const at = shop.split("\n").findIndex(line => line.startsWith("- `Ping`"));
    expect(spec.lines[at]).toBe("compiled");
  });
});

describe("troubles", () => {
  const trouble = (words: string) =>
    parse(shop.replace("RateFeed.rate is slower than 200 ms", words)).failureModes[2]!.when;

  it.each([
    ["RateFeed is unavailable", { kind: "unavailable" }],
    ["`RateFeed.rate` is unavailable", { kind: "unavailable" }],
    ["`RateFeed.rate is unavailable`", { kind: "unavailable" }],
    ["RateFeed answers out of type", { kind: "outOfType" }],
    ["RateFeed.rate may have happened anyway", { kind: "happenedAnyway" }],
    ["RateFeed is slower than 10 s", { kind: "slowerThan", milliseconds: 10_000 }],
    ["RateFeed is slower than 2 minutes", { kind: "slowerThan", milliseconds: 120_000 }],
    ["RateFeed is slower than 1.5 seconds", { kind: "slowerThan", milliseconds: 1500 }],
    ["RateFeed fails with `UNKNOWN_PAIR`", { kind: "failsWith", code: { text: "UNKNOWN_PAIR" } }],
  ])("reads %s", (words, expected) => {
    const { port, trouble: found } = trouble(words);
    expect(port.text).toBe("RateFeed");
    expect(found).toMatchObject(expected);
  });

  it.each(["RateFeed is slower than 0 ms", "RateFeed is slower than 3 fortnights", "RateFeed is unavailable today"])(
    "refuses %s",
    words => {
      expect(codes(shop.replace("RateFeed.rate is slower than 200 ms", words))).toEqual(["unknown-trouble"]);
    },
  );

  it("points at the words that it names", () => {
    const { when } = parse(shop).failureModes[2]!;
    const said = (span: { start: number; end: number }) => shop.slice(span.start, span.end);
    expect([said(when.port.span), said(when.name!.span), said(when.span)]).toEqual([
      "RateFeed",
      "rate",
      "RateFeed.rate is slower than 200 ms",
    ]);
  });
});

describe("labels of operations", () => {
  it("reads one emitted event on the label's line, or several under it", () => {
    expect(only("Emits: `E`").emits).toMatchObject([{ event: { text: "E" }, data: undefined, when: undefined }]);
    expect(only('Emits `E({ key })` when `key !== ""`.').emits).toMatchObject([
      { data: { kind: "record" }, when: { kind: "binary" } },
    ]);
    expect(only("**Emits:**\n\n- `E`\n- `F(key)`").emits.map(one => one.event.text)).toEqual(["E", "F"]);
  });

  it.each([
    ["`P.f(key)`", undefined],
    ["`P.f(key)` once", 1],
    ["`P.f(key)` twice", 2],
    ["`P.f(key)` never", 0],
    ['`P.f(key)`, exactly 12 times when `key !== ""`', 12],
  ])("reads how often: %s", (line, times) => {
    expect(only(`Calls: ${line}`).calls).toMatchObject([{ port: { text: "P" }, name: { text: "f" }, times }]);
  });

  it("reads idempotency with and without a colon, and what may be left out", () => {
    const { idempotent } = only("Idempotent by `key` for 24 hours, otherwise `REUSED`, while running `BUSY`");
    expect(idempotent).toMatchObject({
      key: { kind: "name", name: "key" },
      window: { kind: "call", callee: { name: "hours" }, args: [{ value: 24 }] },
      otherwise: { text: "REUSED" },
      running: { text: "BUSY" },
    });
    expect(only("Idempotent by: `key`").idempotent).toMatchObject({ window: undefined, otherwise: undefined });
    expect(only("Idempotent by `key` for ever, otherwise `REUSED`").idempotent).toMatchObject({
      window: undefined,
      otherwise: { text: "REUSED" },
    });
  });

  it("reads batches", () => {
    expect(only("Same as: for each `x` of `xs`, all or nothing: `g(x)`").sameAs).toMatchObject({
      each: { variable: { text: "x" }, list: { name: "xs" } },
      atomic: true,
      call: { kind: "call" },
    });
    expect(only("Same as: for each x of `xs`: `g(x)`").sameAs).toMatchObject({
      each: { variable: { text: "x" } },
      atomic: false,
    });
    expect(only("Same as `g(key)`").sameAs).toMatchObject({ each: undefined, atomic: false });
  });

  it("takes sentences that begin with the same words for prose", () => {
    const found = only(
      "Calls are free of charge.\n\nEmits nothing by itself.\n\nSame as everywhere: the key is short.",
    );
    expect([found.calls, found.emits, found.sameAs]).toEqual([[], [], undefined]);
    expect(found.prose).toContain("Calls are free of charge.");
  });

  it("refuses a label twice where there is room for one, and a label in another section", () => {
    expect(codes(operation("Idempotent by `key`\n\nIdempotent by `xs`"))).toEqual(["label-twice"]);
    expect(codes(operation("Same as: `g(key)`\n\nSame as: `h(key)`"))).toEqual(["label-twice"]);
    expect(codes(operation("Emits:"))).toEqual(["label-empty"]);
    expect(codes("---\nspec: s\n---\n\n# S\n\n## Types\n\n- `A`: string\n\nEmits: `E`\n")).toEqual(["label-not-here"]);
  });
});

describe("rows of Changes", () => {
  it("belong to a failure mode where they say its words", () => {
    const rows = parse(shop).operations[0]!.changes!;
    expect(rows.map(row => row.when?.kind)).toEqual([undefined, "trouble"]);
  });

  it("keep conditions in backticks", () => {
    const text = shop.replace("| Acquirer is unavailable |\n", "| `key is string`         |\n");
    expect(parse(text).operations[0]!.changes![1]!.when?.kind).toBe("condition");
  });
});
