/** That who calls can see something: conditions put together from the rows of Visibility. */
import { type Context, expand } from "../context.js";
import type { Expr, Role, Type, Visibility } from "../ir.js";
import { structureOf } from "../structure.js";
import { about, always, both, either, implies, isAlways, never } from "./conditions.js";

const nowhere = { start: 0, end: 0 };
export const boolean = { type: { kind: "boolean" }, span: nowhere } as const;

/** Whether some of the entity may be hidden from some. */
export const isHidden = ({ access }: Context, entity: string): boolean =>
  access.visibility.some(row => row.entity === entity);

/** Visible under one of the roles that the caller has. */
export function visible({ access }: Context, entity: string, it: Expr): Expr {
  const rows = access.visibility.filter(row => row.entity === entity);
  return rows.map(row => both(whoOf(access.roles?.roles ?? [], row), about(row.sees, it))).reduce(either, never);
}

const whoOf = (roles: readonly Role[], row: Visibility): Expr =>
  roles
    .filter(role => row.roles.includes(role.name))
    .map(role => role.who)
    .reduce(either, never);

/** What `test` says of every element of a list, set, map or dictionary. */
export function ofEach(context: Context, collection: Expr, test: (element: Expr) => Expr): Expr {
  const whole = expand(context, collection.type);
  const type = "value" in whole ? whole.value.type : "element" in whole ? whole.element.type : whole;
  const name = freeName(context);
  const body = test({ kind: "variable", name, type, span: nowhere });
  if (isAlways(body)) return always;
  const lambda: Expr = {
    kind: "lambda",
    parameters: [{ kind: "name", name }],
    body,
    type: { kind: "function" },
    span: nowhere,
  };
  return { kind: "library", name: "list.every", args: [elementsOf(collection, whole.kind, type), lambda], ...boolean };
}

function elementsOf(collection: Expr, kind: Type["kind"], type: Type): Expr {
  if (kind !== "set" && kind !== "map" && kind !== "dictionary") return collection;
  const list: Type = { kind: "list", element: { type, rules: [] } };
  return { kind: "library", name: `${kind}.values`, args: [collection], type: list, span: nowhere };
}

/** A name that no row uses, so that none of its functions hides what the row is about. */
function freeName({ access }: Context): string {
  const used = structureOf(access.visibility.map(row => row.sees));
  let name = "one";
  while (used.includes(`"${name}"`)) name += "_";
  return name;
}

/** Of an optional value only where it is given. */
export function whereGiven(value: Expr, test: (present: Expr) => Expr): Expr {
  if (value.type.kind !== "optional") return test(value);
  const nothing: Expr = { kind: "literal", value: undefined, type: { kind: "nothing" }, span: nowhere };
  const given: Expr = { kind: "equality", negated: true, left: value, right: nothing, ...boolean };
  return implies(given, test({ ...value, type: value.type.element.type }));
}
