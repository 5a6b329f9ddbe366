import { type Diagnostic, Report, type Source } from "@tenet/diagnostics";
import {
  type Binding,
  checkExpression,
  checkerCatalogue,
  type Expr,
  type Field,
  parseExpression,
  parserCatalogue,
  type RuledType,
  type Scope,
  type Type,
} from "./entry.js";

const plain = (type: Type): RuledType => ({ type, rules: [] });
const named = (name: string): Type => ({ kind: "named", name });
const field = (name: string, type: Type): Field => ({ name, type: plain(type), prose: "", line: 1 });
const record = (...fields: Field[]): Type => ({ kind: "record", fields });
const listOf = (element: Type): Type => ({ kind: "list", element: plain(element) });
const optional = (element: Type): Type => ({ kind: "optional", element: plain(element) });
const enumOf = (...values: string[]): Type => ({ kind: "enum", values });
const integer: Type = { kind: "integer" };
const text: Type = { kind: "string" };

const circle = record(field("kind", enumOf("circle")), field("radius", integer));
const square = record(field("kind", enumOf("square")), field("side", integer));

const types = new Map<string, Type>([
  ["AccountId", text],
  ["Cents", integer],
  [
    "Account",
    record(
      field("id", named("AccountId")),
      field("owner", text),
      field("balance", named("Cents")),
      field("status", enumOf("open", "frozen", "closed")),
      field("note", optional(text)),
    ),
  ],
  [
    "Receipt",
    record(field("from", named("AccountId")), field("to", named("AccountId")), field("amount", named("Cents"))),
  ],
  ["Tree", record(field("value", integer), field("children", listOf(named("Tree"))))],
]);

const input = (type: Type, rules: RuledType["rules"] = []): Binding => ({ kind: "input", type: { type, rules } });
const refersToAccounts: RuledType["rules"] = [{ kind: "refersTo", state: "accounts", otherwise: undefined }];

const names = new Map<string, Binding>([
  ["from", input(named("AccountId"), refersToAccounts)],
  ["to", input(named("AccountId"), refersToAccounts)],
  ["id", input(named("AccountId"))],
  ["amount", input(named("Cents"))],
  ["ratio", input({ kind: "number" })],
  ["limit", input(optional(integer))],
  ["xs", input(listOf(integer))],
  ["words", input(listOf(text))],
  ["tags", input({ kind: "set", element: plain(text) })],
  ["due", input({ kind: "timestamp" })],
  ["day", input({ kind: "date" })],
  ["key", input({ kind: "uuid" })],
  ["shape", input({ kind: "union", members: [plain(circle), plain(square)] })],
  ["either", input({ kind: "union", members: [plain(listOf(integer)), plain(integer)] })],
  ["tree", input(named("Tree"))],
  ["flag", input({ kind: "boolean" })],
  ["prices", input({ kind: "dictionary", value: plain(integer) })],
  [
    "accounts",
    { kind: "state", type: plain({ kind: "map", key: plain(named("AccountId")), value: plain(named("Account")) }) },
  ],
  ["total", { kind: "definition", signature: () => ({ parameters: undefined, returns: integer }) }],
  [
    "fee",
    { kind: "definition", signature: () => ({ parameters: [{ name: "of", type: plain(integer) }], returns: integer }) },
  ],
]);

/** The transfer of the bank, with a few inputs more, so that each kind of type is at hand. */
export function check(
  source: string,
  options: Partial<Scope> & { expected?: Type } = {},
): { expr: Expr; diagnostics: readonly Diagnostic[] } {
  const file: Source = { path: "bank.spec.md", text: source };
  const syntax = new Report(parserCatalogue, file);
  const node = parseExpression(syntax, { start: 0, end: source.length }, { inTable: false });
  const report = new Report(checkerCatalogue, file);
  const { expected, ...rest } = options;
  const scope: Scope = {
    report,
    place: "postcondition",
    when: "after",
    operations: new Set(["transfer"]),
    names,
    facts: [],
    result: plain(named("Receipt")),
    resolve: name => (types.has(name) ? plain(types.get(name)!) : undefined),
    ...rest,
  };
  const expr = checkExpression(node, scope, expected);
  return { expr, diagnostics: [...syntax.diagnostics, ...report.diagnostics] };
}
