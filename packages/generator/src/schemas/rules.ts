/** Rules of types as refinements of Zod schemas, in the spec's words. */
import type { Expr, Field, Rule, Type } from "@tenet/checker";
import type { Emitter, Surroundings } from "../contract/context.js";
import { numberLiteral, regexLiteral, stringLiteral } from "../encode/index.js";
import type { Doc } from "../layout.js";
import { condition, words } from "../rules.js";
import { readsState, walk } from "../walk.js";

/** Writes the rules of one contract. */
export class Rules {
  constructor(private readonly emitter: Emitter) {}

  /** `text` is the TypeScript type of the whole. */
  of(rule: Rule, type: Type, text: string, surroundings: Surroundings): Doc[] {
    const native = nativeCheck(rule, type);
    if (native !== undefined) return [native];
    if (rule.kind === "matching")
      return [
        `.refine((it) => ${regexLiteral(rule.source, rule.flags)}.test(it), ${stringLiteral(`expected ${words(rule)}`)})`,
      ];
    if (rule.kind === "each") return this.each(rule.rule, type, text, surroundings);
    const expr = condition(rule, { kind: "it", type, span: { start: 0, end: 0 } }, this.emitter.expand);
    return expr && this.standsAlone(expr, surroundings) ? [this.refined(rule, expr, type, text, surroundings)] : [];
  }

  private each(rule: Rule, type: Type, text: string, surroundings: Surroundings): Doc[] {
    const elements = this.emitter.elements(type);
    if (elements === undefined) return [];
    const { held, element } = elements;
    const expr = condition(rule, { kind: "it", type: element, span: { start: 0, end: 0 } }, this.emitter.expand);
    if (!expr || !this.standsAlone(expr, surroundings)) return [];
    const values = held === "list" ? "all" : `${this.emitter.use("values")}(all)`;
    const printed = this.emitter.printRule(rule, expr, { ...surroundings, it: "it", itType: element });
    return [
      `.refine((all: ${text}) => ${values}.every((it) => ${this.emitter.use("holds")}(() => ${printed})), ${stringLiteral(`expected each ${words(rule)}`)})`,
    ];
  }

  /** Whether the rule of a field, or of an input, reads those beside it. */
  readsSiblings(rule: Rule): boolean {
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

  /** The rule of one field as a refinement of the `whole`. */
  ofField(rule: Rule, field: Field, fields: readonly Field[], whole: string): Doc[] {
    const present = field.type.type.kind === "optional" ? field.type.type.element.type : field.type.type;
    const expr = condition(rule, { kind: "it", type: present, span: { start: 0, end: 0 } }, this.emitter.expand);
    if (!expr || !this.standsAlone(expr, whole === "input" ? { input: whole } : {})) return [];
    const access = (name: string) => `${whole}[${stringLiteral(name)}]`;
    const printed = this.emitter.printRule(rule, expr, {
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

  /** What the condition refuses is told in the words of `error`. */
  refinement(expr: Expr, error: string, itType: Type, text: string): Doc {
    return this.refine(this.emitter.print(expr, { it: "it", itType }), error, text);
  }

  private refined(rule: Rule, expr: Expr, itType: Type, text: string, surroundings: Surroundings): Doc {
    const printed = this.emitter.printRule(rule, expr, { ...surroundings, it: "it", itType });
    return this.refine(printed, `expected ${words(rule)}`, text);
  }

  private refine(printed: string, error: string, text: string): Doc {
    return `.refine((it: ${text}) => ${this.emitter.use("holds")}(() => ${printed}), ${stringLiteral(error)})`;
  }

  /** Schemas know no state and no definitions, and that of a result knows no inputs. */
  standsAlone(expr: Expr, { operation, input }: Surroundings = { input: "input" }): boolean {
    let alone = !readsState(expr, this.emitter.contract);
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
