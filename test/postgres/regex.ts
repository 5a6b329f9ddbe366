/** Patterns mean to PostgreSQL what they mean to JavaScript, or are not said at all. */
import type { Contract, Expr } from "@tenet/checker";
import { printSql } from "@tenet/generator";
import fc from "fast-check";
import { expect, it } from "vitest";
import { database } from "./database.js";
import { contractFrom } from "./spec.js";

const contract: Contract = contractFrom("## Definitions\n\n- `one`: `1`");

const span = { start: 0, end: 0 };

function asked(text: string, source: string, flags: string) {
  const string = { kind: "string" } as const;
  const args = [
    { kind: "variable", name: "s", type: string, span },
    { kind: "regex", source, flags, type: { kind: "regex" }, span },
  ];
  const expr = { kind: "library", name: "text.matches", args, type: { kind: "boolean" }, span } as unknown as Expr;
  return printSql(contract, expr, { variables: { s: { type: string, value: text } } });
}

async function compare(cases: readonly (readonly [source: string, flags: string, text: string])[]): Promise<number> {
  const said = cases.flatMap(([source, flags, text]) => {
    const printed = asked(text, source, flags);
    return "reason" in printed ? [] : [{ source, flags, text, sql: printed.sql }];
  });
  if (said.length === 0) return 0;
  const [row] = await database().rows(`SELECT ARRAY[${said.map(({ sql }) => sql).join(", ")}]::boolean[] AS all`);
  const answers = row?.["all"] as readonly boolean[];
  for (const [at, { source, flags, text, sql }] of said.entries())
    expect([source, flags, text, sql, answers[at]]).toEqual([
      ...[source, flags, text, sql],
      new RegExp(source, `${flags}u`).test(text),
    ]);
  return said.length;
}

it("agrees on what is easily read in two ways", async () => {
  const cases: [string, string, string][] = [];
  const sources = [
    "^a$",
    "a$",
    "^a",
    "a.b",
    "[^a]",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "^\\w+$",
    "[\\d\\s]",
    "[^\\d]",
    "a{2}",
    "a{2,}",
    "^a{1,2}$",
    "a|b",
    "^(?:a|b)+$",
    "^(a|)$",
    "(?<x>a)b",
    "\\.",
    "\\\\",
    "\\/",
    "\\x61",
    "\\u0061",
    "\\u{1f600}",
    "😀",
    "^.$",
    "[a-c😀]",
    "[\\]]",
    "[-a]",
    "[a-]",
    "[.]",
    "[[:a]",
    "^[^]$",
    "[:alpha:]",
    "[=a=]",
    "\\t",
    "\\n",
    "a+?b",
    "a*?",
    "^$",
    "",
    "'",
    "\\$",
    "\\^a",
    "***a",
    "(?:i)a",
    "[^\\n]",
    "é",
    "s",
    "k",
    "[a-z]",
    "[^s]",
    "\\cJ",
    "a??",
    "\\x27; --",
  ];
  const texts = [
    "",
    "a",
    "A",
    "b",
    "aa",
    "aaa",
    "ab",
    "a\n",
    "\na",
    "a\nb",
    "\n",
    "é",
    "É",
    "٣",
    "😀",
    "\u2028",
    "\u00a0",
    ".",
    "\\",
    "/",
    "'",
    "a b",
    "[",
    "]",
    "^",
    "^a",
    "-",
    ":",
    "=",
    "$",
    "***a",
    "s",
    "S",
    "\u017f",
    "K",
    "\u212a",
    "5",
    "_",
    "\t",
    "\r",
    "ia",
  ];
  for (const source of sources.filter(valid))
    for (const text of texts) for (const flags of ["", "i", "s", "m"]) cases.push([source, flags, text]);
  expect(await compare(cases)).toBeGreaterThan(3000);
});

function valid(source: string): boolean {
  try {
    return new RegExp(source, "u") !== undefined;
  } catch {
    return false;
  }
}

it("agrees on patterns put together at random", async () => {
  const atom = fc.constantFrom(
    "a",
    "b",
    ".",
    "\\d",
    "\\w",
    "\\s",
    "[ab]",
    "[^a]",
    "[0-9a-f]",
    "\\.",
    "_",
    "-",
    "é",
    "😀",
  );
  const piece = fc
    .tuple(atom, fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "+?"))
    .map(([a, q]) => `${a}${q}`);
  const sequence = fc.array(piece, { maxLength: 4 }).map(parts => parts.join(""));
  const group = fc.tuple(sequence, sequence).map(([a, b]) => `(?:${a}|${b})`);
  const source = fc
    .tuple(fc.constantFrom("", "^"), fc.array(fc.oneof(sequence, group), { maxLength: 3 }), fc.constantFrom("", "$"))
    .map(([start, parts, end]) => `${start}${parts.join("")}${end}`);
  const text = fc
    .array(fc.constantFrom("a", "b", "0", "_", "-", ".", " ", "\n", "é", "😀", "A"), { maxLength: 6 })
    .map(all => all.join(""));
  const cases = fc.sample(fc.tuple(source, fc.constantFrom("", "i", "s"), text), { numRuns: 1500, seed: 1 });
  expect(await compare(cases)).toBeGreaterThan(500);
});

it.each([
  ["a\\b", "\\b"],
  ["(?=a)", "looks ahead"],
  ["(a)\\1", "refers back"],
  ["a{300}", "255"],
  ["\\p{L}", "\\p"],
])("says of %s why not", (source, why) => {
  const printed = asked("a", source, "");
  expect("reason" in printed ? printed.reason : "").toContain(why);
});
