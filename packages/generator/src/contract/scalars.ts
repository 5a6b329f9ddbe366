/** What the slow and the quick type checks have in common: which types and rules need a check, and those of scalars. */
import type { Expr, Rule, RuledType, Type } from "@tenet/checker";
import { condition } from "../rules.js";

/** The condition under which the value is no such scalar; undefined for other types. `use`: of an export of the runtime. */
export function wrongScalar(type: Type, value: string, use: (name: string) => string): string | undefined {
  const text = (helper: string) => `typeof ${value} !== "string" || !${use(helper)}(${value})`;
  switch (type.kind) {
    case "string":
      return `typeof ${value} !== "string"`;
    case "integer":
    case "duration":
      return `!Number.isSafeInteger(${value})`;
    case "number":
      return `!Number.isFinite(${value})`;
    case "boolean":
      return `typeof ${value} !== "boolean"`;
    case "nothing":
      return `${value} !== undefined && ${value} !== null`;
    case "timestamp":
      return `!(${value} instanceof Date) || Number.isNaN(${value}.getTime())`;
    case "decimal":
    case "unbounded":
      return `typeof ${value} !== "bigint"`;
    case "bytes":
      return `!(${value} instanceof Uint8Array)`;
    case "json":
      return `!${use("isJson")}(${value})`;
    case "callable":
    case "order":
      return `typeof ${value} !== "function"`;
    case "date":
      return text("isDate");
    case "uuid":
      return text("isUuid");
    case "email":
      return text("isEmail");
    case "url":
      return text("isUrl");
    default:
      return undefined;
  }
}

/** Of `any value` and handles every value is one. */
export function isChecked({ type, rules }: RuledType): boolean {
  if (type.kind === "optional") return isChecked(type.element) || rules.some(states);
  return !["any", "opaque", "error"].includes(type.kind) || rules.some(states);
}

/** Whether the rule says something about a single value. */
export function states(rule: Rule): boolean {
  if (rule.kind === "each") return states(rule.rule);
  if (rule.kind === "refersTo") return rule.otherwise === undefined;
  const any: Expr = { kind: "it", type: { kind: "error" }, span: { start: 0, end: 0 } };
  return condition(rule, any, type => type) !== undefined;
}

/** The type without the nothing that it may be. */
export function present(type: Type): Type {
  return type.kind === "optional" ? present(type.element.type) : type;
}
