/** What the spec has established of a value and TypeScript cannot see for itself, said with `!` or `as`. */
import type { Expr, Type } from "@tenet/checker";
import { expandType, structureOf } from "@tenet/checker";
import type { Printer } from "./printer.js";
import { Binding, primary, receiver, type Written, within } from "./written.js";

/** The read of a value of the declared type, where the expression's own type leaves out some of the alternatives. */
export function narrowed(expr: Expr, declared: Type | undefined, read: Written, printer: Printer): Written {
  const all = declared === undefined ? [] : alternatives(declared, printer);
  const left = alternatives(expr.type, printer);
  const isPart = left.length < all.length && left.every(one => all.some(other => same(one, other)));
  // What is known of a JSON value is its kind: TypeScript holds it for unknown.
  const isJson = (type: Type) => expandType(type, printer.options.contract).kind === "json";
  const isKnownJson = all.some(isJson) && !left.some(isJson);
  if ((!isPart && !isKnownJson) || left.every(isNothing)) return read;
  const onlyPresent =
    !isKnownJson && !left.some(isNothing) && all.filter(one => !isNothing(one)).length === left.length;
  if (onlyPresent) return primary(`${receiver(read)}!`);
  const { type } = printer.options;
  return type ? primary(`(${within(read, Binding.relation)} as ${type(expr.type)})`) : read;
}

/** The members of unions, `nothing` for an optional; names of anything else stay. */
export function alternatives(type: Type, printer: Printer): readonly Type[] {
  const whole = expandType(type, printer.options.contract);
  if (whole.kind === "optional") return [...alternatives(whole.element.type, printer), { kind: "nothing" }];
  if (whole.kind === "union") return whole.members.flatMap(member => alternatives(member.type, printer));
  return [whole.kind === "nothing" ? whole : type];
}

const isNothing = (type: Type): boolean => type.kind === "nothing";
const same = (a: Type, b: Type): boolean => a === b || structureOf(a) === structureOf(b);

/** The declared type of a field: of a union, of all its members. Undefined where one of them has no such field. */
export function fieldType(type: Type, name: string, printer: Printer): Type | undefined {
  const found = alternatives(type, printer).map(one => {
    const whole = expandType(one, printer.options.contract);
    return whole.kind === "record" ? whole.fields.find(field => field.name === name)?.type : undefined;
  });
  const fields = found.filter(one => one !== undefined);
  if (fields.length === 0 || fields.length < found.length) return undefined;
  return fields.length === 1 ? fields[0]?.type : { kind: "union", members: fields };
}
