/** Conditions on one value as JSON Schemas, where those can say them: fields compared with constants, and what joins such. */
import { type Contract, type Expr, expandType, type Type } from "@tenet/checker";
import { constantOf } from "./constants.js";
import type { Schema } from "./held.js";
import { isPattern, literally } from "./patterns.js";

type Write = (type: Type, value: unknown) => unknown;

/** The schema of the values (`it`) of which the condition is true; undefined where there is none. */
export function conditionSchema(condition: Expr, contract: Contract, write: Write): Schema | undefined {
  return new Conditions(contract, write).of(condition);
}

class Conditions {
  constructor(
    private readonly contract: Contract,
    private readonly write: Write,
  ) {}

  of(expr: Expr): Schema | undefined {
    switch (expr.kind) {
      case "literal":
        return typeof expr.value === "boolean" ? (expr.value ? {} : { not: {} }) : undefined;
      case "not":
        return negated(this.of(expr.operand));
      case "logical":
        return this.logical(expr.op, this.of(expr.left), this.of(expr.right));
      case "equality":
        return this.equality(expr);
      case "comparison":
        return this.comparison(expr);
      case "membership":
        return this.membership(expr);
      case "member":
      case "it":
        return this.at(expr, { const: true });
      case "library":
        return this.library(expr);
      default:
        return undefined;
    }
  }

  private logical(op: "&&" | "||" | "implies", left: Schema | undefined, right: Schema | undefined) {
    if (left === undefined || right === undefined) return undefined;
    // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's word.
    if (op === "implies") return { if: left, then: right };
    return { [op === "&&" ? "allOf" : "anyOf"]: [left, right] };
  }

  private equality({ left, right, negated: isNegated }: Expr & { kind: "equality" }): Schema | undefined {
    const [place, constant] = this.sides(left, right);
    if (place === undefined || constant === undefined) return undefined;
    const schema = this.equals(place, constant.value);
    return isNegated ? negated(schema) : schema;
  }

  private equals(place: Expr, value: unknown): Schema | undefined {
    if (value === undefined) return negated(this.at(place, {}));
    const type = this.kindOf(place);
    const scalar = ["string", "number", "boolean", "bigint"].includes(typeof value);
    return scalar && type !== "timestamp" ? this.at(place, { const: this.write(place.type, value) }) : undefined;
  }

  private comparison({ op, left, right, mode }: Expr & { kind: "comparison" }): Schema | undefined {
    if (mode !== "number") return undefined;
    const [place, constant, isFlipped] = this.sides(left, right);
    if (place === undefined || typeof constant?.value !== "number") return undefined;
    const { value } = constant;
    const isLow = (op === ">" || op === ">=") !== isFlipped;
    const isOpen = op === "<" || op === ">";
    if (isSize(place)) return this.sized(place, value, isLow, isOpen);
    if (!["integer", "number", "duration"].includes(this.kindOf(place) ?? "")) return undefined;
    const name = isLow ? (isOpen ? "exclusiveMinimum" : "minimum") : isOpen ? "exclusiveMaximum" : "maximum";
    return this.at(place, { type: "number", [name]: value });
  }

  private sized(place: Expr & { kind: "library" }, value: number, isLow: boolean, isOpen: boolean): Schema | undefined {
    const [subject] = place.args;
    if (subject === undefined || !Number.isInteger(value)) return undefined;
    const limit = isLow ? value + Number(isOpen) : value - Number(isOpen);
    if (limit < 0) return isLow ? this.at(subject, {}) : { not: {} };
    const [type, noun] =
      place.name === "text.length"
        ? ["string", "Length"]
        : place.name.startsWith("list") || place.name.startsWith("set")
          ? ["array", "Items"]
          : ["object", "Properties"];
    return this.at(subject, { type, [`${isLow ? "min" : "max"}${noun}`]: limit });
  }

  private membership({ element, container, of }: Expr & { kind: "membership" }): Schema | undefined {
    const all = of === "list" ? constantOf(this.contract, container)?.value : undefined;
    if (!Array.isArray(all) || all.some(one => typeof one !== "string" && typeof one !== "number")) return undefined;
    return this.at(element, { enum: all });
  }

  private library({ name, args }: Expr & { kind: "library" }): Schema | undefined {
    const [subject, second] = args;
    if (subject === undefined || second === undefined) return undefined;
    if (name === "text.matches" && second.kind === "regex")
      return isPattern(second.source, second.flags)
        ? this.at(subject, { type: "string", pattern: second.source })
        : undefined;
    const text = constantOf(this.contract, second)?.value;
    if (typeof text !== "string") return undefined;
    if (name === "text.startsWith") return this.at(subject, { type: "string", pattern: `^${literally(text)}` });
    if (name === "text.endsWith") return this.at(subject, { type: "string", pattern: `${literally(text)}$` });
    return name === "text.includes" ? this.at(subject, { type: "string", pattern: literally(text) }) : undefined;
  }

  /** The side that reads the value, and the constant beside it. */
  private sides(left: Expr, right: Expr): [Expr | undefined, { value: unknown } | undefined, boolean] {
    const constant = constantOf(this.contract, right);
    if (constant !== undefined) return [left, constant, false];
    return [right, constantOf(this.contract, left), true];
  }

  private kindOf(place: Expr): Type["kind"] | undefined {
    const type = expandType(place.type, this.contract);
    return type.kind === "optional" ? expandType(type.element.type, this.contract).kind : type.kind;
  }

  /** The schema of the whole where the place is there and fits `inner`; undefined where the expression is no place. */
  private at(place: Expr, inner: Schema): Schema | undefined {
    if (place.kind === "it") return inner;
    // A rule of a field may read its siblings, which no schema of the field sees.
    if (place.kind !== "member") return undefined;
    // Validators that are strict ask for the type beside each keyword.
    return this.at(place.object, {
      type: "object",
      properties: { [place.name]: inner },
      required: [place.name],
    });
  }
}

const sizes = new Set(["text.length", "list.length", "map.size", "dictionary.size", "set.size"]);

function isSize(expr: Expr): expr is Expr & { kind: "library" } {
  return expr.kind === "library" && sizes.has(expr.name);
}

const negated = (schema: Schema | undefined): Schema | undefined =>
  schema === undefined ? undefined : { not: schema };
