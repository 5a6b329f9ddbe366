/** Whether values fit types and rules, and what a misfit says. */
import {
  type Contract,
  conforms,
  type Expr,
  environment,
  type Field,
  type Rule,
  type RuledType,
  type Type,
} from "@tenet/checker";
import { describe, expect, it } from "vitest";
import { contract as base, literal, node } from "../agreement/expressions.js";

const integer: Type = { kind: "integer" };
const string: Type = { kind: "string" };
const ruled = (type: Type, ...rules: Rule[]): RuledType => ({ type, rules });
const field = (name: string, type: RuledType): Field => ({ name, type, prose: "", line: 1 });
const record = (...fields: Field[]): Type => ({ kind: "record", fields });
const min = (bound: Expr, exclusive = false): Rule => ({ kind: "min", bound, exclusive });
const it_ = node(integer, { kind: "it" });
const contract: Contract = {
  ...base,
  types: [
    ...base.types,
    {
      name: "Tree",
      kind: "alias",
      type: ruled(
        record(
          field("value", ruled(integer)),
          field("children", ruled({ kind: "list", element: ruled({ kind: "named", name: "Tree" }) })),
        ),
      ),
      invariants: [],
      prose: "",
      line: 1,
    },
    {
      name: "Even",
      kind: "entity",
      type: ruled(integer),
      prose: "",
      line: 1,
      invariants: [
        {
          id: "EVEN-1",
          kind: "invariant",
          text: "It is even",
          expression: "it % 2 === 0",
          line: 1,
          span: it_.span,
          condition: node(
            { kind: "boolean" },
            {
              kind: "equality",
              negated: false,
              left: node(integer, {
                kind: "arithmetic",
                op: "%",
                mode: "integer",
                left: it_,
                right: literal(integer, 2),
              }),
              right: literal(integer, 0),
            },
          ),
        },
      ],
    },
  ],
};
const env = environment(contract, { after: { users: new Map([["u", 1]]) } });
const fit = (value: unknown, type: Type, ...rules: Rule[]) => {
  const found = conforms(value, ruled(type, ...rules), env);
  return found && `${found.path}: ${found.expected}`;
};

describe("types", () => {
  it.each<[Type, unknown[], unknown[]]>([
    [integer, [0, -0, Number.MAX_SAFE_INTEGER], [0.5, 2 ** 53, Number.NaN, "1", 1n, null]],
    [{ kind: "number" }, [0.5, 1e300], [Number.NaN, Infinity, "1"]],
    [string, ["", "\ud800"], [1, new String("a"), undefined]],
    [{ kind: "boolean" }, [true], [0, "true"]],
    [{ kind: "nothing" }, [undefined, null], [0, ""]],
    [{ kind: "date" }, ["2024-02-29"], ["2023-02-29", "2024-2-9", new Date(0)]],
    [{ kind: "timestamp" }, [new Date(0)], [new Date(Number.NaN), 0, "1970-01-01"]],
    [{ kind: "uuid" }, ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567"]],
    [{ kind: "email" }, ["a@b.c"], ["a@b", "a b@c.d", "a@b.c\n"]],
    [{ kind: "url" }, ["https://a.b/c"], ["/c"]],
    [{ kind: "enum", values: ["open", "closed"] }, ["open"], ["Open", undefined]],
    [{ kind: "list", element: ruled(integer) }, [[], [1]], [[1.5], new Set([1]), { 0: 1, length: 1 }]],
    [{ kind: "set", element: ruled(integer) }, [new Set([1])], [[1], new Set(["a"])]],
    [
      { kind: "map", key: ruled(string), value: ruled(integer) },
      [new Map([["a", 1]])],
      [{ a: 1 }, new Map([[1, 1]]), new Map([["a", "b"]])],
    ],
    [
      { kind: "dictionary", value: ruled(integer) },
      [{ a: 1 }, JSON.parse('{"__proto__": 1}')],
      [new Map(), [1], JSON.parse('{"__proto__": "x"}')],
    ],
    [{ kind: "tuple", items: [ruled(integer), ruled(string)] }, [[1, "a"]], [[1], [1, "a", 2], ["a", 1]]],
    [{ kind: "optional", element: ruled(integer, min(literal(integer, 1))) }, [undefined, null, 1], [0, "a"]],
    [{ kind: "union", members: [ruled(integer), ruled(string)] }, [1, "a"], [true, undefined]],
    [
      { kind: "named", name: "Tree" },
      [{ value: 1, children: [{ value: 2, children: [] }] }],
      [{ value: 1 }, { value: 1, children: [{ value: "2", children: [] }] }],
    ],
    [{ kind: "named", name: "Even" }, [2], [3]],
  ])("%j", (type, good, bad) => {
    expect(good.map(value => fit(value, type))).toEqual(good.map(() => undefined));
    expect(bad.map(value => fit(value, type) === undefined)).toEqual(bad.map(() => false));
  });

  it("of records read own fields only, and know no others", () => {
    const type = record(
      field("a", ruled(integer)),
      field("toString", ruled({ kind: "optional", element: ruled(integer) })),
    );
    expect(fit({ a: 1 }, type)).toBeUndefined();
    expect(fit({ a: 1, b: undefined }, type)).toBeUndefined();
    expect(fit(Object.create({ a: 1 }), type)).toBe(".a: integer");
    expect(fit({ a: 1, "x y": 2 }, type)).toBe('["x y"]: no field x y');
    expect(fit(JSON.parse('{"a": 1, "__proto__": 2}'), type)).toBe(".__proto__: no field __proto__");
  });

  it("of values that contain themselves answer all the same", () => {
    const tree = { value: 1, children: [] as unknown[] };
    tree.children.push(tree);
    expect(fit(tree, { kind: "named", name: "Tree" })).toContain("contain itself");
  });

  it("say where, and what is wrong in the spec's words", () => {
    const lines: Type = record(
      field(
        "lines",
        ruled({ kind: "list", element: ruled(record(field("amount", ruled(integer, min(literal(integer, 0)))))) }),
      ),
    );
    expect(fit({ lines: [{ amount: 1 }, { amount: -1 }] }, lines)).toBe(".lines[1].amount: at least 0");
    expect(fit(new Map([["k", 1.5]]), { kind: "map", key: ruled(string), value: ruled(integer) })).toBe(
      '["k"]: integer',
    );
    expect(fit(3, { kind: "named", name: "Even" })).toBe(": It is even: it % 2 === 0 (EVEN-1)");
  });

  it("leave invariants out when asked", () => {
    expect(conforms(3, ruled({ kind: "named", name: "Even" }), env, { invariants: false })).toBeUndefined();
  });
});

describe("rules", () => {
  const one = literal(integer, 1);
  const list: Type = { kind: "list", element: ruled(integer) };
  it.each<[Rule, Type, unknown, unknown, string]>([
    [min(one), integer, 1, 0, "at least 1"],
    [min(one, true), integer, 2, 1, "more than 1"],
    [{ kind: "max", bound: one, exclusive: false }, integer, 1, 2, "at most 1"],
    [{ kind: "max", bound: one, exclusive: true }, integer, 0, 1, "less than 1"],
    [{ kind: "multipleOf", of: literal({ kind: "number" }, 0.1) }, { kind: "number" }, 0.3, 0.35, "multiple of 0.1"],
    [{ kind: "length", low: one, high: undefined }, string, "😀", "", "not empty"],
    [{ kind: "length", low: undefined, high: one }, string, "😀", "ab", "length at most 1"],
    [{ kind: "length", low: one, high: one }, list, [1], [1, 2], "length 1"],
    [{ kind: "matching", source: "^.$", flags: "" }, string, "😀", "ab", "matching /^.$/"],
    [{ kind: "distinct" }, list, [1, 2], [0, -0], "distinct"],
    [{ kind: "sorted", by: undefined }, list, [1, 1, 2], [2, 1], "sorted"],
    [{ kind: "refersTo", state: "users", otherwise: undefined }, string, "u", "v", "refers to users"],
    [
      {
        kind: "where",
        condition: node({ kind: "boolean" }, { kind: "comparison", op: ">", mode: "number", left: it_, right: one }),
        text: "it > 1",
      },
      integer,
      2,
      1,
      "where it > 1",
    ],
    [{ kind: "each", rule: min(one) }, list, [1], [1, 0], "at least 1"],
  ])("%j", (rule, type, good, bad, expected) => {
    expect(fit(good, type, rule)).toBeUndefined();
    expect(fit(bad, type, rule)?.split(": ")[1]).toBe(expected);
  });

  it("with a code are the operation's to refuse, not the caller's to keep", () => {
    expect(fit("v", string, { kind: "refersTo", state: "users", otherwise: "UNKNOWN" })).toBeUndefined();
  });

  it("read sibling fields, and bind nothing where those are absent", () => {
    const low = node(integer, { kind: "variable", name: "low" });
    const type = record(
      field("low", ruled({ kind: "optional", element: ruled(integer) })),
      field("high", ruled(integer, min(low))),
    );
    expect(fit({ low: 2, high: 2 }, type)).toBeUndefined();
    expect(fit({ high: -5 }, type)).toBeUndefined();
    expect(fit({ low: 3, high: 2 }, type)).toBe(".high: at least 3");
  });

  it("key and unique hold throughout a collection", () => {
    const users: Type = { kind: "list", element: ruled(record(field("id", ruled(string, { kind: "key" })))) };
    expect(fit([{ id: "a" }, { id: "b" }], users)).toBeUndefined();
    expect(fit([{ id: "a" }, { id: "a" }], users)).toBe(": a different id for each");
  });

  it("an optional field that is unique may be nothing in any number of them", () => {
    const nick: Type = { kind: "optional", element: ruled(string, { kind: "unique" }) };
    const users: Type = { kind: "list", element: ruled(record(field("nick", ruled(nick)))) };
    expect(fit([{ nick: "a" }, {}, {}], users)).toBeUndefined();
    expect(fit([{ nick: "a" }, {}, { nick: "a" }], users)).toBe(": a different nick for each");
  });
});
