/** Conditions about the state that an entity is in, as expressions. */
import { type Context, expand } from "../context.js";
import type { Expr, Path, Type, When } from "../ir.js";
import { find } from "../parts.js";
import { fieldsIn } from "../shapes/fields.js";

/** Of expressions that nobody wrote: they are shown in the notation of the language. */
export const nowhere = { start: 0, end: 0 };

const boolean: Type = { kind: "boolean" };

/** What stands at a place. Keys were found in the state before; they are the same afterwards. */
export function read(context: Context, { state, steps }: Path, when: When): Expr {
  const type = context.state.get(state) ?? { kind: "error" };
  return steps.reduce<Expr>(
    (object, step) => {
      const whole = expand(context, object.type);
      if (step.kind === "field") return member(context, object, step.name);
      if (whole.kind === "map" || whole.kind === "dictionary")
        return { kind: "index", object, index: step.key, of: whole.kind, type: whole.value.type, span: nowhere };
      const element: Type = whole.kind === "list" ? whole.element.type : { kind: "error" };
      return { kind: "index", object, index: step.key, of: "list", type: element, span: nowhere };
    },
    { kind: "state", name: state, when, type, span: nowhere },
  );
}

/** The name of the declared type of what stands at a place; undefined for a type without a name. */
export function pathType(context: Context, path: Path): string | undefined {
  const { type } = read(context, path, "before");
  return type.kind === "named" ? type.name : undefined;
}

/** Whether the place is known when the operation has answered, not before. */
export const readsResult = ({ steps }: Path): boolean =>
  steps.some(step => step.kind === "key" && find(step.key, "result") !== undefined);

/** A field that the entity has in every state. */
export function member(context: Context, object: Expr, name: string): Expr {
  const field = fieldsIn(context, object.type).find(one => one.name === name);
  return { kind: "member", object, name, type: field?.type.type ?? { kind: "error" }, span: nowhere };
}

/** `id in accounts`; undefined where the place is no entry of a map. */
export function existence(context: Context, path: Path, when: When): Expr | undefined {
  const last = path.steps.at(-1);
  if (last?.kind !== "key") return undefined;
  const container = read(context, { ...path, steps: path.steps.slice(0, -1) }, when);
  const { kind } = expand(context, container.type);
  return kind === "map" || kind === "dictionary"
    ? { kind: "membership", of: kind, element: last.key, container, type: boolean, span: nowhere }
    : undefined;
}

/** That the field is one of some states; of all of them nothing need be said. */
export function inStates(field: Expr, states: readonly string[], all: readonly string[]): Expr {
  if (states.length === all.length) return literally(true);
  const [only, ...more] = states.map(state => text(field, state));
  if (only === undefined) return literally(false);
  if (more.length === 0) return equals(field, only, false);
  const list: Expr = {
    kind: "list",
    items: [only, ...more].map(value => ({ spread: false, value })),
    type: { kind: "list", element: { type: field.type, rules: [] } },
    span: nowhere,
  };
  return { kind: "membership", of: "list", element: field, container: list, type: boolean, span: nowhere };
}

/** The same in a form from which the alternatives that are left can be seen. */
export function stateFacts(field: Expr, states: readonly string[], all: readonly string[]): Expr[] {
  if (states.length === 1) return [equals(field, text(field, states[0]!), false)];
  return all.filter(state => !states.includes(state)).map(state => equals(field, text(field, state), true));
}

const text = ({ type }: Expr, value: string): Expr => ({ kind: "literal", value, type, span: nowhere });

const equals = (left: Expr, right: Expr, negated: boolean): Expr => ({
  kind: "equality",
  negated,
  left,
  right,
  type: boolean,
  span: nowhere,
});

export const literally = (value: boolean): Expr => ({ kind: "literal", value, type: boolean, span: nowhere });

export const isTrue = (expr: Expr): boolean => expr.kind === "literal" && expr.value === true;

export const not = (operand: Expr): Expr =>
  operand.kind === "literal"
    ? literally(operand.value !== true)
    : { kind: "not", operand, type: boolean, span: nowhere };

export const before = (body: Expr): Expr =>
  body.kind === "literal" ? body : { kind: "old", body, type: boolean, span: nowhere };

export function both(...parts: readonly (Expr | undefined)[]): Expr {
  const [first, ...rest] = parts.filter(part => part !== undefined && !isTrue(part)) as Expr[];
  return first === undefined ? literally(true) : rest.reduce((left, right) => joined("&&", left, right), first);
}

export function either(parts: readonly Expr[]): Expr {
  if (parts.some(isTrue)) return literally(true);
  const [first, ...rest] = parts;
  return first === undefined ? literally(false) : rest.reduce((left, right) => joined("||", left, right), first);
}

export function implies(left: Expr, right: Expr): Expr {
  if (isTrue(left) || isTrue(right)) return right;
  return right.kind === "literal" ? not(left) : joined("implies", left, right);
}

const joined = (op: "&&" | "||" | "implies", left: Expr, right: Expr): Expr => ({
  kind: "logical",
  op,
  left,
  right,
  type: boolean,
  span: nowhere,
});
