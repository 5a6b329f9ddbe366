import type { Span } from "@tenet/diagnostics";
import type { TypeExpr } from "@tenet/parser";
import { type Context, expand } from "../context.js";
import type { RuledType, Type } from "../ir.js";
import { display } from "../type/display.js";

const keys = new Set([
  "string",
  "integer",
  "boolean",
  "date",
  "timestamp",
  "duration",
  "uuid",
  "email",
  "url",
  "number",
  "decimal",
  "unbounded",
  "enum",
  "error",
]);

/** Keys of a map are compared as one value each: scalars and enums. */
export function checkKey(context: Context, type: Type, span: Span): void {
  if (!keys.has(expand(context, type).kind)) context.report.add("map-key", span, { type: display(type) });
}

/** What tells a value of the type from others at run time. */
function kindOf(type: Type): string | undefined {
  switch (type.kind) {
    case "string":
    case "date":
    case "uuid":
    case "email":
    case "url":
    case "enum":
      return "text";
    case "integer":
    case "number":
    case "duration":
    case "decimal":
    case "unbounded":
      return "number";
    case "record":
    case "dictionary":
      return "record";
    case "list":
    case "tuple":
      return "list";
    case "callable":
    case "order":
      return "function";
    case "boolean":
    case "nothing":
    case "timestamp":
    case "set":
    case "map":
    case "bytes":
      return type.kind;
    default:
      return undefined;
  }
}

/** Members of a union differ by kind; two records by a field that is an enum in both, without a common value. */
export function checkUnion(context: Context, members: readonly RuledType[], node: TypeExpr & { kind: "union" }): void {
  members.forEach((member, at) => {
    const earlier = members.slice(0, at).find(other => !toldApart(context, other.type, member.type));
    const span = node.members[at]?.span ?? node.span;
    const params = {
      first: earlier && display(earlier.type),
      second: display(member.type),
      kind: earlier && wordFor(context, earlier, member),
      whole: wholeOf(members),
    };
    if (earlier) context.report.add("union-not-told-apart", span, params);
  });
}

/** The union with its optional members put around the whole: absence belongs to none of the alternatives. */
function wholeOf(members: readonly RuledType[]): string | undefined {
  if (!members.some(({ type }) => type.kind === "optional")) return undefined;
  const inner = members.map(({ type }) => (type.kind === "optional" ? type.element.type : type));
  return `optional (${inner.map(display).join(" or ")})`;
}

/** A word that a field could have to tell two records apart. */
function wordFor(context: Context, ...both: readonly RuledType[]): string | undefined {
  const [{ type } = { type: undefined }] = both;
  const records = both.every(one => expand(context, one.type).kind === "record");
  return records && type?.kind === "named" ? type.name.toLowerCase() : undefined;
}

function toldApart(context: Context, a: Type, b: Type): boolean {
  const [left, right] = [expand(context, a), expand(context, b)];
  if (left.kind === "error" || right.kind === "error") return true;
  if (left.kind === "optional" || right.kind === "optional") return false;
  if (left.kind === "union") return left.members.every(member => toldApart(context, member.type, right));
  if (right.kind === "union") return right.members.every(member => toldApart(context, left, member.type));
  if (left.kind === "enum" && right.kind === "enum") return !left.values.some(value => right.values.includes(value));
  if (left.kind === "record" && right.kind === "record") return haveTag(context, left, right);
  // Of `any value`, `json` and `opaque` any kind may be a value.
  const [one, other] = [kindOf(left), kindOf(right)];
  return one !== undefined && other !== undefined && one !== other;
}

function haveTag(context: Context, a: Type & { kind: "record" }, b: Type & { kind: "record" }): boolean {
  return a.fields.some(field => {
    const one = expand(context, field.type.type);
    const twin = b.fields.find(other => other.name === field.name);
    const two = twin && expand(context, twin.type.type);
    return one.kind === "enum" && two?.kind === "enum" && !one.values.some(value => two.values.includes(value));
  });
}
