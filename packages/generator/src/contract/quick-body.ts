/** The lines of a quick check. */
import { type Field, type RuledType, type Type as T, type TypeDeclaration, uniqueFields } from "@tenet/checker";
import { stringLiteral } from "../encode/index.js";
import { typeText } from "../types.js";
import type { Emitter, Surroundings } from "./context.js";
import { Lines } from "./lines.js";
import { mayBeAbsent } from "./quick-facts.js";
import { QuickRules } from "./quick-rules.js";
import type { Always, Inputs, QuickFunction, QuickWriter } from "./quick-types.js";
import { isChecked, present, states, wrongScalar } from "./scalars.js";
import { recordText, siblings } from "./siblings.js";

/** The lines of one function. */
export class QuickBody extends Lines {
  readsScene = false;
  readsAlways = false;
  private readonly rules: QuickRules;

  constructor(
    readonly writer: QuickWriter,
    readonly emitter: Emitter,
    readonly name: string,
    readonly surroundings: Surroundings,
    readonly always: Always,
  ) {
    super();
    this.rules = new QuickRules(this);
  }

  /** The value is refused where the condition holds. */
  refuse(condition: string): void {
    this.leaveIf(condition, "return false;");
  }

  /** The type, then its rules. `as` is the declared type's name where the whole is one. */
  ruled(ruled: RuledType, value: string, as?: string): void {
    this.type(ruled.type, value);
    const type = as === undefined ? typeText(ruled.type, this.emitter.names) : this.emitter.names.type(as);
    if (ruled.rules.some(states)) this.rulesOf(ruled, value, type);
  }

  private rulesOf(ruled: RuledType, value: string, type: string, surroundings: Surroundings = {}): void {
    const it = this.fresh("it");
    const cast = (to: string) => `const ${it} = ${value} as ${ruled.type.kind === "tuple" ? "unknown as " : ""}${to};`;
    const rules = () => this.rules.all(ruled.rules, present(ruled.type), it, surroundings);
    if (ruled.type.kind !== "optional") return this.declared(it, cast(type), rules);
    this.nest(`if (${value} !== undefined && ${value} !== null) {`, () =>
      this.declared(it, cast(`NonNullable<${type}>`), rules),
    );
  }

  /** A call of a check from within this one. */
  call(check: QuickFunction, value: string): string {
    this.readsScene ||= check.scene;
    this.readsAlways ||= check.always && this.always === "always";
    return this.writer.call(check, value, this.always);
  }

  private type(type: T, value: string): void {
    const wrong = wrongScalar(type, value, name => this.emitter.use(name));
    if (wrong !== undefined) return this.refuse(wrong);
    switch (type.kind) {
      case "enum":
        return this.refuse(type.values.map(one => `${value} !== ${stringLiteral(one)}`).join(" && ") || "true");
      case "list":
        return this.list(type.element, value);
      case "set":
        return this.set(type.element, value);
      case "map":
        return this.map(type.key, type.value, value);
      case "dictionary":
        return this.dictionary(type.value, value);
      case "record":
        return this.record(type.fields, value);
      case "tuple":
        return this.tuple(type.items, value);
      case "optional":
        if (!isChecked(type.element)) return;
        return this.nest(`if (${value} !== undefined && ${value} !== null) {`, () => this.ruled(type.element, value));
      case "union":
        return this.refuse(type.members.map((member, at) => `!${this.member(member, at, value)}`).join(" && "));
      case "named":
        if (this.isSmall(type.name)) return this.inPlace(type.name, value);
        return this.refuse(`!${this.call(this.writer.of(type.name), value)}`);
      default:
        return undefined;
    }
  }

  /** Whether the checks of a declared type may stand in place: those of a scalar. */
  private isSmall(name: string): boolean {
    const found = this.emitter.contract.types.find(one => one.name === name);
    if (found === undefined || found.invariants.length > 0) return false;
    const { type } = found.type;
    return type.kind === "named"
      ? this.isSmall(type.name)
      : type.kind === "enum" || wrongScalar(type, "", String) !== undefined;
  }

  private inPlace(name: string, value: string): void {
    const found = this.emitter.contract.types.find(one => one.name === name);
    if (found) this.ruled(found.type, value, name);
  }

  private member(member: RuledType, at: number, value: string): string {
    const check = this.writer.inline(`${this.name.slice(2)}Member${at + 1}`, member, this.surroundings, this.always);
    return this.call(check, value);
  }

  private list(element: RuledType, value: string): void {
    this.refuse(`!Array.isArray(${value})`);
    if (!isChecked(element)) return;
    const [list, at, item] = [this.fresh("list"), this.fresh("at"), this.fresh("item")];
    this.add(`const ${list} = ${value} as readonly unknown[];`);
    this.nest(`for (let ${at} = 0; ${at} < ${list}.length; ${at} += 1) {`, () => {
      this.add(`const ${item} = ${list}[${at}];`);
      this.ruled(element, item);
    });
    this.unique(element, list);
  }

  private set(element: RuledType, value: string): void {
    this.refuse(`!(${value} instanceof Set)`);
    if (!isChecked(element)) return;
    const item = this.fresh("item");
    this.nest(`for (const ${item} of ${value} as ReadonlySet<unknown>) {`, () => this.ruled(element, item));
    this.unique(element, `${value} as ReadonlySet<unknown>`);
  }

  private map(key: RuledType, element: RuledType, value: string): void {
    this.refuse(`!(${value} instanceof Map)`);
    const [name, item] = [this.fresh("key"), this.fresh("item")];
    const parts = [isChecked(key) ? name : "", ...(isChecked(element) ? [item] : [])].join(", ");
    if (parts === "") return;
    this.nest(`for (const [${parts}] of ${value} as ReadonlyMap<unknown, unknown>) {`, () => {
      if (isChecked(key)) this.ruled(key, name);
      if (isChecked(element)) this.ruled(element, item);
    });
    this.unique(element, `(${value} as ReadonlyMap<unknown, unknown>).values()`);
  }

  private dictionary(element: RuledType, value: string): void {
    this.isRecord(value, false);
    if (!isChecked(element)) return;
    const [fields, name, item] = [this.fresh("fields"), this.fresh("name"), this.fresh("item")];
    this.add(`const ${fields} = ${value} as Readonly<Record<string, unknown>>;`);
    this.nest(`for (const ${name} in ${fields}) {`, () => {
      this.refuse(`!${owns(fields, name)}`);
      this.add(`const ${item} = ${fields}[${name}];`);
      this.ruled(element, item);
    });
    this.unique(element, `Object.values(${fields})`);
  }

  /** Fields that are `unique`, or the key, among the entities of one collection. */
  private unique({ type }: RuledType, held: string): void {
    for (const field of uniqueFields(type, this.emitter.contract))
      this.refuse(`${this.emitter.use("repeated")}(${held}, ${stringLiteral(field)}) !== undefined`);
  }

  /** Most records are made by a literal, and are told by their constructor, which no field of theirs is. */
  private isRecord(value: string, byConstructor: boolean): void {
    const isRecord = `${this.emitter.use("isRecord")}(${value})`;
    if (!byConstructor) return this.refuse(`!${isRecord}`);
    this.refuse(`typeof ${value} !== "object" || ${value} === null || Array.isArray(${value})`);
    this.refuse(`${value}.constructor !== Object && !${isRecord}`);
  }

  /** Types of all fields first: rules read siblings. */
  record(fields: readonly Field[], value: string, inputs?: Inputs): void {
    if (inputs !== "made")
      this.isRecord(value, inputs === undefined && fields.every(field => !inherited.has(field.name)));
    const read = this.fresh("fields");
    this.declared(read, `const ${read} = ${value} as Readonly<Record<string, unknown>>;`, () =>
      this.fieldsOf(fields, value, read, inputs),
    );
  }

  private fieldsOf(fields: readonly Field[], value: string, read: string, inputs: Inputs | undefined): void {
    const { emitter } = this;
    if (inputs !== "made") this.names(fields, read);
    const held = fields.map(field => {
      const name = this.fresh("field");
      const checked = isChecked(field.type);
      const ofOthers = inputs === "given" && mayBeAbsent(field.type.type, emitter.contract);
      if (!checked && !ofOthers) return name;
      this.add(`const ${name}${this.read(field, read, inputs !== undefined)};`);
      // Conditions would read what the caller's object inherits.
      if (ofOthers) this.refuse(`${name} !== undefined && !${owns(read, stringLiteral(field.name))}`);
      if (!checked) return name;
      this.type(field.type.type, name);
      return name;
    });
    if (!fields.some(field => field.type.rules.some(states))) return;
    const whole = this.fresh("record");
    const beside = siblings(fields, whole, inputs !== undefined);
    this.declared(whole, `const ${whole} = ${value} as ${recordText(fields, emitter)};`, () => {
      fields.forEach(({ type }, index) => {
        if (!type.rules.some(states)) return;
        this.rulesOf(type, String(held[index]), typeText(type.type, emitter.names), beside);
      });
    });
  }

  /** Behind the constant's name. A field that need not be there may have the name of what every object inherits. */
  private read({ name, type }: Field, read: string, areInputs: boolean): string {
    if (!inherited.has(name)) return ` = ${read}[${stringLiteral(name)}]`;
    return !areInputs && mayBeAbsent(type.type, this.emitter.contract)
      ? ` = ${this.emitter.use("own")}(${read}, ${stringLiteral(name)})`
      : `: unknown = ${read}[${stringLiteral(name)}]`;
  }

  /** Every field is one of these and the record's own; those that must be there are. */
  private names(fields: readonly Field[], read: string): void {
    const name = this.fresh("name");
    const count = this.fresh("count");
    const { contract } = this.emitter;
    const free = fields.filter(field => mayBeAbsent(field.type.type, contract));
    const needed = fields.filter(field => !free.includes(field));
    if (fields.length === 0) return this.add(`for (const _${name} in ${read}) return false;`);
    if (needed.length > 0) this.add(`let ${count} = 0;`);
    this.nest(`for (const ${name} in ${read}) {`, () => {
      this.refuse(`!${owns(read, name)}`);
      this.nest(`switch (${name}) {`, () => {
        for (const field of needed) this.add(`case ${stringLiteral(field.name)}:`);
        if (needed.length > 0) this.add(`  ${count} += 1;`);
        if (needed.length > 0) this.add("  break;");
        for (const field of free) this.add(`case ${stringLiteral(field.name)}:`);
        if (free.length > 0) this.add("  break;");
        this.add("default:");
        this.add("  return false;");
      });
    });
    if (needed.length > 0) this.refuse(`${count} !== ${needed.length}`);
  }

  private tuple(items: readonly RuledType[], value: string): void {
    this.refuse(`!Array.isArray(${value}) || ${value}.length !== ${items.length}`);
    items.forEach((ruled, index) => {
      if (!isChecked(ruled)) return;
      const name = this.fresh("item");
      this.add(`const ${name} = (${value} as readonly unknown[])[${index}];`);
      this.ruled(ruled, name);
    });
  }

  /** An entity's Always clauses. */
  keeps({ name, invariants, type }: TypeDeclaration): void {
    this.readsAlways ||= this.always === "always";
    this.nest(`if (${this.always}) {`, () => {
      const it = this.fresh("it");
      // What was seen to be an object does not overlap with an interface.
      this.add(`const ${it} = value as unknown as ${this.emitter.names.type(name)};`);
      for (const clause of invariants)
        this.refuse(`!(${this.emitter.print(clause.condition, { it, itType: type.type, loops: true })})`);
    });
  }
}

/** Names that every object has a member of without being told. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** In a loop over the fields of a record, an engine knows the answer from the record's shape. */
const owns = (record: string, name: string) => `Object.prototype.hasOwnProperty.call(${record}, ${name})`;
