/** Whatever a spec holds, generated text reads back as the same value, and comments stay comments. */
import {
  docComment,
  identifier,
  json,
  lineComment,
  numberLiteral,
  propertyAccess,
  propertyName,
  regexLiteral,
  stringLiteral,
} from "@tenet/generator";
import fc from "fast-check";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";

const directives = [
  "@ts-nocheck",
  "@ts-ignore",
  "@ts-expect-error",
  "eslint-disable",
  "eslint-disable-next-line",
  "eslint no-eval: 0",
  "istanbul ignore next",
  "c8 ignore start",
  "v8 ignore next",
  "node:coverage disable",
  "prettier-ignore",
  "biome-ignore lint: x",
  "deno-lint-ignore",
  "Stryker disable all",
  "# source" + "MappingURL=x.map",
  "@deprecated",
  "@internal",
  "@vitest" + "-environment jsdom",
  "{@link x}",
  "#__PURE__",
  "@__PURE__",
  "#region",
  "@jsx h",
  "noinspection JSUnusedLocalSymbols",
];
const pieces = [
  "*/",
  '/ <reference path="x" />',
  "/*",
  "//",
  "\\",
  '"',
  "'",
  "`",
  "${x}",
  "</script>",
  "<!--",
  "-->",
  "\u2028",
  "\u2029",
  "\r\n",
  "\0",
  "\u202e",
  "\ufeff",
  "\ud800",
  "\udc00",
  "😀",
  "__proto__",
  ...directives,
];
const nasty = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 6 })
    .map(parts => parts.join("")),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 }).map(units => String.fromCharCode(...units)),
);

/** The value of an expression, as TypeScript reads it; a syntax error throws. */
function value(text: string): unknown {
  return new Function(`"use strict"; return (${accepted(`(${text}\n)`)}\n);`)();
}

/** The text, if TypeScript finds no fault in its syntax. */
function accepted(text: string): string {
  const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest) as ts.SourceFile & {
    parseDiagnostics: readonly ts.Diagnostic[];
  };
  expect(file.parseDiagnostics.map(one => ts.flattenDiagnosticMessageText(one.messageText, "\n"))).toEqual([]);
  return text;
}

describe("values read back", () => {
  it("texts", () => {
    fc.assert(
      fc.property(nasty, text => {
        const literal = stringLiteral(text);
        expect(value(literal)).toBe(text);
        // One line, nothing invisible, nothing that ends a script element.
        expect(literal).toMatch(/^"[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\ufeff]*"$/);
        expect(literal).not.toMatch(/\p{Surrogate}/u);
        expect(literal).not.toMatch(/<[/!]|@vitest|MappingURL/);
      }),
      { numRuns: 400 },
    );
  });

  it("names of properties, __proto__ included", () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.constantFrom("__proto__", "constructor", "a", "a-b", "1", "if")), name => {
        const record = value(`{ ${propertyName(name)}: 1 }`) as object;
        expect(Object.entries(record)).toEqual([[name, 1]]);
        expect(new Function("record", `return record${propertyAccess(name)};`)(record)).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it("names of properties in types", () => {
    fc.assert(
      fc.property(nasty, name => void accepted(`interface A { readonly ${propertyName(name)}?: string }`)),
      { numRuns: 100 },
    );
  });

  it("numbers", () => {
    const numbers = fc.oneof(
      fc.double(),
      fc.constantFrom(-0, 0, 1e21, -1e-7, Number.NaN, Infinity, -Infinity),
      fc.bigInt(),
    );
    fc.assert(fc.property(numbers, number => void expect(value(numberLiteral(number))).toBe(number)));
  });

  it("JSON", () => {
    const data = fc.jsonValue().chain(json => nasty.map(text => ({ json, [text]: text })));
    fc.assert(
      fc.property(data, given => {
        const text = json(given);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(given)));
        expect(text).not.toMatch(/<[/!]|[\u2028\u2029]/);
      }),
    );
  });

  it("regular expressions, as literals where they can be", () => {
    const sources = fc.oneof(
      fc.constantFrom(
        "^a/b$",
        "[/]",
        "\\/",
        "a\nb",
        "\u2028",
        "*",
        "(",
        "",
        "[",
        "\\",
        "^acc_[a-z0-9]{8}$",
        "</script>",
        "é",
        "(?:)",
        "a|*/",
      ),
      nasty,
    );
    fc.assert(
      fc.property(sources, fc.constantFrom("", "i", "g", "gi", "v"), (source, flags) => {
        const mode = [...new Set(`${flags.replace("g", "")}${flags.includes("v") ? "" : "u"}`)].sort().join("");
        if (!isValid(source, mode)) return;
        const found = value(regexLiteral(source, flags)) as RegExp;
        expect([found.flags, new RegExp(found.source, mode).source]).toEqual([mode, new RegExp(source, mode).source]);
      }),
      { numRuns: 400 },
    );
    expect(regexLiteral("^acc_[a-z0-9]{8}$")).toBe("/^acc_[a-z0-9]{8}$/u");
    expect(regexLiteral("(")).toBe('new RegExp("(", "u")');
  });
});

function isValid(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

describe("comments stay comments", () => {
  const tokens = (text: string) => {
    const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
    const found: ts.SyntaxKind[] = [];
    for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) found.push(kind);
    return found.filter(kind => kind !== ts.SyntaxKind.WhitespaceTrivia && kind !== ts.SyntaxKind.NewLineTrivia);
  };

  it("of one line, however many line breaks the prose has", () => {
    expect(tokens(lineComment("a\nb\u2028globalThis.x = 1\r\nc"))).toEqual([ts.SyntaxKind.SingleLineCommentTrivia]);
  });

  it("of one line and of many, whatever the prose", () => {
    fc.assert(
      fc.property(nasty, prose => {
        expect(tokens(lineComment(prose))).toEqual([ts.SyntaxKind.SingleLineCommentTrivia]);
        const block = docComment(prose, "  ");
        expect(block === "" ? [] : tokens(block)).toEqual(block === "" ? [] : [ts.SyntaxKind.MultiLineCommentTrivia]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(directives)("%s is told to nobody", directive => {
    const word = directive.replace(/^[#@/{ ]+/, "").split(/[ :=]/)[0] as string;
    for (const prose of [directive, `${directive} rest`, `text\n${directive}`, ` ${directive}`]) {
      for (const comment of [lineComment(prose), docComment(prose), docComment(`first\n${prose}`)]) {
        expect(comment).not.toContain(directive);
        expect(ts.getJSDocTags(firstStatement(`${comment}\nlet x = 1;`)).map(tag => tag.tagName.text)).toEqual([]);
      }
    }
    expect(lineComment(directive)).toContain(word.slice(0, 2));
  });

  it("leaves prose as it is", () => {
    expect(docComment("Moves money, e.g. for a@b.c (1/2 of it).\n\nTwice.")).toBe(
      "/**\n * Moves money, e.g. for a@b.c (1/2 of it).\n *\n * Twice.\n */",
    );
    expect(docComment("Short.")).toBe("/** Short. */");
    expect(docComment(" \n ")).toBe("");
  });
});

function firstStatement(text: string): ts.Node {
  return ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest, true).statements[0] as ts.Node;
}

describe("identifiers", () => {
  it("are valid, and different for different names", () => {
    const names = fc.oneof(
      fc.constantFrom(
        "class",
        "class_",
        "class__",
        "Map",
        "Map_",
        "it",
        "a-b",
        "a",
        "größe",
        "1a",
        "😀",
        "await",
        "z",
        "__proto__",
      ),
      nasty,
    );
    fc.assert(
      fc.property(names, names, (a, b) => {
        accepted(`export const ${identifier(a)} = 1;`);
        if (a !== b && /^[\p{L}_]/u.test(a) && /^[\p{L}_]/u.test(b)) expect(identifier(a)).not.toBe(identifier(b));
      }),
      { numRuns: 300 },
    );
  });

  it("keep off reserved words, globals and what is taken", () => {
    expect(
      ["class", "Object", "expect", "from", "amount", "scene"].map(name => identifier(name, new Set(["scene"]))),
    ).toEqual(["class_", "Object_", "expect_", "from", "amount", "scene_"]);
  });
});
