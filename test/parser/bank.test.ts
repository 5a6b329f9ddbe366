import { readFileSync } from "node:fs";
import { createSource } from "@tenet/diagnostics";
import { parseSpec } from "@tenet/parser";
import { describe, expect, test } from "vitest";
import { bare, readWhole, spans } from "./helpers.js";

const text = readFileSync(new URL("../../examples/bank/bank.spec.md", import.meta.url), "utf8");
const { spec, codes } = readWhole(text);

describe("the bank", () => {
  test("has nothing to complain about", () => expect(codes).toEqual([]));

  test("is read whole", () => {
    expect(spec.title?.text).toBe("Accounts");
    expect(spec.prose).toBe(
      "Customers hold accounts and move money between them. What leaves one account arrives in another.",
    );
    expect(spec.types.map(type => [type.kind, type.name.text])).toEqual([
      ["alias", "AccountId"],
      ["alias", "UserId"],
      ["alias", "Cents"],
      ["alias", "User"],
      ["alias", "Receipt"],
      ["entity", "Account"],
    ]);
    expect(spec.state?.variables.map(each => [each.name.text, each.starts])).toEqual([
      ["users", "empty"],
      ["accounts", "empty"],
    ]);
    expect(spec.operations.map(each => each.name.text)).toEqual([
      "open",
      "transfer",
      "freeze",
      "thaw",
      "close",
      "statement",
    ]);
    expect(spec.definitions.map(each => each.name.text)).toEqual(["total"]);
  });

  test("a transfer has its parts", () => {
    const transfer = spec.operations[1];
    expect(transfer?.requires.map(each => [each.id?.text, each.prose, each.otherwise?.text])).toEqual([
      ["TRF-1", "The accounts differ", "SAME_ACCOUNT"],
      ["TRF-2", "Both are open", "NOT_OPEN"],
      ["TRF-3", "The money is there", "INSUFFICIENT_FUNDS"],
      ["TRF-4", "There is room", "LIMIT"],
    ]);
    expect(bare(transfer?.parameters)).toEqual([
      { kind: "object", names: [{ text: "from" }, { text: "to" }, { text: "amount" }] },
    ]);
    expect(bare(transfer?.inputs[0])).toMatchObject({
      name: { text: "from" },
      type: { rules: [{ kind: "refersTo", target: { text: "accounts" }, otherwise: { text: "NOT_FOUND" } }] },
    });
    expect(transfer?.ensures.map(each => each.id?.text)).toEqual(["TRF-5", "TRF-6"]);
    expect(transfer?.changes).toHaveLength(2);
    expect(transfer?.examples[0]?.inputs.map(each => each.name.text)).toEqual(["from", "to", "amount"]);
    expect(transfer?.examples[0]?.before?.kind).toBe("record");
    expect(transfer?.prose).toBe("Moves money from one open account to another.");
  });

  test("every name stands where its span says", () => {
    for (const { kind, text: written, said } of spans(spec, spec.source.text))
      if (kind === "name" && said !== undefined) expect(written.replace(/^"|"$/g, "")).toBe(said);
  });

  test("every line is accounted for", () => {
    expect(spec.lines).toHaveLength(text.trimEnd().split("\n").length);
    expect(spec.lines).not.toContain("diagnosed");
    text
      .split("\n")
      .forEach((line, index) => line.startsWith("- **") && expect(spec.lines[index], line).toBe("compiled"));
  });

  test("CRLF and a byte order mark change nothing", () => {
    const other = parseSpec(createSource("a.spec.md", `\uFEFF${text.replaceAll("\n", "\r\n")}`));
    expect(other.value).toEqual(spec);
  });

  test("cut off anywhere, it is still answered", () => {
    for (let end = 0; end < text.length; end += 211) expect(() => readWhole(text.slice(0, end))).not.toThrow();
  });
});
