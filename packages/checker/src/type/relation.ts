import type { Field, RuledType, Type } from "../ir.js";
import { structureOf } from "../structure.js";
import { isJson } from "./json.js";
import { isNumeric, isText, withOptional } from "./kinds.js";
import { alternatives, fieldOf, mayBeNothing, plain, resolveType, type TypeWorld } from "./resolve.js";

type Relation = (a: Type, b: Type, again: (a: Type, b: Type) => boolean, world: TypeWorld) => boolean;

/** Whether every value of `from` is one of `to`, rules aside. An error type fits everywhere. */
export function assignable(from: Type, to: Type, world: TypeWorld): boolean {
  return related(fits, from, to, world);
}

/** Whether a value of one type can ever equal a value of the other, rules aside. */
export function comparable(a: Type, b: Type, world: TypeWorld): boolean {
  return related(canEqual, a, b, world);
}

/** Recursive types meet themselves: a question that is being asked is answered yes. */
function related(relation: Relation, from: Type, to: Type, world: TypeWorld): boolean {
  const open = new Set<string>();
  const again = (a: Type, b: Type): boolean => {
    if (a.kind === "error" || b.kind === "error") return true;
    if (a.kind === "named" && b.kind === "named" && a.name === b.name) return true;
    const question = mayRecur(a) || mayRecur(b) ? `${nameOf(a)} ${nameOf(b)}` : "";
    if (question && open.has(question)) return true;
    if (question) open.add(question);
    const answer = relation(resolveType(a, world), resolveType(b, world), again, world);
    open.delete(question);
    return answer;
  };
  return again(from, to);
}

/** The members of a union stand for it without its name. */
const mayRecur = (type: Type) => type.kind === "named" || isMixed(type);
const nameOf = (type: Type) => (type.kind === "named" ? JSON.stringify(type.name) : structureOf(type));

const fits: Relation = (from, to, again, world) => {
  if (from.kind === "error" || to.kind === "error") return true;
  if (isMixed(from)) return alternatives(from, world).every(member => again(member, to));
  if (isMixed(to)) return alternatives(to, world).some(member => again(from, member));
  switch (to.kind) {
    case "json":
      return isJson(from, again);
    case "order":
      return from.kind === "order" && again(to.element.type, from.element.type);
    case "callable":
      return (
        from.kind === "callable" &&
        from.parameters.length === to.parameters.length &&
        to.parameters.every((parameter, i) => again(parameter.type, from.parameters[i]!.type)) &&
        again(from.returns.type, to.returns.type)
      );
    case "string":
      return isText(from);
    case "number":
      return isNumeric(from);
    case "decimal":
      return from.kind === "decimal" && from.places === to.places;
    case "enum":
      return from.kind === "enum" && from.values.every(value => to.values.includes(value));
    case "list":
      if (from.kind === "tuple") return from.items.every(item => again(item.type, to.element.type));
      return from.kind === "list" && again(from.element.type, to.element.type);
    case "set":
      return from.kind === "set" && again(from.element.type, to.element.type);
    case "map":
      return from.kind === "map" && again(from.key.type, to.key.type) && again(from.value.type, to.value.type);
    case "dictionary":
      return from.kind === "dictionary" && again(from.value.type, to.value.type);
    case "record":
      return (
        from.kind === "record" &&
        from.fields.every(({ name }) => fieldOf(to, name)) &&
        to.fields.every(field => fieldFits(fieldOf(from, field.name), field, again, world))
      );
    case "tuple":
      return (
        from.kind === "tuple" &&
        from.items.length === to.items.length &&
        from.items.every((item, i) => again(item.type, to.items[i]!.type))
      );
    default:
      return from.kind === to.kind;
  }
};

function fieldFits(
  given: Field | undefined,
  wanted: Field,
  again: (a: Type, b: Type) => boolean,
  world: TypeWorld,
): boolean {
  return given === undefined ? mayBeNothing(wanted.type.type, world) : again(given.type.type, wanted.type.type);
}

const canEqual: Relation = (a, b, again, world) => {
  if (a.kind === "error" || b.kind === "error") return true;
  // That two functions are the same cannot be told.
  if (a.kind === "callable" || a.kind === "order") return false;
  if (isMixed(a) || isMixed(b)) {
    return alternatives(a, world).some(one => alternatives(b, world).some(other => again(one, other)));
  }
  if (a.kind === "json" || b.kind === "json") return isJson(a, again) && isJson(b, again);
  if (isText(a) && isText(b))
    return a.kind !== "enum" || b.kind !== "enum" || a.values.some(value => b.values.includes(value));
  if (isNumeric(a) && isNumeric(b)) return true;
  if (a.kind === "decimal" && b.kind === "decimal") return a.places === b.places;
  if (isSequence(a) && isSequence(b)) return sequencesCanEqual(a, b, again);
  if (a.kind === "record" && b.kind === "record") {
    return (
      a.fields.every(field => fieldCanEqual(field, b, again, world)) &&
      b.fields.every(field => fieldCanEqual(field, a, again, world))
    );
  }
  if (a.kind === "record" && b.kind === "dictionary")
    return a.fields.every(field => again(field.type.type, b.value.type) || mayBeNothing(field.type.type, world));
  if (a.kind === "dictionary" && b.kind === "record") return canEqual(b, a, again, world);
  return a.kind === b.kind && elements(a).every((element, i) => again(element.type, elements(b)[i]!.type));
};

const isMixed = (type: Type) => type.kind === "optional" || type.kind === "union";
const isSequence = (type: Type): type is Extract<Type, { kind: "list" | "set" | "tuple" }> =>
  type.kind === "list" || type.kind === "tuple";

function sequencesCanEqual(a: Type, b: Type, again: (a: Type, b: Type) => boolean): boolean {
  if (a.kind === "tuple" && b.kind === "tuple")
    return a.items.length === b.items.length && a.items.every((item, i) => again(item.type, b.items[i]!.type));
  if (a.kind === "tuple") return a.items.every(item => again(item.type, elements(b)[0]!.type));
  if (b.kind === "tuple") return sequencesCanEqual(b, a, again);
  return again(elements(a)[0]!.type, elements(b)[0]!.type);
}

function fieldCanEqual(field: Field, other: Type, again: (a: Type, b: Type) => boolean, world: TypeWorld): boolean {
  const counterpart = fieldOf(other, field.name);
  return counterpart === undefined
    ? mayBeNothing(field.type.type, world)
    : again(field.type.type, counterpart.type.type);
}

/** The types inside a container, in a fixed order; none for a scalar. */
export function elements(type: Type): readonly RuledType[] {
  if (type.kind === "list" || type.kind === "set" || type.kind === "optional") return [type.element];
  if (type.kind === "map") return [type.key, type.value];
  return type.kind === "dictionary" ? [type.value] : [];
}

/** The smallest type that both fit: of the branches of a condition, the items of a list. */
export function join(a: Type, b: Type, world: TypeWorld): Type {
  if (a.kind === "error") return b;
  if (b.kind === "error") return a;
  if (assignable(a, b, world)) return b;
  if (assignable(b, a, world)) return a;
  const [left, right] = [resolveType(a, world), resolveType(b, world)];
  if (left.kind === "enum" && right.kind === "enum")
    return { kind: "enum", values: [...new Set([...left.values, ...right.values])] };
  if (left.kind === "nothing") return { kind: "optional", element: plain(b) };
  if (right.kind === "nothing") return { kind: "optional", element: plain(a) };
  if (left.kind === "list" && right.kind === "list")
    return { kind: "list", element: plain(join(left.element.type, right.element.type, world)) };
  const members = [...alternatives(a, world), ...alternatives(b, world)];
  const distinct = members.filter(
    (member, i) => members.findIndex(other => structureOf(other) === structureOf(member)) === i,
  );
  return withOptional(distinct);
}
