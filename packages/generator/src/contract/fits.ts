/** Type checks as straight-line functions: each answers the first place where a value does not fit. */
import type { Field, RuledType, TypeDeclaration } from "@tenet/checker";
import { docComment } from "../encode/index.js";
import { indented, uses } from "../layout.js";
import type { Emitter, Surroundings } from "./context.js";
import { FitBody } from "./fit-body.js";

/** The checks of one contract, those of members of unions among them. */
export class FitWriter {
  readonly functions: string[] = [];

  constructor(private readonly emitter: Emitter) {}

  /** The check of a declared type, its Always clauses included. */
  declare(declaration: TypeDeclaration): void {
    const { names } = this.emitter;
    const body = new FitBody(this, this.emitter);
    body.ruled(declaration.type, "value", "at", declaration.name);
    if (declaration.invariants.length > 0) body.always(declaration);
    this.write(names.fit(declaration.name), body, `Where a value does not fit ${declaration.name}.`);
  }

  /** The check of an operation's inputs as one record; its rules read sibling inputs. */
  inputs(name: string, fields: readonly Field[], surroundings: Surroundings): string {
    const fit = this.emitter.names.fresh(`fit${name}`);
    const input = `(value as unknown as ${name})`;
    const body = new FitBody(this, this.emitter, { ...surroundings, input });
    body.record(fields, "value", "at", true);
    this.write(fit, body);
    return fit;
  }

  /** The name of a check of a type that stands in place. */
  inline(base: string, ruled: RuledType, surroundings: Surroundings = {}): string {
    if (ruled.type.kind === "named" && ruled.rules.length === 0) return this.emitter.names.fit(ruled.type.name);
    const fit = this.emitter.names.fresh(`fit${base}`);
    const body = new FitBody(this, this.emitter, surroundings);
    body.ruled(ruled, "value", "at");
    this.write(fit, body);
    return fit;
  }

  private write(name: string, body: FitBody, doc = ""): void {
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
