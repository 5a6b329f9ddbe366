/** Types as Zod schemas, and the statements that declare them. */
import {
  type Contract,
  expandType,
  type Field,
  type Operation,
  type Rule,
  type RuledType,
  type Type,
  type TypeDeclaration,
  uniqueFields,
} from "@tenet/checker";
import { Emitter, type Surroundings } from "../contract/context.js";
import { mayBeAbsent } from "../contract/quick-facts.js";
import { docComment, propertyName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled, render } from "../layout.js";
import { type Names, pascal } from "../names.js";
import { typeText } from "../types.js";
import { Rules } from "./rules.js";

/** Writes the schemas of one contract. */
export class SchemaWriter {
  readonly emitter: Emitter;
  readonly types = new Set<string>();
  private readonly written = new Set<string>();
  private readonly rules: Rules;
  private readonly schema: (name: string) => string;

  constructor(
    private readonly contract: Contract,
    private readonly names: Names,
  ) {
    this.emitter = new Emitter(contract, names);
    this.rules = new Rules(this.emitter);
    const schemas = new Map(contract.types.map(type => [type.name, names.fresh(`${pascal(type.name)}Schema`)]));
    this.schema = name => schemas.get(name) ?? "z.unknown()";
  }

  declaration(type: TypeDeclaration): string {
    const name = this.schema(type.name);
    const recursive = this.isRecursive(type);
    const rules = type.invariants
      .filter(clause => this.rules.standsAlone(clause.condition))
      .map(clause =>
        this.rules.refinement(
          clause.condition,
          clause.text || clause.expression,
          type.type.type,
          this.names.type(type.name),
        ),
      );
    const doc = withRefinements(
      this.ruled(type.type, { kind: "named", name: type.name }),
      this.typed(rules, { kind: "named", name: type.name }),
    );
    this.written.add(type.name);
    const annotation = recursive ? `: z.ZodType<${this.type(type.name)}>` : "";
    return this.statement(type.prose, `${name}${annotation}`, doc);
  }

  operation(operation: Operation): string[] {
    const base = pascal(operation.name);
    const input = this.names.fresh(`${base}InputSchema`);
    const object = this.object(operation.inputs, { operation, input: "input" }, "input");
    const result = operation.returns;
    return [
      this.statement("", input, object),
      ...(result ? [this.statement("", this.names.fresh(`${base}ResultSchema`), this.ruled(result))] : []),
    ];
  }

  private statement(prose: string, name: string, doc: Doc): string {
    const comment = docComment(prose);
    return `${comment === "" ? "" : `${comment}\n`}export const ${render(labelled(`${name} = `, doc))};`;
  }

  private type(name: string): string {
    this.types.add(this.names.type(name));
    return this.names.type(name);
  }

  /** A recursive schema is read before it is written. */
  private isRecursive(type: TypeDeclaration): boolean {
    const reach = (one: Type, seen: Set<string>): boolean => {
      if (one.kind !== "named") return inner(one).some(part => reach(part, seen));
      if (one.name === type.name) return true;
      if (seen.has(one.name)) return false;
      seen.add(one.name);
      const found = this.contract.types.find(other => other.name === one.name);
      return found !== undefined && reach(found.type.type, seen);
    };
    return reach(type.type.type, new Set());
  }

  /** `as` is the declared type where the whole is one. */
  private ruled(ruled: RuledType, as?: Type, surroundings: Surroundings = {}): Doc {
    if (ruled.type.kind === "optional") return this.orNothing(this.ruled(held(ruled), undefined, surroundings));
    const type = as ?? ruled.type;
    const rules = ruled.rules.flatMap(rule =>
      this.rules.of(rule, ruled.type, typeText(type, this.names), surroundings),
    );
    return withRefinements(this.plain(ruled.type), this.typed(rules, type));
  }

  /** The refinements; where one writes its type out, the names in it are imported. */
  private typed(refinements: readonly Doc[], type: Type): readonly Doc[] {
    if (refinements.some(one => /^\.refine\(\((it|all): /.test(String(one)))) this.note(type);
    return refinements;
  }

  private note(type: Type): void {
    if (type.kind === "named") this.type(type.name);
    for (const part of inner(type)) this.note(part);
  }

  private plain(type: Type): Doc {
    const text = (helper: string) =>
      `z.string().refine(${this.emitter.use(helper)}, ${stringLiteral(`expected ${type.kind}`)})`;
    switch (type.kind) {
      case "string":
        return "z.string()";
      case "integer":
      case "duration":
        return "z.int()";
      case "number":
        return "z.number()";
      case "boolean":
        return "z.boolean()";
      case "nothing":
        return this.none();
      case "timestamp":
        return "z.date()";
      case "date":
        return text("isDate");
      case "uuid":
        return text("isUuid");
      case "email":
        return text("isEmail");
      case "url":
        return text("isUrl");
      case "decimal":
      case "unbounded":
        return "z.bigint()";
      case "bytes":
        return "z.instanceof(Uint8Array)";
      case "json":
        return `z.unknown().refine(${this.emitter.use("isJson")}, "expected a JSON value")`;
      case "callable":
      case "order":
        this.note(type);
        return `z.custom<${typeText(type, this.names)}>((it) => typeof it === "function", "expected a function")`;
      case "enum":
        return group("z.enum([", type.values.map(stringLiteral), "])");
      case "list":
        return this.unique(call("z.array(", this.ruled(type.element), ")"), type.element, "held");
      case "set":
        return this.unique(call("z.set(", this.ruled(type.element), ")"), type.element, "held");
      case "map":
        return this.unique(
          group("z.map(", [this.ruled(type.key), this.ruled(type.value)], ")"),
          type.value,
          "held.values()",
        );
      case "dictionary":
        return this.unique(
          before(this.emitter.use("ownFields"), group("z.record(", ["z.string()", this.ruled(type.value)], ")")),
          type.value,
          "Object.values(held)",
        );
      case "record":
        return this.object(type.fields, {}, "record");
      case "tuple":
        return group(
          "z.tuple([",
          type.items.map(item => this.ruled(item)),
          "])",
        );
      case "optional":
        return this.orNothing(this.ruled(type.element));
      case "union":
        return this.union(type.members);
      case "named":
        return this.written.has(type.name) ? this.schema(type.name) : `z.lazy(() => ${this.schema(type.name)})`;
      default:
        return "z.unknown()";
    }
  }

  /** Of records: what one of them has no field for may come as a field of nothing. */
  private union(members: readonly RuledType[]): Doc {
    const written = members.map(member => this.ruled(member));
    const union = group("z.union([", written, "])");
    const isRecord = ({ type }: RuledType) => expandType(type, this.contract).kind === "record";
    return members.every(isRecord) ? before(this.emitter.use("givenFields"), union) : union;
  }

  /** Fields that are `unique`, or the key, among the entities of one collection. */
  private unique(doc: Doc, { type }: RuledType, held: string): Doc {
    const tests = uniqueFields(type, this.contract).map(
      field =>
        `.refine((held) => ${this.emitter.use("repeated")}(${held}, ${stringLiteral(field)}) === undefined, ${stringLiteral(`expected a different ${field} for each`)})`,
    );
    return withRefinements(doc, tests);
  }

  /** Rules that read siblings are refinements of the whole. */
  private object(fields: readonly Field[], surroundings: Surroundings, whole: string): Doc {
    const reading = (rule: Rule) => this.rules.readsSiblings(rule);
    const entries = fields.map(field => {
      const own = { type: field.type.type, rules: field.type.rules.filter(rule => !reading(rule)) };
      const value = this.field(own, surroundings);
      return labelled(`${propertyName(field.name)}: `, call("", value, this.defaultOf(field, surroundings)));
    });
    const plain = group("z.strictObject({", entries, "})", true);
    const object =
      fields.every(field => this.mustBeThere(field)) && fields.length > 0 ? plain : before(this.given(fields), plain);
    const rules = fields.flatMap(field =>
      field.type.rules.filter(reading).flatMap(rule => this.rules.ofField(rule, field, fields, whole)),
    );
    return withRefinements(object, rules);
  }

  private given(fields: readonly Field[]): string {
    const names = fields
      .filter(field => field.type.rules.some(rule => rule.kind === "default"))
      .map(field => field.name);
    return names.length === 0
      ? this.emitter.use("givenFields")
      : `${this.emitter.use("givenFieldsOr")}([${names.map(stringLiteral).join(", ")}])`;
  }

  /** Where every field must be there, Zod itself tells a record from other objects, and null from what fits. */
  private mustBeThere({ type: { type, rules } }: Field): boolean {
    return !mayBeAbsent(type, this.contract) && rules.every(rule => rule.kind !== "default");
  }

  /** What holds nothing is left out of the record before. */
  private field(ruled: RuledType, surroundings: Surroundings): Doc {
    if (ruled.type.kind === "optional")
      return call("", this.ruled(held(ruled), undefined, surroundings), ".optional()");
    const value = this.ruled(ruled, undefined, surroundings);
    return mayBeAbsent(ruled.type, this.contract) ? before(this.emitter.use("withoutNull"), value) : value;
  }

  /** Elsewhere than in a field, where Zod's `optional` says that the place itself may be missing. */
  private orNothing(doc: Doc): Doc {
    return call("z.union([", doc, `, ${this.nothing()}]).transform(${this.emitter.use("withoutNull")})`);
  }

  private none(): string {
    return `${this.nothing()}.transform(${this.emitter.use("withoutNull")})`;
  }

  private nothing(): string {
    return `z.custom<undefined>(${this.emitter.use("isNothing")}, "expected nothing")`;
  }

  /** Each parsed value gets a default of its own. */
  private defaultOf(field: Field, surroundings: Surroundings): string {
    const rule = field.type.rules.find(one => one.kind === "default");
    if (rule?.kind !== "default") return "";
    const printed = this.emitter.print(rule.value, surroundings);
    return this.rules.standsAlone(rule.value)
      ? `.default(() => ${printed.startsWith("{") ? `(${printed})` : printed})`
      : ".optional()";
  }
}

function call(open: string, doc: Doc, close: string): Doc {
  if (typeof doc === "string") return `${open}${doc}${close}`;
  return { ...doc, open: open + doc.open, close: doc.close + close };
}

/** Each refinement on a line of its own where there are several or the whole is long. */
function withRefinements(doc: Doc, refinements: readonly Doc[]): Doc {
  return refinements.reduce((whole, one) => call("", whole, String(one)), doc);
}

/** What the function makes of a value goes into the schema. */
function before(made: string, doc: Doc): Doc {
  return labelled(`z.preprocess(${made}, `, call("", doc, ")"));
}

/** An optional type's own, with the rules on both. */
function held({ type, rules }: RuledType): RuledType {
  return type.kind === "optional"
    ? { type: type.element.type, rules: [...type.element.rules, ...rules] }
    : { type, rules };
}

function inner(type: Type): readonly Type[] {
  switch (type.kind) {
    case "list":
    case "set":
    case "optional":
      return [type.element.type];
    case "map":
      return [type.key.type, type.value.type];
    case "dictionary":
      return [type.value.type];
    case "record":
      return type.fields.map(field => field.type.type);
    case "tuple":
      return type.items.map(item => item.type);
    case "union":
      return type.members.map(member => member.type);
    case "callable":
      return [...type.parameters, type.returns].map(part => part.type);
    case "order":
      return [type.element.type];
    default:
      return [];
  }
}
