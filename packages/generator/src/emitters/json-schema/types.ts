/** Types as JSON Schemas of what stands for their values on the wire. */
import {
  type Clause,
  type Contract,
  expandType,
  type Field,
  type RuledType,
  type Type,
  type TypeDeclaration,
  uniqueFields,
} from "@tenet/checker";
import { OfTypes } from "../of-types.js";
import { toWire } from "../wire.js";
import { conditionSchema } from "./conditions.js";
import { constantOf } from "./constants.js";
import { exactly, type Held, join } from "./held.js";
import { decimalPattern, wirePatterns } from "./patterns.js";
import { RuleSchemas } from "./rules.js";

/** Where schemas of declared types stand, such as `#/$defs/Account`. */
export type Refer = (type: string) => string;

export class TypeSchemas {
  private readonly rules: RuleSchemas;
  private readonly gaps: OfTypes;

  constructor(
    private readonly contract: Contract,
    private readonly refer: Refer,
  ) {
    this.rules = new RuleSchemas(contract);
    this.gaps = new OfTypes(contract);
  }

  /** `isField`: an absent value is left out there, and stands as null elsewhere. */
  ruled({ type, rules }: RuledType, isField = false): Held {
    if (type.kind === "optional") {
      const { element } = type;
      const present = this.ruled({ type: element.type, rules: [...element.rules, ...rules] });
      return isField ? present : { ...present, schema: { anyOf: [present.schema, { type: "null" }] } };
    }
    return rules.reduce((held, rule) => join(held, this.rules.rule(rule, type)), this.type(type));
  }

  /** A declared type, with what its entity's Always clauses say. */
  declaration({ type, invariants }: TypeDeclaration): Held {
    return invariants.reduce((held, clause) => join(held, this.invariant(clause)), this.ruled(type));
  }

  /** An Always clause of an entity. */
  invariant({ id, condition }: Clause): Held {
    const schema = conditionSchema(condition, this.contract, (of, value) => toWire(this.contract, of, value));
    return schema === undefined
      ? { schema: {}, gaps: [`${id}: a schema compares a value with constants alone`] }
      : exactly({ allOf: [schema] });
  }

  /** Named where they are; a type that holds itself adds nothing. */
  private gapsOf(name: string): readonly string[] {
    const hasGaps = this.gaps.of(name, type => this.declaration(type).gaps.length > 0);
    return hasGaps ? [`what is not held of ${name}`] : [];
  }

  /** A record. Of an operation's inputs (`areInputs`), those with a default may be left out. */
  record(fields: readonly Field[], areInputs = false): Held {
    const helds = fields.map(field => ({ field, held: this.field(field) }));
    const isOptional = ({ type }: Field) => areInputs && type.rules.some(rule => rule.kind === "default");
    const required = fields
      .filter(field => !this.mayBeAbsent(field.type.type) && !isOptional(field))
      .map(field => field.name);
    const skipped = fields.some(({ name }) => name === "__proto__")
      ? ["a field with the name __proto__: validators leave it out"]
      : [];
    return {
      schema: {
        type: "object",
        ...(fields.length === 0
          ? {}
          : { properties: Object.fromEntries(helds.map(({ field, held }) => [field.name, held.schema])) }),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      },
      gaps: [...new Set([...helds.flatMap(({ held }) => held.gaps), ...skipped])],
    };
  }

  private field(field: Field): Held {
    const { schema, gaps } = this.ruled(field.type, true);
    const rule = field.type.rules.find(one => one.kind === "default");
    const value = rule?.kind === "default" ? constantOf(this.contract, rule.value) : undefined;
    const fallback = value && toWire(this.contract, field.type.type, value.value);
    return {
      schema: {
        ...(field.prose === "" ? {} : { description: field.prose }),
        ...schema,
        ...(fallback === undefined ? {} : { default: fallback }),
      },
      gaps,
    };
  }

  private mayBeAbsent(named: Type): boolean {
    const type = expandType(named, this.contract);
    if (type.kind === "union") return type.members.some(member => this.mayBeAbsent(member.type));
    return ["optional", "nothing", "json", "any", "opaque", "error"].includes(type.kind);
  }

  private type(type: Type): Held {
    switch (type.kind) {
      case "string":
        return exactly({ type: "string" });
      case "boolean":
        return exactly({ type: "boolean" });
      case "number":
        return exactly({ type: "number" });
      case "integer":
      case "duration":
        return exactly({ type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });
      case "nothing":
        return exactly({ type: "null" });
      case "date":
      case "uuid":
      case "email":
        return exactly({ type: "string", format: type.kind, pattern: wirePatterns[type.kind] });
      case "timestamp":
        return exactly({ type: "string", format: "date-time", pattern: wirePatterns.timestamp });
      case "url":
        return {
          schema: { type: "string", format: "uri" },
          gaps: ["that a text is a url: the format says so, and validators need not check formats"],
        };
      case "decimal":
        return exactly({
          ...{ type: "string", format: "decimal", "x-tenet-places": type.places },
          pattern: decimalPattern(type.places),
        });
      case "unbounded":
        return exactly({ type: "string", format: "integer", pattern: wirePatterns.unbounded });
      case "bytes":
        return exactly({ type: "string", contentEncoding: "base64", pattern: wirePatterns.bytes });
      case "enum":
        return exactly({ enum: type.values });
      case "list":
        return this.unique(type.element, this.list(type.element));
      case "set":
        return this.unique(type.element, this.set(type.element));
      case "map":
        return this.unique(type.value, this.map(type.key, type.value));
      case "dictionary": {
        const value = this.ruled(type.value);
        return this.unique(type.value, {
          ...value,
          schema: { type: "object", additionalProperties: value.schema },
        });
      }
      case "record":
        return this.record(type.fields);
      case "tuple":
        return this.tuple(type.items);
      case "union":
        return this.union(type.members);
      case "optional":
        return this.ruled({ type, rules: [] });
      case "named":
        return { schema: { $ref: this.refer(type.name) }, gaps: this.gapsOf(type.name) };
      case "callable":
      case "order":
        return { schema: {}, gaps: ["a function: it does not travel as JSON"] };
      case "opaque":
        return { schema: {}, gaps: ["a handle: it does not travel as JSON"] };
      default:
        return exactly({});
    }
  }

  private list(element: RuledType): Held {
    const { schema, gaps } = this.ruled(element);
    return { schema: { type: "array", items: schema }, gaps };
  }

  /** On the wire, a list in which nothing stands twice. */
  private set(element: RuledType): Held {
    const list = this.list(element);
    const marked = { ...list, schema: { ...list.schema, "x-tenet-kind": "set" } };
    return join(marked, this.rules.rule({ kind: "distinct" }, { kind: "list", element }));
  }

  /** Keys are scalars: on the wire, names. */
  private map(key: RuledType, value: RuledType): Held {
    const [names, values] = [this.names(key), this.ruled(value)];
    return {
      schema: {
        type: "object",
        "x-tenet-kind": "map",
        ...(Object.keys(names.schema).length === 0 ? {} : { propertyNames: names.schema }),
        additionalProperties: values.schema,
      },
      gaps: [...new Set([...names.gaps, ...values.gaps])],
    };
  }

  /** The schema of the texts that keys are written as. */
  private names(key: RuledType): Held {
    const type = expandType(key.type, this.contract);
    if (type.kind === "boolean") return exactly({ enum: ["true", "false"], "x-tenet-kind": "boolean" });
    if (type.kind === "number")
      return { schema: { "x-tenet-kind": "number" }, gaps: ["that a key is a number: as a name it is any text"] };
    if (type.kind !== "integer" && type.kind !== "duration") return this.ruled(key);
    return {
      schema: { type: "string", "x-tenet-kind": "integer", pattern: "^(?:0|-?[1-9]\\d{0,15})$" },
      gaps: ["the bounds of a key that is a number: as a name it is text"],
    };
  }

  private tuple(items: readonly RuledType[]): Held {
    const helds = items.map(item => this.ruled(item));
    return {
      schema: {
        type: "array",
        ...(items.length === 0 ? {} : { prefixItems: helds.map(held => held.schema) }),
        items: false,
        minItems: items.length,
      },
      gaps: [...new Set(helds.flatMap(held => held.gaps))],
    };
  }

  private union(members: readonly RuledType[]): Held {
    const helds = members.map(member => this.ruled(member));
    return { schema: { anyOf: helds.map(held => held.schema) }, gaps: [...new Set(helds.flatMap(one => one.gaps))] };
  }

  private unique({ type }: RuledType, held: Held): Held {
    const fields = uniqueFields(type, this.contract);
    const gaps = fields.map(field => `a different ${field} for each: a schema compares elements as a whole`);
    return { ...held, gaps: [...new Set([...held.gaps, ...gaps])] };
  }
}
