/** Type checks of running code: straight-line functions that say whether a value fits, and never where it does not. */
import type { Field, RuledType, TypeDeclaration } from "@tenet/checker";
import { docComment, regexFlags, regexLiteral } from "../encode/index.js";
import { indented } from "../layout.js";
import { camel, pascal } from "../names.js";
import type { Emitter, Surroundings } from "./context.js";
import { QuickBody } from "./quick-body.js";
import { type Facts, factsOf } from "./quick-facts.js";
import { states } from "./scalars.js";

/** Whether entities keep their Always clauses: known, or handed to the function. */
export type Always = "true" | "false" | "always";

/** Who made the record of an operation's inputs: the wrapper, so that it holds just them, or the caller. */
export type Inputs = "made" | "given";

/** A check that can be called. */
export interface QuickFunction extends Facts {
  readonly name: string;
}

/** The checks of one contract. */
export class QuickWriter {
  readonly functions: string[] = [];
  /** Regular expressions, each made once. */
  readonly patterns: string[] = [];
  private readonly known = new Map<string, string>();
  private readonly declared = new Map<string, QuickFunction>();

  constructor(private readonly emitter: Emitter) {
    const { contract, names } = emitter;
    for (const { name } of contract.types)
      this.declared.set(name, {
        name: names.fresh(`is${pascal(name)}`),
        ...factsOf({ type: { kind: "named", name }, rules: [] }, contract),
      });
  }

  /** The check of a declared type, its Always clauses included. */
  declare(declaration: TypeDeclaration): void {
    const check = this.of(declaration.name);
    const body = new QuickBody(this, this.emitter, check.name, {}, check.always ? "always" : "true");
    body.ruled(declaration.type, "value", declaration.name);
    if (declaration.invariants.length > 0) body.keeps(declaration);
    this.write(check, body, `Whether a value is of the type ${declaration.name}.`);
  }

  of(type: string): QuickFunction {
    const found = this.declared.get(type);
    if (found === undefined) throw new Error(`No type ${type}`);
    return found;
  }

  /** The check of an operation's inputs as one record, `made` by `named` or given by the caller; rules read sibling inputs. */
  inputs(base: string, fields: readonly Field[], surroundings: Surroundings, made: boolean): QuickFunction {
    return this.apart(base, surroundings, "true", body => body.record(fields, "value", made ? "made" : "given"));
  }

  /** The check of a type that stands in place. */
  inline(base: string, ruled: RuledType, surroundings: Surroundings, always: Always): QuickFunction {
    if (ruled.type.kind === "named" && !ruled.rules.some(states)) return this.of(ruled.type.name);
    return this.apart(base, surroundings, always, body => body.ruled(ruled, "value"));
  }

  private apart(
    base: string,
    surroundings: Surroundings,
    always: Always,
    fill: (body: QuickBody) => void,
  ): QuickFunction {
    const name = this.emitter.names.fresh(`is${pascal(base)}`);
    const body = new QuickBody(this, this.emitter, name, surroundings, always);
    fill(body);
    const check = { name, scene: body.readsScene, always: body.readsAlways };
    this.write(check, body);
    return check;
  }

  /** `isOrder(value, c, true)` */
  call({ name, scene, always }: QuickFunction, value: string, passed: Always): string {
    return `${name}(${[value, ...(scene ? ["c"] : []), ...(always ? [passed] : [])].join(", ")})`;
  }

  /** The name of the regular expression as a constant. One that remembers where it stopped stays in place. */
  pattern(source: string, flags: string, base: string): string {
    const literal = regexLiteral(source, flags);
    if (regexFlags(flags).includes("y")) return literal;
    const known = this.known.get(literal);
    if (known !== undefined) return known;
    const name = this.emitter.names.fresh(`${camel(base)}Pattern`);
    this.known.set(literal, name);
    this.patterns.push(`const ${name} = ${literal};`);
    return name;
  }

  private write({ name, scene, always }: QuickFunction, body: QuickBody, doc = ""): void {
    const parameters = [
      `${body.lines.length > 0 ? "value" : "_value"}: unknown`,
      ...(scene ? [`${body.readsScene ? "c" : "_c"}: ${this.emitter.useType("LiveScene")}`] : []),
      ...(always ? [`${body.readsAlways ? "always" : "_always"}: boolean`] : []),
    ];
    const lines = [
      `function ${name}(${parameters.join(", ")}): boolean {`,
      ...body.lines.map(line => indented(line, "  ")),
    ];
    this.functions.push([docComment(doc), ...lines, "  return true;", "}"].filter(line => line !== "").join("\n"));
  }
}
