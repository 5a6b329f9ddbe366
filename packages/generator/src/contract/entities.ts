/** Functions that collect every value of an entity in the state, so that its Always clauses hold there too. */
import type { Field, Type } from "@tenet/checker";
import { propertyAccess, stringLiteral } from "../encode/index.js";
import { camel, pascal } from "../names.js";
import type { Emitter } from "./context.js";

export class Collectors {
  readonly functions: string[] = [];
  private readonly written = new Map<string, string>();
  private count = 0;

  constructor(
    private readonly emitter: Emitter,
    private readonly entity: string,
  ) {}

  /** The name of `(state) => every value of the entity in it`; undefined where the state can hold none. */
  ofState(): string | undefined {
    const { contract, names } = this.emitter;
    const holding = contract.state.filter(one => this.reaches(one.type.type));
    if (holding.length === 0) return undefined;
    const name = names.fresh(`every${pascal(this.entity)}`);
    const entity = names.type(this.entity);
    const lines = holding.flatMap(one => this.collect(one.type.type, `state${propertyAccess(one.name)}`, "  "));
    this.functions.push(
      [
        `/** Every ${this.entity} in the state. */`,
        `function ${name}(state: ${names.state}): readonly ${entity}[] {`,
        `  const found: ${entity}[] = [];`,
        ...lines,
        "  return found;",
        "}",
      ].join("\n"),
    );
    return name;
  }

  private reaches(type: Type, seen: ReadonlySet<string> = new Set()): boolean {
    if (type.kind === "named") {
      if (type.name === this.entity) return true;
      if (seen.has(type.name)) return false;
      const found = this.emitter.contract.types.find(one => one.name === type.name);
      return found !== undefined && this.reaches(found.type.type, new Set([...seen, type.name]));
    }
    const parts = type.kind === "union" ? this.tagged(type).map(one => one.type) : inner(type);
    return parts.some(one => this.reaches(one, seen));
  }

  /** Statements that push what `value` holds. */
  private collect(type: Type, value: string, indent: string): string[] {
    if (!this.reaches(type)) return [];
    const name = `v${(this.count += 1)}`;
    const loop = (element: Type, over: string) => [
      `${indent}for (const ${name} of ${over}) {`,
      ...this.collect(element, name, `${indent}  `),
      `${indent}}`,
    ];
    switch (type.kind) {
      case "named":
        return [`${indent}${this.function(type.name)}(${value}, found);`];
      case "list":
      case "set":
        return loop(type.element.type, value);
      case "map":
        return loop(type.value.type, `${value}.values()`);
      case "dictionary":
        return loop(type.value.type, `Object.values(${value})`);
      case "record":
        return type.fields.flatMap((field: Field) =>
          this.collect(field.type.type, `${value}${propertyAccess(field.name)}`, indent),
        );
      case "tuple":
        return type.items.flatMap((item, index) => this.collect(item.type, `${value}[${index}]`, indent));
      case "optional":
        return [
          `${indent}if (${value} !== undefined) {`,
          ...this.collect(type.element.type, value, `${indent}  `),
          `${indent}}`,
        ];
      case "union":
        return this.tagged(type).flatMap(member => {
          const lines = this.collect(member.type, value, `${indent}  `);
          const tests = member.values.map(one => `${value}${propertyAccess(member.field)} === ${stringLiteral(one)}`);
          return lines.length === 0 ? [] : [`${indent}if (${tests.join(" || ")}) {`, ...lines, `${indent}}`];
        });
      default:
        return [];
    }
  }

  /** `(value: T, found: Entity[]) => void` for a declared type. */
  /** The members of a union, where a field with different words in each tells them apart. */
  private tagged(union: Type & { kind: "union" }): readonly Tagged[] {
    const members = union.members.map(({ type }) => ({ type, whole: this.emitter.expand(type) }));
    const enums = (whole: Type) =>
      whole.kind === "record"
        ? whole.fields.flatMap(({ name, type: { type } }) =>
            type.kind === "enum" ? [{ name, values: type.values }] : [],
          )
        : [];
    const tag = enums(members[0]?.whole ?? union).find(({ name }) => {
      const values = members.flatMap(
        ({ whole }) => enums(whole).find(one => one.name === name)?.values ?? [name, name],
      );
      return new Set(values).size === values.length;
    });
    if (tag === undefined) return [];
    return members.map(({ type, whole }) => ({
      type,
      field: tag.name,
      values: enums(whole).find(one => one.name === tag.name)?.values ?? [],
    }));
  }

  private function(type: string): string {
    const known = this.written.get(type);
    if (known !== undefined) return known;
    const { names, contract } = this.emitter;
    const name = names.fresh(`${camel(this.entity)}In${pascal(type)}`);
    this.written.set(type, name);
    const body = contract.types.find(one => one.name === type)?.type.type;
    const own = type === this.entity ? ["  found.push(value);"] : [];
    const lines = body === undefined ? [] : this.collect(body, "value", "  ");
    this.functions.push(
      [
        `function ${name}(value: ${names.type(type)}, found: ${names.type(this.entity)}[]): void {`,
        ...own,
        ...lines,
        "}",
      ].join("\n"),
    );
    return name;
  }
}

interface Tagged {
  readonly type: Type;
  readonly field: string;
  readonly values: readonly string[];
}

/** Other unions are left to the type check: which member a value is of is known only there. */
function inner(type: Type): readonly Type[] {
  switch (type.kind) {
    case "list":
    case "set":
    case "optional":
      return [type.element.type];
    case "map":
    case "dictionary":
      return [type.value.type];
    case "record":
      return type.fields.map(field => field.type.type);
    case "tuple":
      return type.items.map(item => item.type);
    default:
      return [];
  }
}
