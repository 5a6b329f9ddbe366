/** Type checks as straight-line functions: each answers the first place where a value does not fit. */
import type { Field, Rule, RuledType, Type, TypeDeclaration } from "@tenet/checker";
import { uniqueFields } from "@tenet/checker";
import { docComment, propertyAccess, regexLiteral, stringLiteral } from "../encode/index.js";
import { indented, uses } from "../layout.js";
import { decimalsIn, placesText } from "../places.js";
import { longest, reflow } from "../reflow.js";
import { condition, typeWords, words } from "../rules.js";
import { fieldText, typeText } from "../types.js";
import type { Emitter, Surroundings } from "./context.js";
import { isChecked, present, states, wrongScalar } from "./scalars.js";

/** The lines of one function, and the functions that members of unions became. */
export class FitWriter {
  readonly functions: string[] = [];

  constructor(private readonly emitter: Emitter) {}

  /** The check of a declared type, its Always clauses included. */
  declare(declaration: TypeDeclaration): void {
    const { names } = this.emitter;
    const body = new Body(this, this.emitter);
    body.ruled(declaration.type, "value", "at", declaration.name);
    if (declaration.invariants.length > 0) body.always(declaration);
    this.write(names.fit(declaration.name), body, `Where a value does not fit ${declaration.name}.`);
  }

  /** The check of an operation's inputs as one record; its rules read sibling inputs. */
  inputs(name: string, fields: readonly Field[], surroundings: Surroundings): string {
    const fit = this.emitter.names.fresh(`fit${name}`);
    const input = `(value as unknown as ${name})`;
    const body = new Body(this, this.emitter, { ...surroundings, input });
    body.record(fields, "value", "at", true);
    this.write(fit, body);
    return fit;
  }

  /** The name of a check of a type that stands in place. */
  inline(base: string, ruled: RuledType, surroundings: Surroundings = {}): string {
    if (ruled.type.kind === "named" && ruled.rules.length === 0) return this.emitter.names.fit(ruled.type.name);
    const fit = this.emitter.names.fresh(`fit${base}`);
    const body = new Body(this, this.emitter, surroundings);
    body.ruled(ruled, "value", "at");
    this.write(fit, body);
    return fit;
  }

  private write(name: string, body: Body, doc = ""): void {
    const named = (name: string) => (uses(body.lines, name) ? name : `_${name}`);
    const context = body.readsContext ? "c" : "_c";
    const { emitter } = this;
    const head = `function ${name}(${named("value")}: unknown, ${named("at")}: string, ${context}: ${emitter.useType("Fitting")}): ${emitter.useType("Misfit")} | undefined {`;
    this.functions.push(
      [docComment(doc), head, ...body.lines.map(line => indented(line, "  ")), "  return undefined;", "}"]
        .filter(line => line !== "")
        .join("\n"),
    );
  }
}

class Body {
  readonly lines: string[] = [];
  readsContext = false;
  private indent = "";
  private count = 0;

  constructor(
    private readonly writer: FitWriter,
    private readonly emitter: Emitter,
    private readonly surroundings: Surroundings = {},
  ) {}

  private add(line: string): void {
    this.lines.push(this.indent + line);
  }

  private nest(open: string, inside: () => void): void {
    this.add(open);
    const { indent } = this;
    this.indent += "  ";
    inside();
    this.indent = indent;
    this.add("}");
  }

  private fresh(base: string): string {
    this.count += 1;
    return `${base}${this.count}`;
  }

  private fail(at: string, expected: string, value: string): string {
    return `return ${this.emitter.use("misfit")}(${at}, ${stringLiteral(expected)}, ${value});`;
  }

  private unless(condition: string, at: string, expected: string, value: string): void {
    const refuse = this.fail(at, expected, value);
    const line = `if (${condition}) ${refuse}`;
    // Two more for the function around it.
    if (this.indent.length + 2 + line.length <= longest) return this.add(line);
    this.add(reflow(`if (${condition})`, `  ${this.indent}`).replaceAll("\n  ", "\n"));
    this.add(`  ${refuse}`);
  }

  /** The type, then its rules. `as` is the declared type's name where the whole is one. */
  ruled(ruled: RuledType, value: string, at: string, as?: string): void {
    this.type(ruled.type, value, at);
    const type = as === undefined ? typeText(ruled.type, this.emitter.names) : this.emitter.names.type(as);
    if (ruled.rules.some(states)) this.rulesOf(ruled, value, at, type);
  }

  private rulesOf(ruled: RuledType, value: string, at: string, type: string, surroundings: Surroundings = {}): void {
    const it = this.fresh("it");
    if (ruled.type.kind === "optional") {
      this.nest(`if (${value} !== undefined && ${value} !== null) {`, () => {
        this.add(`const ${it} = ${value} as NonNullable<${type}>;`);
        this.rules(ruled.rules, present(ruled.type), it, at, surroundings);
      });
      return;
    }
    // What was seen to be a list is of any length to TypeScript.
    this.add(`const ${it} = ${value} as ${ruled.type.kind === "tuple" ? "unknown as " : ""}${type};`);
    this.rules(ruled.rules, ruled.type, it, at, surroundings);
  }

  type(type: Type, value: string, at: string): void {
    const wrong = wrongScalar(type, value, name => this.emitter.use(name));
    if (wrong !== undefined) return this.unless(wrong, at, typeWords(type), value);
    switch (type.kind) {
      case "enum":
        return this.unless(
          type.values.map(one => `${value} !== ${stringLiteral(one)}`).join(" && ") || "true",
          at,
          typeWords(type),
          value,
        );
      case "list":
        return this.list(type.element, value, at);
      case "set":
        return this.set(type.element, value, at);
      case "map":
        return this.map(type.key, type.value, value, at);
      case "dictionary":
        return this.dictionary(type.value, value, at);
      case "record":
        return this.record(type.fields, value, at);
      case "tuple":
        return this.tuple(type.items, value, at);
      case "optional":
        return this.nest(`if (${value} !== undefined && ${value} !== null) {`, () =>
          this.ruled(type.element, value, at),
        );
      case "union":
        return this.union(type, value, at);
      case "named":
        return this.call(this.emitter.names.fit(type.name), value, at);
      default:
        return undefined;
    }
  }

  private call(fit: string, value: string, at: string): void {
    this.readsContext = true;
    const wrong = this.fresh("wrong");
    this.add(`const ${wrong} = ${fit}(${value}, ${at}, c);`);
    this.add(`if (${wrong}) return ${wrong};`);
  }

  private step(at: string, key: string): string {
    return `${at} + ${this.emitter.use("step")}(${key})`;
  }

  private list(element: RuledType, value: string, at: string): void {
    const [index, item] = [this.fresh("index"), this.fresh("item")];
    this.unless(`!Array.isArray(${value})`, at, "a list", value);
    if (!isChecked(element)) return;
    this.nest(`for (const [${index}, ${item}] of (${value} as readonly unknown[]).entries()) {`, () =>
      this.ruled(element, item, this.step(at, index)),
    );
    this.unique(element, `${value} as readonly unknown[]`, at);
  }

  private set(element: RuledType, value: string, at: string): void {
    const item = this.fresh("item");
    this.unless(`!(${value} instanceof Set)`, at, "a set", value);
    if (!isChecked(element)) return;
    this.nest(`for (const ${item} of ${value} as ReadonlySet<unknown>) {`, () =>
      this.ruled(element, item, this.step(at, item)),
    );
    this.unique(element, `${value} as ReadonlySet<unknown>`, at);
  }

  private map(key: RuledType, element: RuledType, value: string, at: string): void {
    const [name, item] = [this.fresh("key"), this.fresh("item")];
    this.unless(`!(${value} instanceof Map)`, at, "a map", value);
    this.nest(`for (const [${name}, ${item}] of ${value} as ReadonlyMap<unknown, unknown>) {`, () => {
      this.ruled(key, name, this.step(at, name));
      this.ruled(element, item, this.step(at, name));
    });
    this.unique(element, `(${value} as ReadonlyMap<unknown, unknown>).values()`, at);
  }

  private dictionary(element: RuledType, value: string, at: string): void {
    const [name, item] = [this.fresh("key"), this.fresh("item")];
    this.unless(`!${this.emitter.use("isRecord")}(${value})`, at, "a record", value);
    if (!isChecked(element)) return;
    this.nest(`for (const [${name}, ${item}] of Object.entries(${value})) {`, () =>
      this.ruled(element, item, this.step(at, name)),
    );
    this.unique(element, `Object.values(${value})`, at);
  }

  /** Fields that are `unique`, or the key, among the entities of one collection. */
  private unique({ type }: RuledType, held: string, at: string): void {
    for (const field of uniqueFields(type, this.emitter.contract)) {
      const same = this.fresh("same");
      this.add(`const ${same} = ${this.emitter.use("repeated")}(${held}, ${stringLiteral(field)});`);
      this.add(`if (${same}) ${this.fail(at, `a different ${field} for each`, same)}`);
    }
  }

  /** Types of all fields first: rules read siblings. `areInputs`: those of the operation itself. */
  record(fields: readonly Field[], value: string, at: string, areInputs = false): void {
    const { emitter } = this;
    this.unless(`!${emitter.use("isRecord")}(${value})`, at, "a record", value);
    const names = fields.map(field => stringLiteral(field.name)).join(", ");
    const extra = this.fresh("extra");
    this.add(`const ${extra} = ${emitter.use("surplus")}(${value}, [${names}], ${at});`);
    this.add(`if (${extra}) return ${extra};`);
    const place = (field: Field) =>
      `${at} + ${stringLiteral(/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(field.name) ? `.${field.name}` : `[${JSON.stringify(field.name)}]`)}`;
    const held = fields.map(field => {
      const name = this.fresh("field");
      if (!isChecked(field.type)) return name;
      this.add(`const ${name} = ${emitter.use("own")}(${value}, ${stringLiteral(field.name)});`);
      this.type(field.type.type, name, place(field));
      return name;
    });
    if (!fields.some(field => field.type.rules.some(states))) return;
    const whole = this.fresh("record");
    const cast = this.lines.length;
    this.add(`const ${whole} = ${value} as { ${fields.map(field => fieldText(field, emitter.names)).join("; ")} };`);
    const read = (name: string) => `${whole}${propertyAccess(name)}`;
    fields.forEach((field, index) => {
      if (!field.type.rules.some(states)) return;
      this.rulesOf(field.type, String(held[index]), place(field), typeText(field.type.type, emitter.names), {
        variable: name => (fields.some(one => one.name === name) ? read(name) : name),
        declaredVariable: name => fields.find(one => one.name === name)?.type.type,
        ...(areInputs ? { input: whole } : {}),
      });
    });
    this.dropUnused(whole, cast);
  }

  /** The cast is for rules that read siblings; where none does, it goes. */
  private dropUnused(name: string, line: number): void {
    if (!uses(this.lines.slice(line + 1), name)) this.lines.splice(line, 1);
  }

  private tuple(items: readonly RuledType[], value: string, at: string): void {
    this.unless(
      `!Array.isArray(${value}) || ${value}.length !== ${items.length}`,
      at,
      `a list of ${items.length}`,
      value,
    );
    items.forEach((ruled, index) => {
      if (!isChecked(ruled)) return;
      const name = this.fresh("item");
      this.add(`const ${name} = (${value} as readonly unknown[])[${index}];`);
      this.ruled(ruled, name, `${at} + "[${index}]"`);
    });
  }

  private union(type: Type & { kind: "union" }, value: string, at: string): void {
    this.readsContext = true;
    const fits = type.members.map((member, index) => this.writer.inline(`Member${index + 1}`, member));
    this.unless(fits.map(fit => `${fit}(${value}, ${at}, c)`).join(" && "), at, typeWords(type), value);
  }

  private rules(rules: readonly Rule[], type: Type, it: string, at: string, surroundings: Surroundings): void {
    for (const rule of rules) this.rule(rule, type, it, at, surroundings);
  }

  private rule(rule: Rule, type: Type, it: string, at: string, surroundings: Surroundings): void {
    if (rule.kind === "each") return this.each(rule.rule, type, it, at, surroundings);
    if (rule.kind === "refersTo") return this.refersTo(rule, it, at);
    if (rule.kind === "matching")
      return this.unless(`!${regexLiteral(rule.source, rule.flags)}.test(${it})`, at, words(rule), it);
    const expr = condition(rule, { kind: "it", type, span: { start: 0, end: 0 } }, this.emitter.expand);
    if (expr === undefined) return;
    const state = (when: string) => {
      this.readsContext = true;
      return `(c.scene.${when} as ${this.emitter.names.state})`;
    };
    const text = this.emitter.print(expr, { state, ...this.surroundings, ...surroundings, it, itType: type });
    this.readsContext ||= uses([text], "c");
    this.unless(`!(${text})`, at, words(rule), this.shown(it, type));
  }

  /** As messages show it: a decimal has its point. */
  private shown(value: string, type: Type): string {
    const decimals = decimalsIn(type, this.emitter.contract);
    return decimals === undefined ? value : `${this.emitter.use("withPoints")}(${value}, ${placesText(decimals)})`;
  }

  private each(rule: Rule, type: Type, it: string, at: string, surroundings: Surroundings): void {
    const whole = this.emitter.expand(type);
    if (whole.kind !== "list" && whole.kind !== "set" && whole.kind !== "map" && whole.kind !== "dictionary") return;
    const element = "element" in whole ? whole.element : whole.value;
    const [key, item] = [this.fresh("key"), this.fresh("item")];
    const entries = whole.kind === "dictionary" ? `Object.entries(${it})` : `${it}.entries()`;
    this.nest(`for (const [${key}, ${item}] of ${entries}) {`, () =>
      this.rule(rule, element.type, item, this.step(at, key), surroundings),
    );
  }

  /** Only where the state is known. */
  private refersTo(rule: Rule & { kind: "refersTo" }, it: string, at: string): void {
    if (rule.otherwise !== undefined) return;
    this.readsContext = true;
    const { names, contract } = this.emitter;
    const known = this.fresh("known");
    const text = typeText(contract.state.find(one => one.name === rule.state)?.type.type ?? { kind: "error" }, names);
    this.add(
      `const ${known} = ${this.emitter.use("own")}(c.scene.after, ${stringLiteral(rule.state)}) as ${text.includes("|") ? `(${text})` : text} | undefined;`,
    );
    this.unless(`${known} !== undefined && !${this.holder(rule.state)}(${known}, ${it})`, at, words(rule), it);
  }

  private holder(state: string): string {
    const kind = this.emitter.expand(
      this.emitter.contract.state.find(one => one.name === state)?.type.type ?? { kind: "error" },
    ).kind;
    return this.emitter.use(kind === "list" ? "includes" : "has");
  }

  /** An entity's Always clauses. */
  always({ name, invariants, type }: TypeDeclaration): void {
    this.readsContext = true;
    const it = "it";
    this.nest("if (c.always) {", () => {
      // What isRecord narrowed to does not overlap with an interface.
      this.add(`const ${it} = value as unknown as ${this.emitter.names.type(name)};`);
      for (const clause of invariants) {
        const text = this.emitter.print(clause.condition, { it, itType: type.type });
        this.unless(`!(${text})`, "at", clause.expression, this.shown(it, type.type));
      }
    });
  }
}
