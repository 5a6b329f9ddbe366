/** The lines of a check that says where a value does not fit. */
import { type Field, type RuledType, type Type, type TypeDeclaration, uniqueFields } from "@tenet/checker";
import { stringLiteral } from "../encode/index.js";
import { decimalsIn, placesText } from "../places.js";
import { typeWords } from "../rules.js";
import { typeText } from "../types.js";
import type { Emitter, Surroundings } from "./context.js";
import { FitRules } from "./fit-rules.js";
import type { FitWriter } from "./fits.js";
import { Lines } from "./lines.js";
import { isChecked, present, states, wrongScalar } from "./scalars.js";
import { recordText, siblings } from "./siblings.js";

/** The lines of one function. */
export class FitBody extends Lines {
  readsContext = false;
  private readonly rules: FitRules;

  constructor(
    private readonly writer: FitWriter,
    readonly emitter: Emitter,
    readonly surroundings: Surroundings = {},
  ) {
    super();
    this.rules = new FitRules(this);
  }

  private fail(at: string, expected: string, value: string): string {
    return `return ${this.emitter.use("misfit")}(${at}, ${stringLiteral(expected)}, ${value});`;
  }

  /** A misfit at the place where the condition holds. */
  refuse(condition: string, at: string, expected: string, value: string): void {
    this.leaveIf(condition, this.fail(at, expected, value));
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
        this.rules.all(ruled.rules, present(ruled.type), it, at, surroundings);
      });
      return;
    }
    // What was seen to be a list is of any length to TypeScript.
    this.add(`const ${it} = ${value} as ${ruled.type.kind === "tuple" ? "unknown as " : ""}${type};`);
    this.rules.all(ruled.rules, ruled.type, it, at, surroundings);
  }

  type(type: Type, value: string, at: string): void {
    const wrong = wrongScalar(type, value, name => this.emitter.use(name));
    if (wrong !== undefined) return this.refuse(wrong, at, typeWords(type), value);
    switch (type.kind) {
      case "enum":
        return this.refuse(
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

  /** The place of a member, as an expression. */
  step(at: string, key: string): string {
    return `${at} + ${this.emitter.use("step")}(${key})`;
  }

  private list(element: RuledType, value: string, at: string): void {
    const [index, item] = [this.fresh("index"), this.fresh("item")];
    this.refuse(`!Array.isArray(${value})`, at, "a list", value);
    if (!isChecked(element)) return;
    this.nest(`for (const [${index}, ${item}] of (${value} as readonly unknown[]).entries()) {`, () =>
      this.ruled(element, item, this.step(at, index)),
    );
    this.unique(element, `${value} as readonly unknown[]`, at);
  }

  private set(element: RuledType, value: string, at: string): void {
    const item = this.fresh("item");
    this.refuse(`!(${value} instanceof Set)`, at, "a set", value);
    if (!isChecked(element)) return;
    this.nest(`for (const ${item} of ${value} as ReadonlySet<unknown>) {`, () =>
      this.ruled(element, item, this.step(at, item)),
    );
    this.unique(element, `${value} as ReadonlySet<unknown>`, at);
  }

  private map(key: RuledType, element: RuledType, value: string, at: string): void {
    const [name, item] = [this.fresh("key"), this.fresh("item")];
    this.refuse(`!(${value} instanceof Map)`, at, "a map", value);
    this.nest(`for (const [${name}, ${item}] of ${value} as ReadonlyMap<unknown, unknown>) {`, () => {
      this.ruled(key, name, this.step(at, name));
      this.ruled(element, item, this.step(at, name));
    });
    this.unique(element, `(${value} as ReadonlyMap<unknown, unknown>).values()`, at);
  }

  private dictionary(element: RuledType, value: string, at: string): void {
    const [name, item] = [this.fresh("key"), this.fresh("item")];
    this.refuse(`!${this.emitter.use("isRecord")}(${value})`, at, "a record", value);
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
    this.refuse(`!${emitter.use("isRecord")}(${value})`, at, "a record", value);
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
    const beside = siblings(fields, whole, areInputs);
    this.declared(whole, `const ${whole} = ${value} as ${recordText(fields, emitter)};`, () => {
      fields.forEach(({ type }, index) => {
        if (!type.rules.some(states)) return;
        this.rulesOf(type, String(held[index]), place(fields[index]!), typeText(type.type, emitter.names), beside);
      });
    });
  }

  private tuple(items: readonly RuledType[], value: string, at: string): void {
    this.refuse(
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
    this.refuse(fits.map(fit => `${fit}(${value}, ${at}, c)`).join(" && "), at, typeWords(type), value);
  }

  /** As messages show it: a decimal has its point. */
  shown(value: string, type: Type): string {
    const decimals = decimalsIn(type, this.emitter.contract);
    return decimals === undefined ? value : `${this.emitter.use("withPoints")}(${value}, ${placesText(decimals)})`;
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
        this.refuse(`!(${text})`, "at", clause.expression, this.shown(it, type.type));
      }
    });
  }
}
