/** Values as specs write them: `{ … }` may stand for a map and `[…]` for a set; the type says so. */
import type { Expr, RuledType, Type } from "@tenet/checker";
import type { Emitter } from "../contract/context.js";
import { propertyName, stringLiteral } from "../encode/index.js";
import { group, labelled, type Doc } from "../layout.js";

/** The expression as a value of the type. What is not a literal of a collection or a record is printed as it is. */
export function valueDoc(emitter: Emitter, expr: Expr, type: Type): Doc {
  const whole = emitter.expand(type);
  const inner = (value: Expr, ruled: RuledType | undefined) => valueDoc(emitter, value, ruled?.type ?? value.type);
  if (expr.kind === "list" && expr.items.every(item => !item.spread)) {
    const items = expr.items.map((item, index) => inner(item.value, elementOf(whole, index)));
    return whole.kind === "set" ? group("new Set([", items, "])") : group("[", items, "]");
  }
  const entries = expr.kind === "record" ? fieldsOf(expr) : undefined;
  if (entries === undefined) return emitter.print(expr);
  if (whole.kind === "map") return group("new Map([", entries.map(({ name, value }) => group("[", [stringLiteral(name), inner(value, whole.value)], "]")), "])");
  const field = (name: string) => (whole.kind === "record" ? whole.fields.find(one => one.name === name)?.type : whole.kind === "dictionary" ? whole.value : undefined);
  return group("{", entries.map(({ name, value }) => labelled(`${propertyName(name)}: `, inner(value, field(name)))), "}");
}

function elementOf(type: Type, index: number): RuledType | undefined {
  if (type.kind === "list" || type.kind === "set") return type.element;
  return type.kind === "tuple" ? type.items[index] : undefined;
}

/** The entries where each has a name of its own; undefined where one is computed or spread. */
function fieldsOf(expr: Expr & { readonly kind: "record" }): readonly { readonly name: string; readonly value: Expr }[] | undefined {
  const named = expr.entries.flatMap(entry => (entry.kind === "field" ? [entry] : []));
  return named.length === expr.entries.length ? named : undefined;
}
