/** A contract with one of everything, by hand. */
import type { Contract, Expr, Type } from "@tenet/checker";
import {
  clause,
  contract,
  declare,
  equals,
  field,
  input,
  integer,
  literal,
  named,
  operation,
  refusal,
  ruled,
  text,
} from "./build.js";

const span = { start: 0, end: 0 };
const list = (type: Type): Type => ({ kind: "list", element: ruled(type) });
const optional = (type: Type): Type => ({ kind: "optional", element: ruled(type) });
const it = (type: Type): Expr => ({ kind: "it", type, span });
const less = (left: Expr, right: Expr): Expr => ({
  kind: "comparison",
  op: "<=",
  mode: "number",
  left,
  right,
  type: { kind: "boolean" },
  span,
});

const account: Type = {
  kind: "record",
  fields: [
    field("id", named("Id"), "", { kind: "key" }),
    field("owner", text, "who may draw on it", { kind: "refersTo", state: "users", otherwise: undefined }),
    field("balance", integer, "", { kind: "min", bound: literal(0), exclusive: false }),
    field("low", optional(integer)),
    field("high", optional(integer), "", {
      kind: "min",
      bound: { kind: "variable", name: "balance", type: integer, span },
      exclusive: false,
    }),
    field(
      "tags",
      list(text),
      "",
      { kind: "distinct" },
      { kind: "each", rule: { kind: "length", low: literal(1), high: literal(9) } },
    ),
  ],
};
const tree: Type = { kind: "record", fields: [field("value", integer), field("children", list(named("Tree")))] };
const every: Type = {
  kind: "record",
  fields: [
    field("day", { kind: "date" }),
    field("at", { kind: "timestamp" }),
    field("wait", { kind: "duration" }),
    field("uuid", { kind: "uuid" }),
    field("mail", { kind: "email" }),
    field("link", { kind: "url" }),
    field("none", { kind: "nothing" }),
    field("yes", { kind: "boolean" }),
    field("real", { kind: "number" }),
    field("one", { kind: "enum", values: ["a", "b c"] }),
    field("many", { kind: "set", element: ruled(integer) }),
    field("table", { kind: "map", key: ruled(text), value: ruled(named("Account")) }),
    field("bag", { kind: "dictionary", value: ruled(named("Tree")) }),
    field("pair", { kind: "tuple", items: [ruled(text), ruled(integer)] }),
    field("either", { kind: "union", members: [ruled(text), ruled(list(integer))] }),
  ],
};
const balance: Expr = { kind: "member", object: it(named("Account")), name: "balance", type: integer, span };

export const sample: Contract = contract({
  types: [
    declare("Id", text, { type: ruled(text, { kind: "matching", source: "^a[0-9]+$", flags: "" }) }),
    declare("Account", account, {
      prose: "Holds money.",
      invariants: [clause("ACC-1", "invariant", less(literal(0), balance), { expression: "0 <= balance" })],
    }),
    declare("Tree", tree),
    declare("Every", every),
  ],
  state: [
    {
      name: "users",
      type: ruled({ kind: "map", key: ruled(text), value: ruled(text) }),
      starts: undefined,
      prose: "",
      line: 3,
    },
    {
      name: "accounts",
      type: ruled({ kind: "map", key: ruled(named("Id")), value: ruled(named("Account")) }),
      starts: undefined,
      prose: "",
      line: 4,
    },
  ],
  operations: [
    operation("put", {
      inputs: [
        field("id", named("Id")),
        field("amount", integer, "", { kind: "max", bound: input("limit", integer), exclusive: false }),
        field("limit", integer, "", { kind: "default", value: literal(5) }),
      ],
      returns: ruled(named("Account")),
      refusals: [
        refusal("PUT-1", "NONE", equals(input("id", named("Id")), literal("a1")), {
          text: "Only one",
          expression: 'id === "a1"',
        }),
      ],
      changes: [
        {
          id: "put.changes.x",
          expression: "accounts[id].balance",
          line: 9,
          span,
          each: undefined,
          when: undefined,
          refusedBy: undefined,
          path: {
            state: "accounts",
            steps: [
              { kind: "key", key: input("id", named("Id")) },
              { kind: "field", name: "balance" },
            ],
          },
          becomes: {
            kind: "arithmetic",
            op: "+",
            mode: "integer",
            left: it(integer),
            right: input("amount", integer),
            type: integer,
            span,
          },
        },
      ],
    }),
    operation("look", { returns: ruled(named("Every")) }),
  ],
});
