/** `STEM.schemas.ts`: Zod schemas for the edge where values come in; rules are refinements with the spec's words. */
import type { Contract, Expr, Field, Operation, Rule, RuledType, Type, TypeDeclaration } from "@tenet/checker";
import { uniqueFields } from "@tenet/checker";
import { Emitter, type Surroundings } from "../contract/context.js";
import { docComment, numberLiteral, propertyName, regexLiteral, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { type Doc, fill, group, labelled, type OwnTemplates, render } from "../layout.js";
import { type Names, pascal } from "../names.js";
import { condition, words } from "../rules.js";
import { typeText } from "../types.js";
import { readsState, walk } from "../walk.js";

export function schemasFile(contract: Contract, names: Names, templates: OwnTemplates = {}): string {
  const writer = new SchemaWriter(contract, names);
  const schemas = [
    ...contract.types.map(type => writer.declaration(type)),
    ...contract.operations.flatMap(operation => writer.operation(operation)),
  ];
  const { helpers } = writer.emitter;
  const types = [...new Set([...writer.types, ...writer.emitter.declaredTypes])].sort();
  return fill(
    "schemas",
    {
      header: header(contract, "schemas"),
      zod: schemas.length === 0 ? "" : 'import { z } from "zod";',
      helpers: helpers.size === 0 ? "" : `import { ${[...helpers].sort().join(", ")} } from "@tenet/runtime";`,
      types: types.length === 0 ? "" : `import type { ${types.join(", ")} } from "./${contract.stem}.contract.js";`,
      schemas,
      nothing: schemas.length === 0 ? "export {};" : "",
    },
    templates,
  );
}

class SchemaWriter {
  readonly emitter: Emitter;
  readonly types = new Set<string>();
  private readonly written = new Set<string>();
  private readonly schema: (name: string) => string;

  constructor(
    private readonly contract: Contract,
    private readonly names: Names,
  ) {
    this.emitter = new Emitter(contract, names);
    const schemas = new Map(contract.types.map(type => [type.name, names.fresh(`${pascal(type.name)}Schema`)]));
    this.schema = name => schemas.get(name) ?? "z.unknown()";
  }

  declaration(type: TypeDeclaration): string {
    const name = this.schema(type.name);
    const recursive = this.isRecursive(type);
    const rules = type.invariants
      .filter(clause => this.standsAlone(clause.condition))
      .map(clause =>
        this.refinement(clause.condition, clause.text || clause.expression, type.type.type, this.names.type(type.name)),
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
    if (ruled.type.kind === "optional")
      return call(
        "",
        this.ruled(
          { type: ruled.type.element.type, rules: [...ruled.type.element.rules, ...ruled.rules] },
          undefined,
          surroundings,
        ),
        ".optional()",
      );
    const type = as ?? ruled.type;
    const rules = ruled.rules.flatMap(rule => this.rule(rule, ruled.type, typeText(type, this.names), surroundings));
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
        return "z.undefined()";
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
        return "z.json()";
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
          group("z.record(", ["z.string()", this.ruled(type.value)], ")"),
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
        return call("", this.ruled(type.element), ".optional()");
      case "union":
        return group(
          "z.union([",
          type.members.map(member => this.ruled(member)),
          "])",
        );
      case "named":
        return this.written.has(type.name) ? this.schema(type.name) : `z.lazy(() => ${this.schema(type.name)})`;
      default:
        return "z.unknown()";
    }
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
    const reading = (rule: Rule) => this.readsSiblings(rule);
    const entries = fields.map(field => {
      const own = { type: field.type.type, rules: field.type.rules.filter(rule => !reading(rule)) };
      const value = this.ruled(own, undefined, surroundings);
      return labelled(`${propertyName(field.name)}: `, call("", value, this.defaultOf(field, surroundings)));
    });
    const object = group("z.strictObject({", entries, "})", true);
    const inherited = fields.some(field => field.name in Object.prototype);
    const safe = inherited
      ? labelled(`z.preprocess(${this.emitter.use("ownFields")}, `, call("", object, ")"))
      : object;
    const rules = fields.flatMap(field =>
      field.type.rules.filter(reading).flatMap(rule => this.siblingRule(rule, field, fields, whole)),
    );
    return withRefinements(safe, rules);
  }

  /** Each parsed value gets a default of its own. */
  private defaultOf(field: Field, surroundings: Surroundings): string {
    const rule = field.type.rules.find(one => one.kind === "default");
    if (rule?.kind !== "default") return "";
    const printed = this.emitter.print(rule.value, surroundings);
    return this.standsAlone(rule.value)
      ? `.default(() => ${printed.startsWith("{") ? `(${printed})` : printed})`
      : ".optional()";
  }

  private readsSiblings(rule: Rule): boolean {
    if (rule.kind === "each") return this.readsSiblings(rule.rule);
    if (rule.kind === "default") return false;
    let reads = false;
    const free = (expr: Expr | undefined) =>
      expr && walk(expr, one => (reads ||= one.kind === "input" || one.kind === "variable"));
    if (rule.kind === "min" || rule.kind === "max") free(rule.bound);
    if (rule.kind === "multipleOf") free(rule.of);
    if (rule.kind === "length") [rule.low, rule.high].forEach(free);
    if (rule.kind === "where") free(rule.condition);
    return reads;
  }

  private siblingRule(rule: Rule, field: Field, fields: readonly Field[], whole: string): Doc[] {
    const present = field.type.type.kind === "optional" ? field.type.type.element.type : field.type.type;
    const expr = condition(rule, { kind: "it", type: present, span: { start: 0, end: 0 } }, this.emitter.expand);
    if (!expr || !this.standsAlone(expr, whole === "input" ? { input: whole } : {})) return [];
    const access = (name: string) => `${whole}[${stringLiteral(name)}]`;
    const printed = this.emitter.print(expr, {
      it: access(field.name),
      itType: present,
      input: whole,
      variable: name => (fields.some(one => one.name === name) ? access(name) : name),
      declaredVariable: name => fields.find(one => one.name === name)?.type.type,
    });
    const guard = field.type.type.kind === "optional" ? `${access(field.name)} === undefined || ` : "";
    return [
      `.refine((${whole}) => ${this.emitter.use("holds")}(() => ${guard}${printed}), { path: [${stringLiteral(field.name)}], error: ${stringLiteral(`expected ${words(rule)}`)} })`,
    ];
  }

  private rule(rule: Rule, type: Type, text: string, surroundings: Surroundings): Doc[] {
    const native = nativeCheck(rule, type);
    if (native !== undefined) return [native];
    if (rule.kind === "matching")
      return [
        `.refine((it) => ${regexLiteral(rule.source, rule.flags)}.test(it), ${stringLiteral(`expected ${words(rule)}`)})`,
      ];
    if (rule.kind === "each") return this.each(rule.rule, type, text, surroundings);
    const expr = condition(rule, { kind: "it", type, span: { start: 0, end: 0 } }, this.emitter.expand);
    return expr && this.standsAlone(expr, surroundings)
      ? [this.refinement(expr, `expected ${words(rule)}`, type, text, surroundings)]
      : [];
  }

  private each(rule: Rule, type: Type, text: string, surroundings: Surroundings): Doc[] {
    const whole = this.emitter.expand(type);
    if (whole.kind !== "list" && whole.kind !== "set" && whole.kind !== "map" && whole.kind !== "dictionary") return [];
    const element = "element" in whole ? whole.element.type : whole.value.type;
    const expr = condition(rule, { kind: "it", type: element, span: { start: 0, end: 0 } }, this.emitter.expand);
    if (!expr || !this.standsAlone(expr, surroundings)) return [];
    const values = whole.kind === "list" ? "all" : `${this.emitter.use("values")}(all)`;
    const printed = this.emitter.print(expr, { ...surroundings, it: "it", itType: element });
    return [
      `.refine((all: ${text}) => ${values}.every((it) => ${this.emitter.use("holds")}(() => ${printed})), ${stringLiteral(`expected each ${words(rule)}`)})`,
    ];
  }

  private refinement(expr: Expr, error: string, itType: Type, text: string, surroundings: Surroundings = {}): Doc {
    const printed = this.emitter.print(expr, { ...surroundings, it: "it", itType });
    return `.refine((it: ${text}) => ${this.emitter.use("holds")}(() => ${printed}), ${stringLiteral(error)})`;
  }

  /** Schemas know no state and no definitions, and that of a result knows no inputs. */
  private standsAlone(expr: Expr, { operation, input }: Surroundings = { input: "input" }): boolean {
    let alone = !readsState(expr, this.contract);
    const inputs = input !== undefined || operation !== undefined;
    walk(
      expr,
      one => (alone &&= one.kind !== "definition" && one.kind !== "local" && (inputs || one.kind !== "input")),
    );
    return alone;
  }
}

/** Zod's own check where it means the same: constant bounds of numbers, patterns of text. */
function nativeCheck(rule: Rule, type: Type): string | undefined {
  if (rule.kind === "matching" && type.kind === "string")
    return `.regex(${regexLiteral(rule.source, rule.flags)}, ${stringLiteral(`expected ${words(rule)}`)})`;
  if (
    (rule.kind !== "min" && rule.kind !== "max") ||
    !["integer", "number", "duration", "decimal", "unbounded"].includes(type.kind)
  )
    return undefined;
  if (rule.bound.kind !== "literal" || (typeof rule.bound.value !== "number" && typeof rule.bound.value !== "bigint"))
    return undefined;
  const method = rule.kind === "min" ? (rule.exclusive ? "gt" : "min") : rule.exclusive ? "lt" : "max";
  return `.${method}(${numberLiteral(rule.bound.value)})`;
}

function call(open: string, doc: Doc, close: string): Doc {
  if (typeof doc === "string") return `${open}${doc}${close}`;
  return { ...doc, open: open + doc.open, close: doc.close + close };
}

/** Each refinement on a line of its own where there are several or the whole is long. */
function withRefinements(doc: Doc, refinements: readonly Doc[]): Doc {
  return refinements.reduce((whole, one) => call("", whole, String(one)), doc);
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
