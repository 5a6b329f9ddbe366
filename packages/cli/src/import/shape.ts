/** A schema as far as the language of specs can say it, whatever library it came from. */

/** A rule: words of the language, then perhaps what goes in inline code (a pattern, a condition, a value). */
export interface Rule {
  readonly phrase: string;
  readonly code?: string;
}

export interface Shape {
  readonly type: ShapeType;
  readonly rules: readonly Rule[];
  readonly prose: string;
}

export type ShapeType =
  | { readonly kind: "scalar"; readonly name: string }
  | { readonly kind: "words"; readonly values: readonly string[] }
  | { readonly kind: "list" | "set" | "optional" | "dictionary"; readonly element: Shape }
  | { readonly kind: "map"; readonly key: Shape; readonly value: Shape }
  | { readonly kind: "tuple"; readonly items: readonly Shape[] }
  | { readonly kind: "union"; readonly members: readonly Shape[] }
  | { readonly kind: "record"; readonly fields: readonly ShapeField[] }
  | { readonly kind: "named"; readonly name: string };

export interface ShapeField {
  readonly name: string;
  readonly shape: Shape;
}

export interface Declaration {
  readonly name: string;
  readonly shape: Shape;
}

export function shape(type: ShapeType, rules: readonly Rule[] = [], prose = ""): Shape {
  return { type, rules, prose };
}

export function scalar(name: string, rules: readonly Rule[] = []): Shape {
  return shape({ kind: "scalar", name }, rules);
}

/** Any value of JSON: where nothing closer can be said. */
export const anything = scalar("json");

/** `optional optional T` says no more than `optional T`. Rules are about the value where there is one. */
export function optional(inner: Shape): Shape {
  if (inner.type.kind === "optional") return inner;
  return shape({ kind: "optional", element: { ...inner, rules: [], prose: "" } }, inner.rules, inner.prose);
}

/** The members that are there, `nothing` among them as `optional`. */
export function union(members: readonly Shape[]): Shape {
  const isNothing = ({ type }: Shape) => type.kind === "scalar" && type.name === "nothing";
  const rest = members.filter(member => !isNothing(member)).map(withoutOptional);
  const lacks = members.some(member => isNothing(member) || member.type.kind === "optional");
  const [only] = rest;
  if (only === undefined) return scalar("nothing");
  // Of what may be anything, no more can be said.
  const isAnything = rest.some(({ type }) => type.kind === "scalar" && type.name === "json");
  const whole = rest.length === 1 ? only : isAnything ? anything : joinWords(rest);
  return lacks ? optional(whole) : whole;
}

function withoutOptional(member: Shape): Shape {
  return member.type.kind === "optional" ? { ...member.type.element, rules: member.rules } : member;
}

/** Words alone are one list of words. */
function joinWords(members: readonly Shape[]): Shape {
  const words = members.flatMap(({ type }) => (type.kind === "words" ? [type.values] : []));
  if (words.length < members.length) return shape({ kind: "union", members });
  return shape({ kind: "words", values: [...new Set(words.flat())] });
}
