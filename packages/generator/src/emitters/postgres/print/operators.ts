/** Comparison, equality, arithmetic. */
import { type Contract, decimalPlaces, type Expr, expandType, flattenRules, patterns, type Type } from "@tenet/checker";
import type { Repr } from "../column-types.js";
import type { Printer } from "./printer.js";
import { cannot, type Scalar } from "./value.js";

type Of<K extends Expr["kind"]> = Extract<Expr, { kind: K }>;

/** Two values as SQL compares them. */
export function alike(left: Scalar, right: Scalar): readonly [Scalar, Scalar] {
  if (left.repr === right.repr) return [left, right];
  const a = pull(left, right.repr);
  if (a) return [a, right];
  const b = pull(right, left.repr);
  if (b) return [left, b];
  return cannot(`it compares values that PostgreSQL holds in two ways (${left.repr} and ${right.repr})`);
}

/** The value in another representation, where that loses nothing. */
export function pull(value: Scalar, repr: Repr): Scalar | undefined {
  const cast = (text: string): Scalar => ({ ...value, repr, text });
  if (value.repr === repr) return value;
  switch (`${value.repr} as ${repr}`) {
    case "integer as exact":
      return value;
    // Integers of columns and literals are small enough for doubles, sums may not be.
    case "integer as double":
      return cast(`${value.text}::double precision`);
    case "timestamp as moment":
      return cast(`(extract(epoch FROM ${value.text}) * 1000)`);
    case "text as date":
      return isLiteral(value, patterns.date) ? cast(`${value.text}::date`) : undefined;
    case "date as text":
      return cast(`to_char(${value.text}, 'YYYY-MM-DD')`);
    default:
      return undefined;
  }
}

const isLiteral = (value: Scalar, pattern: string): boolean =>
  /^'[^']*'$/.test(value.text) && new RegExp(pattern, "u").test(value.text.slice(1, -1));

export function compare(op: "<" | "<=" | ">" | ">=", left: Scalar, right: Scalar): Scalar {
  const [a, b] = alike(left, right);
  if (a.repr === "json" || a.repr === "boolean" || a.repr === "bytes")
    return cannot(`${a.repr} has no order there that the spec means`);
  const collation = a.repr === "text" ? ' COLLATE "C"' : "";
  return truthOf(`(${a.text}${collation} ${op} ${b.text})`, left.partial || right.partial);
}

/** Equality by value. */
export function equal(contract: Contract, left: Scalar, right: Scalar, negated: boolean): Scalar {
  if (left.nullable && left.text === "NULL") return isNothing(right, negated);
  if (right.nullable && right.text === "NULL") return isNothing(left, negated);
  if (left.text === right.text && !left.partial) return truthOf(negated ? "FALSE" : "TRUE", false);
  const [a, b] = alike(left, right).map(side => comparable(contract, side)) as [Scalar, Scalar];
  const partial = a.partial || b.partial;
  if (!a.nullable && !b.nullable) return truthOf(`(${a.text} ${negated ? "<>" : "="} ${b.text})`, partial);
  const text = `(${a.text} IS ${negated ? "" : "NOT "}DISTINCT FROM ${b.text})`;
  const guards = [definedOf(left), definedOf(right)].flatMap(one => one ?? []);
  return truthOf(guarded(guards, text), partial);
}

function isNothing(value: Scalar, negated: boolean): Scalar {
  if (!value.nullable && !value.partial) return truthOf(negated ? "TRUE" : "FALSE", false);
  const defined = definedOf(value);
  return truthOf(guarded(defined ? [defined] : [], `(${value.text} IS ${negated ? "NOT " : ""}NULL)`), value.partial);
}

/** JSON that is equal where the values are. */
function comparable(contract: Contract, value: Scalar): Scalar {
  if (value.repr !== "json") return value;
  const odd = oddInJson(contract, value.type);
  if (odd) return cannot(`it compares ${odd}, which JSON writes in more than one way`);
  return { ...value, text: `jsonb_strip_nulls(${value.text})` };
}

/** What in a type has more than one JSON text for a value. */
export function oddInJson(contract: Contract, type: Type, depth = 20): string | undefined {
  const whole = expandType(type, contract);
  const within = (types: readonly Type[]) =>
    types.map(one => oddInJson(contract, one, depth - 1)).find(one => one !== undefined);
  if (depth === 0) return "values that contain themselves";
  switch (whole.kind) {
    case "set":
      return "sets inside a column";
    case "bytes":
    case "opaque":
    case "callable":
    case "order":
    case "any":
      return "values of a kind";
    case "list":
      return mayHold(contract, whole.element.type) ? "lists of what may be nothing" : within([whole.element.type]);
    case "optional":
      return within([whole.element.type]);
    case "tuple":
      return within(whole.items.map(item => item.type));
    case "record":
      return within(whole.fields.map(field => field.type.type));
    case "union":
      return within(whole.members.map(member => member.type));
    case "map":
    case "dictionary":
      return mayHold(contract, whole.value.type) ? "maps of what may be nothing" : within([whole.value.type]);
    default:
      return undefined;
  }
}

const mayHold = (contract: Contract, type: Type): boolean => expandType(type, contract).kind === "optional";

/** SQL that says whether a value is there; undefined where it always is. */
export function definedOf(value: Scalar): string | undefined {
  if (!value.partial) return undefined;
  if (!value.nullable) return `(${value.text} IS NOT NULL)`;
  return value.defined ?? cannot("it asks whether something is nothing that may have no value at all");
}

export function guarded(guards: readonly string[], text: string): string {
  return guards.length === 0 ? text : `(CASE WHEN ${guards.join(" AND ")} THEN ${text} END)`;
}

export function truthOf(text: string, partial: boolean): Scalar {
  return { kind: "scalar", repr: "boolean", text, type: { kind: "boolean" }, nullable: false, partial };
}

export function arithmetic(printer: Printer, expr: Of<"arithmetic">, left: Scalar, right: Scalar): Scalar {
  const { contract } = printer;
  const { op, mode, type } = expr;
  const partial = left.partial || right.partial;
  const result = (repr: Repr, text: string, maybe = partial): Scalar => ({
    ...{ kind: "scalar", repr, text, type, nullable: false, partial: maybe },
  });
  if (mode === "concat") return result("text", `(${asText(left)} || ${asText(right)})`);
  if (mode === "time") return time(printer, op, left, right, result);
  if (op === "**") return cannot("a power is not exact in SQL");
  if (mode === "number") return doubles(op, left, right, result);
  if (op === "/") return cannot("it divides whole numbers in a way that SQL does not");
  const [a, b] = [exact(left), exact(right)];
  if (op !== "%") return result("exact", `(${a} ${op} ${b})`);
  if (decimalPlaces(left.type, contract) !== decimalPlaces(right.type, contract))
    return cannot("it takes the remainder of numbers with unlike places");
  return result("exact", `mod(${a}, nullif(${b}, 0))`, true);
}

type Result = (repr: Repr, text: string, partial?: boolean) => Scalar;

function doubles(op: string, left: Scalar, right: Scalar, result: Result): Scalar {
  const [a, b] = [double(left), double(right)];
  if (op === "%") return cannot("PostgreSQL has no remainder of numbers that are not exact");
  return op === "/" ? result("double", `(${a} / nullif(${b}, 0))`, true) : result("double", `(${a} ${op} ${b})`);
}

/** In milliseconds: intervals of PostgreSQL know months and days besides. */
function time(printer: Printer, op: string, left: Scalar, right: Scalar, result: Result): Scalar {
  const isTime = ({ repr }: Scalar) => repr === "timestamp" || repr === "moment";
  const number = (one: Scalar) => (isTime(one) ? (pull(one, "moment") as Scalar).text : exact(one));
  const both = isTime(left) && isTime(right);
  const text = `(${number(left)} ${op} ${number(right)})`;
  if (both) return result("exact", text);
  if (isSmall(printer.contract, isTime(left) ? right : left)) return result("moment", text);
  const alias = printer.alias("m");
  const inRange = `SELECT ${alias}.t FROM (SELECT ${text} AS t) AS ${alias} WHERE abs(${alias}.t) <= ${farthest}`;
  return result("moment", `(${inRange})`, true);
}

/** There are no times farther from 1970, in milliseconds. */
const farthest = 8.64e15;

/** Whether a duration leads out of the range of times from no time that a column holds. */
function isSmall(contract: Contract, { text, type, rules: own = [] }: Scalar): boolean {
  if (/^\d{1,15}$/.test(text)) return true;
  const { rules } = flattenRules({ type, rules: own }, contract);
  return (["min", "max"] as const).every(kind => rules.some(rule => rule.kind === kind && isNear(rule.bound)));
}

function isNear(bound: Expr): boolean {
  const amount = bound.kind === "library" && bound.name.startsWith("time.") ? bound.args[0] : bound;
  return amount?.kind === "literal" && typeof amount.value === "number" && Math.abs(amount.value) < 1e6;
}

/** As numeric, which has every digit of a sum or product. */
export function exact(value: Scalar): string {
  if (value.repr === "exact") return value.text;
  if (value.repr !== "integer") return cannot("it mixes exact numbers with others");
  return `${value.text}::numeric`;
}

/** A number as the type of an expression says: as a double where that is not exact. */
export function toRepr(value: Scalar, repr: Repr): Scalar {
  return repr === "double" && value.repr !== "double" ? { ...value, repr, text: double(value) } : value;
}

function double(value: Scalar): string {
  if (value.repr === "exact") return `${value.text}::double precision`;
  return pull(value, "double")?.text ?? cannot("it computes with what is no number in SQL");
}

function asText(value: Scalar): string {
  return pull(value, "text")?.text ?? cannot("it joins what is no text in SQL");
}

export function and(left: string, right: string): string {
  if (left === "TRUE") return right;
  return right === "TRUE" ? left : `(${left} AND ${right})`;
}

/** `left or right`; or, without `positive`, `left implies right`. */
export function either(left: Scalar, positive: boolean, right: string): string {
  const [yes, no] = positive ? ["TRUE", right] : [right, "TRUE"];
  if (left.partial) return `(CASE WHEN ${left.text} THEN ${yes} WHEN NOT ${left.text} THEN ${no} END)`;
  if (right === "TRUE") return "TRUE";
  return `(${positive ? left.text : `NOT ${left.text}`} OR ${right})`;
}
