import { type Node, Parser } from "acorn";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExprNode } from "./entry.js";
import { read } from "./reading.js";

/** A tree as nested lists: an operator or kind first, parts behind it. */
type Tree = readonly unknown[] | string | number | boolean;

function ours(node: ExprNode): Tree {
  switch (node.kind) {
    case "number":
    case "string":
    case "boolean":
      return ["literal", node.value];
    case "regex":
      return ["regex", node.source, node.flags];
    case "name":
      return ["name", node.name];
    case "member":
      return ["member", node.optional, ours(node.object), node.property.text];
    case "index":
      return ["index", ours(node.object), ours(node.index)];
    case "call":
      return ["call", ours(node.callee), ...node.args.map(part)];
    case "unary":
      return ["unary", node.op, ours(node.operand)];
    case "binary":
      return [node.op, ours(node.left), ours(node.right)];
    case "conditional":
      return ["?", ours(node.test), ours(node.yes), ours(node.no)];
    case "arrow":
      return [
        "arrow",
        node.parameters.map(p => ("items" in p ? p.items.map(item => item.text) : p.text)),
        ours(node.body),
      ];
    case "list":
      return ["list", ...node.items.map(part)];
    case "record":
      return [
        "record",
        ...node.entries.map(entry =>
          entry.kind === "spread"
            ? part(entry)
            : [
                typeof entry.key === "object" && "computed" in entry.key
                  ? ["computed", ours(entry.key.computed)]
                  : entry.key.text,
                ours(entry.value),
              ],
        ),
      ];
    default:
      throw new Error(`No such node in the common part: ${node.kind}`);
  }
}

function part(node: ExprNode | { kind: "spread"; value: ExprNode }): Tree {
  return node.kind === "spread" ? ["spread", ours(node.value)] : ours(node);
}

function theirs(node: any): Tree {
  switch (node.type) {
    case "Literal":
      return node.regex ? ["regex", node.regex.pattern, node.regex.flags] : ["literal", node.value];
    case "Identifier":
      return ["name", node.name];
    case "ChainExpression":
    case "ParenthesizedExpression":
      return theirs(node.expression);
    case "MemberExpression":
      return node.computed
        ? ["index", theirs(node.object), theirs(node.property)]
        : ["member", node.optional, theirs(node.object), node.property.name];
    case "CallExpression":
      return ["call", theirs(node.callee), ...node.arguments.map(theirs)];
    case "SpreadElement":
      return ["spread", theirs(node.argument)];
    case "UnaryExpression":
      return ["unary", node.operator, theirs(node.argument)];
    case "BinaryExpression":
    case "LogicalExpression":
      return [node.operator, theirs(node.left), theirs(node.right)];
    case "ConditionalExpression":
      return ["?", theirs(node.test), theirs(node.consequent), theirs(node.alternate)];
    case "ArrowFunctionExpression":
      return [
        "arrow",
        node.params.map((p: Node & { name: string; elements: { name: string }[] }) =>
          p.type === "ArrayPattern" ? p.elements.map(e => e.name) : p.name,
        ),
        theirs(node.body),
      ];
    case "ArrayExpression":
      return ["list", ...node.elements.map(theirs)];
    case "ObjectExpression":
      return [
        "record",
        ...node.properties.map(
          (p: {
            type: string;
            computed: boolean;
            key: { type: string; name: string; value: unknown };
            value: unknown;
          }) =>
            p.type === "SpreadElement"
              ? theirs(p)
              : [
                  p.computed || typeof p.key.value === "number"
                    ? ["computed", theirs(p.key)]
                    : (p.key.name ?? p.key.value),
                  theirs(p.value),
                ],
        ),
      ];
    default:
      throw new Error(`Not in the common part: ${node.type}`);
  }
}

function acorn(text: string): Tree | undefined {
  try {
    const body = Parser.parse(`(${text}\n)`, { ecmaVersion: 2023, sourceType: "module" }).body as unknown as {
      type: string;
      expression: unknown;
    }[];
    return body.length === 1 && body[0]!.type === "ExpressionStatement" ? theirs(body[0]!.expression) : undefined;
  } catch {
    return undefined;
  }
}

const name = fc.constantFrom("a", "b", "from", "xs", "of", "$x", "été");
const leaf = fc.oneof(
  name,
  fc.constantFrom(
    "0",
    "12",
    "1_000",
    "0.5",
    "10.25",
    "true",
    "false",
    '"a|b"',
    "'it\\'s'",
    '"\\u{1F600}\\x41\\n"',
    "/a\\/[/]b/i",
    "/^x$/u",
  ),
);
const infix = fc.constantFrom("===", "!==", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "**", "&&", "||", "??");
const blank = fc.constantFrom("", " ", "\n  ");

/** Text of the common part, whose parentheses are left to chance; what either side refuses is left aside. */
const { expression } = fc.letrec<{ expression: string }>(tie => {
  const inner = tie("expression");
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.tuple(inner, blank, infix, blank, inner).map(([a, s, op, t, b]) => `${a}${s}${op}${t}${b}`),
      inner.map(e => `(${e})`),
      fc.tuple(fc.constantFrom("!", "-", "- "), inner).map(([op, e]) => op + e),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
      fc.tuple(inner, fc.constantFrom(".", "?."), name).map(([e, point, n]) => e + point + n),
      fc.tuple(inner, inner).map(([e, i]) => `${e}[${i}]`),
      fc.tuple(inner, fc.array(inner, { maxLength: 3 })).map(([f, args]) => `${f}(${args.join(", ")})`),
      fc
        .tuple(name, fc.constantFrom("x", "(x)", "(x, i)", "([a, b], i)", "()"), inner)
        .map(([f, p, e]) => `${f}(${p} => ${e})`),
      fc
        .array(fc.tuple(fc.constantFrom("", "..."), inner), { maxLength: 3 })
        .map(items => `[${items.map(([s, e]) => s + e).join(",")}]`),
      fc.tuple(name, inner, inner).map(([n, k, e]) => `({ ${n}, "s": ${e}, [${k}]: ${e}, ...${n} })`),
    ),
  };
});

const token = fc.oneof(
  name,
  infix,
  infix,
  blank,
  fc.constantFrom(
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "?",
    ".",
    "?.",
    "...",
    "=>",
    "!",
    "-",
    "1",
    "1.5",
    '"s"',
    "/r/",
    "x =>",
    "(x, y) =>",
    "+",
    "/",
    " ",
    ".",
  ),
);

describe("the grammar is TypeScript's where both know an expression", () => {
  test("on generated expressions", () => {
    let common = 0;
    fc.assert(
      fc.property(expression, text => {
        const { node, diagnostics } = read(text);
        const tree = acorn(text);
        if (diagnostics.length > 0 || tree === undefined) return;
        common++;
        expect(ours(node)).toEqual(tree);
      }),
      { seed: 7, numRuns: 3000 },
    );
    expect(common).toBeGreaterThan(900);
  });

  test("on token soup, which must never throw", () => {
    let common = 0;
    fc.assert(
      fc.property(
        fc.array(token, { minLength: 1, maxLength: 9 }).map(tokens => tokens.join("")),
        text => {
          const { node, diagnostics } = read(text);
          const tree = acorn(text);
          if (diagnostics.length > 0) return;
          if (tree === undefined) throw new Error(`accepted here, not by acorn: ${text}`);
          common++;
          expect(ours(node)).toEqual(tree);
        },
      ),
      { seed: 7, numRuns: 20000 },
    );
    expect(common).toBeGreaterThan(300);
  });

  test("what TypeScript refuses or reads differently is refused", () => {
    const refused = [
      "-2 ** 2",
      "a ?? b || c",
      "a = b",
      "1__0",
      "012",
      "a => b",
      "a, b",
      "{}.x = 1",
      "x++",
      "f(x => { return x })",
      "`a`",
      "a == b",
    ];
    for (const text of refused) expect(read(text).diagnostics, text).not.toEqual([]);
  });

  test("any text is read without throwing, with spans inside it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.boolean(), (text, inTable) => {
        const { node, diagnostics } = read(text, { inTable });
        for (const { span } of [node, ...diagnostics]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: 7, numRuns: 3000 },
    );
  });
});
