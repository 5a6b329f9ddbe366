/** Rules of types in the quick checks. */
import type { Rule, Type } from "@tenet/checker";
import { condition } from "../rules.js";
import { readsState, walk } from "../walk.js";
import type { Surroundings } from "./context.js";
import type { QuickBody } from "./quick-body.js";
import { referred } from "./referred.js";

export class QuickRules {
  constructor(private readonly body: QuickBody) {}

  all(rules: readonly Rule[], type: Type, it: string, surroundings: Surroundings): void {
    for (const rule of rules) this.rule(rule, type, it, surroundings);
  }

  private rule(rule: Rule, type: Type, it: string, surroundings: Surroundings): void {
    const { body } = this;
    const { emitter } = body;
    if (rule.kind === "each") return this.each(rule.rule, type, it, surroundings);
    if (rule.kind === "refersTo") return this.refersTo(rule, it);
    if (rule.kind === "matching")
      return body.refuse(`!${body.writer.pattern(rule.source, rule.flags, body.name.slice(2))}.test(${it})`);
    const ofText = rule.kind === "length" ? textLength(rule, it, type, body) : undefined;
    if (ofText !== undefined) return body.refuse(ofText);
    const expr = condition(rule, { kind: "it", type, span: { start: 0, end: 0 } }, emitter.expand);
    if (expr === undefined) return;
    walk(expr, inner => {
      body.readsScene ||= readsState(inner, emitter.contract);
      body.readsScene ||= inner.kind === "input" && surroundings.input === undefined;
    });
    const state = (when: string) => `(c.${when} as ${emitter.names.state})`;
    body.refuse(
      `!(${emitter.printRule(rule, expr, { loops: true, state, ...body.surroundings, ...surroundings, it, itType: type })})`,
    );
  }

  private each(rule: Rule, type: Type, it: string, surroundings: Surroundings): void {
    const { body } = this;
    const elements = body.emitter.elements(type);
    if (elements === undefined) return;
    const { held, element } = elements;
    const item = body.fresh("item");
    const values = held === "dictionary" ? `Object.values(${it})` : held === "map" ? `${it}.values()` : it;
    body.nest(`for (const ${item} of ${values}) {`, () => this.rule(rule, element, item, surroundings));
  }

  /** Only where the state is known. */
  private refersTo(rule: Rule & { kind: "refersTo" }, it: string): void {
    if (rule.otherwise !== undefined) return;
    const { body } = this;
    body.readsScene = true;
    const known = body.fresh("known");
    const { collection, holds } = referred(body.emitter, rule.state, "c");
    body.add(`const ${known} = ${collection};`);
    body.refuse(`${known} !== undefined && !${holds}(${known}, ${it})`);
  }
}

/**
 * When a text is too short or too long. Counting code points is slow: there are at most as many as code units, and at least
 * half as many, which mostly decides. Undefined where the bounds are no numbers.
 */
function textLength(
  { low, high }: Rule & { kind: "length" },
  it: string,
  type: Type,
  { emitter }: QuickBody,
): string | undefined {
  if (emitter.expand(type).kind !== "string") return undefined;
  const bound = (expr: typeof low) =>
    expr?.kind === "literal" && typeof expr.value === "number" ? expr.value : undefined;
  const [least, most] = [bound(low), bound(high)];
  if ((low && least === undefined) || (high && most === undefined)) return undefined;
  const counted = (sign: string, to: number) => `${emitter.use("textLength")}(${it}) ${sign} ${to}`;
  return (
    [
      ...(least === undefined || least <= 0 ? [] : [tooShort(it, least, counted)]),
      ...(most === undefined ? [] : [`${it}.length > ${most} && ${counted(">", most)}`]),
    ].join(" || ") || "false"
  );
}

const tooShort = (it: string, least: number, counted: (sign: string, to: number) => string): string =>
  least === 1 ? `${it} === ""` : `${it}.length < ${2 * least} && ${counted("<", least)}`;
