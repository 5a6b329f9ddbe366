/** Rules of types in the checks that say where a value does not fit. */
import type { Rule, Type } from "@tenet/checker";
import { regexLiteral } from "../encode/index.js";
import { uses } from "../layout.js";
import { condition, words } from "../rules.js";
import type { Surroundings } from "./context.js";
import type { FitBody } from "./fit-body.js";
import { referred } from "./referred.js";

export class FitRules {
  constructor(private readonly body: FitBody) {}

  all(rules: readonly Rule[], type: Type, it: string, at: string, surroundings: Surroundings): void {
    for (const rule of rules) this.rule(rule, type, it, at, surroundings);
  }

  private rule(rule: Rule, type: Type, it: string, at: string, surroundings: Surroundings): void {
    const { body } = this;
    const { emitter } = body;
    if (rule.kind === "each") return this.each(rule.rule, type, it, at, surroundings);
    if (rule.kind === "refersTo") return this.refersTo(rule, it, at);
    if (rule.kind === "matching")
      return body.refuse(`!${regexLiteral(rule.source, rule.flags)}.test(${it})`, at, words(rule), it);
    const expr = condition(rule, { kind: "it", type, span: { start: 0, end: 0 } }, emitter.expand);
    if (expr === undefined) return;
    const state = (when: string) => {
      body.readsContext = true;
      return `(c.scene.${when} as ${emitter.names.state})`;
    };
    const text = emitter.printRule(rule, expr, { state, ...body.surroundings, ...surroundings, it, itType: type });
    body.readsContext ||= uses([text], "c");
    body.refuse(`!(${text})`, at, words(rule), body.shown(it, type));
  }

  private each(rule: Rule, type: Type, it: string, at: string, surroundings: Surroundings): void {
    const { body } = this;
    const elements = body.emitter.elements(type);
    if (elements === undefined) return;
    const { held, element } = elements;
    const [key, item] = [body.fresh("key"), body.fresh("item")];
    const entries = held === "dictionary" ? `Object.entries(${it})` : `${it}.entries()`;
    body.nest(`for (const [${key}, ${item}] of ${entries}) {`, () =>
      this.rule(rule, element, item, body.step(at, key), surroundings),
    );
  }

  /** Only where the state is known. */
  private refersTo(rule: Rule & { kind: "refersTo" }, it: string, at: string): void {
    if (rule.otherwise !== undefined) return;
    const { body } = this;
    body.readsContext = true;
    const known = body.fresh("known");
    const { collection, holds } = referred(body.emitter, rule.state, "c.scene");
    body.add(`const ${known} = ${collection};`);
    body.refuse(`${known} !== undefined && !${holds}(${known}, ${it})`, at, words(rule), it);
  }
}
