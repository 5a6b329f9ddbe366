/** Rules of types as keywords of JSON Schema. */
import { type Contract, type Expr, expandType, type Rule, type RuledType, type Type } from "@tenet/checker";
import { words } from "../../rules.js";
import { toWire } from "../wire.js";
import { conditionSchema } from "./conditions.js";
import { constantOf } from "./constants.js";
import { exactly, type Held, type Schema } from "./held.js";
import { isPattern } from "./patterns.js";

export class RuleSchemas {
  constructor(private readonly contract: Contract) {}

  /** Beside its keywords stands the type that they are about: validators that are strict ask for it. */
  rule(rule: Rule, named: Type): Held {
    const type = this.present(named);
    const { schema, gaps } = this.keywords(rule, type);
    const name = wireType(type.kind);
    const isBare = name === undefined || Object.keys(schema).every(key => key === "allOf");
    return { schema: isBare ? schema : { type: name, ...schema }, gaps };
  }

  private keywords(rule: Rule, type: Type): Held {
    switch (rule.kind) {
      case "min":
      case "max":
        return this.bound(rule, type);
      case "multipleOf":
        return this.multiple(rule, type);
      case "length":
        return this.length(rule, type);
      case "matching":
        return isPattern(rule.source, rule.flags)
          ? exactly({ pattern: rule.source })
          : gap(rule, "patterns of JSON Schema have no flags");
      case "distinct":
        return this.distinct(rule, type);
      case "sorted":
        return gap(rule, "a schema does not compare elements");
      case "refersTo":
        return rule.otherwise === undefined ? gap(rule, "a schema sees one value, not the state") : exactly({});
      case "where":
        return this.where(rule, type);
      case "each":
        return this.each(rule.rule, type);
      // Annotations, and promises about several values: nothing that one value could break.
      default:
        return exactly({});
    }
  }

  private present(named: Type): Type {
    const type = expandType(named, this.contract);
    return type.kind === "optional" ? this.present(type.element.type) : type;
  }

  private bound(rule: Rule & { kind: "min" | "max" }, type: Type): Held {
    const limit = constantOf(this.contract, rule.bound)?.value;
    if (typeof limit === "bigint") return signOf(rule, limit) ?? gap(rule, onText);
    if (limit instanceof Date || type.kind === "timestamp") return gap(rule, onText);
    if (typeof limit !== "number") return gap(rule, "the bound is another value");
    const end = rule.kind === "min" ? "Minimum" : "Maximum";
    return exactly({ [rule.exclusive ? `exclusive${end}` : end.toLowerCase()]: limit });
  }

  /** Of doubles, a remainder is rounded and a multiple of JSON Schema is not. */
  private multiple(rule: Rule & { kind: "multipleOf" }, type: Type): Held {
    const step = constantOf(this.contract, rule.of)?.value;
    if (typeof step === "bigint") return gap(rule, onText);
    if (!Number.isInteger(step) || step === 0) return gap(rule, "what it is a multiple of is not a whole constant");
    return type.kind === "number"
      ? gap(rule, "numbers with a fraction are rounded otherwise there")
      : exactly({ multipleOf: Math.abs(step as number) });
  }

  private length(rule: Rule & { kind: "length" }, type: Type): Held {
    if (type.kind === "bytes") return gap(rule, "a schema counts the letters of base64, not the bytes");
    const noun = type.kind === "list" || type.kind === "set" ? "Items" : isObject(type) ? "Properties" : "Length";
    const limits = [this.size(rule.low), this.size(rule.high)];
    if (limits.includes("unknown")) return gap(rule, "the bound is another value");
    const [low, high] = limits;
    return exactly({
      ...(typeof low === "number" && low > 0 ? { [`min${noun}`]: low } : {}),
      ...(typeof high === "number" ? { [`max${noun}`]: high } : {}),
    });
  }

  private size(bound: Expr | undefined): number | undefined | "unknown" {
    if (bound === undefined) return undefined;
    const value = constantOf(this.contract, bound)?.value;
    return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : "unknown";
  }

  private distinct(rule: Rule, type: Type): Held {
    const element = type.kind === "list" || type.kind === "set" ? type.element : undefined;
    return element !== undefined && this.sameOnWire(element, new Set())
      ? exactly({ uniqueItems: true })
      : gap(rule, "elements that are equal may be written differently");
  }

  /** Whether equal values are written alike, and unequal ones differently. */
  private sameOnWire(ruled: RuledType, seen: ReadonlySet<string>): boolean {
    const of = (one: RuledType, more = seen) => this.sameOnWire(one, more);
    const { type } = ruled;
    switch (type.kind) {
      case "named": {
        if (seen.has(type.name)) return true;
        const found = this.contract.types.find(one => one.name === type.name);
        return found !== undefined && of(found.type, new Set([...seen, type.name]));
      }
      case "list":
      case "optional":
        return of(type.element);
      case "map":
      case "dictionary":
        return of(type.value);
      case "record":
        return type.fields.every(field => of(field.type));
      case "tuple":
        return type.items.every(item => of(item));
      case "union":
        return type.members.every(member => of(member));
      // The order of a set's elements, the zone of a time.
      case "set":
      case "timestamp":
      case "json":
      case "any":
      case "opaque":
      case "callable":
      case "order":
      case "error":
        return false;
      default:
        return true;
    }
  }

  private where(rule: Rule & { kind: "where" }, type: Type): Held {
    const schema = conditionSchema(rule.condition, this.contract, (of, value) => toWire(this.contract, of, value));
    return schema === undefined || type.kind === "timestamp"
      ? gap(rule, "a schema compares a value with constants alone")
      : exactly({ allOf: [schema] });
  }

  private each(rule: Rule, type: Type): Held {
    const element = elementOf(type);
    if (element === undefined) return exactly({});
    const { schema, gaps } = this.rule(rule, element.type);
    if (Object.keys(schema).length === 0) return { schema, gaps };
    const isList = type.kind === "list" || type.kind === "set";
    const inside = isList ? { type: "array", items: schema } : { type: "object", additionalProperties: schema };
    return { schema: { allOf: [inside] }, gaps };
  }
}

/** What JSON calls the kind of what stands for a value on the wire. */
function wireType(kind: Type["kind"]): string | undefined {
  if (kind === "number") return "number";
  if (kind === "integer" || kind === "duration") return "integer";
  if (kind === "list" || kind === "set" || kind === "tuple") return "array";
  if (kind === "map" || kind === "dictionary" || kind === "record") return "object";
  return texts.has(kind) ? "string" : undefined;
}

const texts: ReadonlySet<Type["kind"]> = new Set<Type["kind"]>([
  ...(["string", "decimal", "unbounded", "date", "timestamp", "uuid", "email", "url", "bytes"] as const),
]);

const onText = "on the wire it is text, which a schema does not compare";

const isObject = (type: Type) => ["map", "dictionary", "record"].includes(type.kind);

function elementOf(type: Type): RuledType | undefined {
  if (type.kind === "list" || type.kind === "set") return type.element;
  return type.kind === "map" || type.kind === "dictionary" ? type.value : undefined;
}

function gap(rule: Rule, why: string): Held {
  return { schema: {} satisfies Schema, gaps: [`${words(rule)}: ${why}`] };
}

/** Of an exact number written as text, a schema can see the sign. */
function signOf(rule: Rule & { kind: "min" | "max" }, limit: bigint): Held | undefined {
  if (limit !== 0n) return undefined;
  if (rule.kind === "min") return exactly({ pattern: rule.exclusive ? "^(?!-)(?![0.]+$)" : "^(?!-)" });
  return exactly({ pattern: rule.exclusive ? "^-" : "^(?:-|[0.]+$)" });
}
