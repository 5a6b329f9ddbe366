/** The functions of the library, in SQL. */
import { decimalPlaces, type Expr, expandType, type LibraryName } from "@tenet/checker";
import { isSqlText, sqlText } from "../../../encode/sql.js";
import { type Repr, reprOf } from "../column-types.js";
import { toAdvanced } from "../regex.js";
import { exists, filtered, jsonKeysOf, keysOf, queryOf, scalarOf, select } from "./collections.js";
import { alike, exact, guarded, pull, truthOf } from "./operators.js";
import type { Names, Printer } from "./printer.js";
import { type Collection, cannot, type Query, type Scalar, type Value } from "./value.js";

type Call = Extract<Expr, { kind: "library" }>;

export function library(printer: Printer, expr: Call, names: Names): Value {
  const known = functions[expr.name];
  return known
    ? known(new Of(printer, expr, names))
    : cannot(`\`${expr.name.replace(/^.*\./, "")}\` is not said in SQL`);
}

/** A call and its arguments. */
class Of {
  constructor(
    readonly printer: Printer,
    readonly expr: Call,
    readonly names: Names,
  ) {}

  arg(at: number): Expr {
    return this.expr.args[at] ?? cannot("an argument is missing");
  }

  value(at = 0): Value {
    return this.printer.value(this.arg(at), this.names);
  }

  scalar(at = 0): Scalar {
    return this.printer.scalar(this.arg(at), this.names);
  }

  text(at = 0): Scalar {
    return pull(this.scalar(at), "text") ?? cannot("it reads the letters of what is no text in SQL");
  }

  list(): Query {
    return queryOf(this.printer, this.value());
  }

  /** The elements that the callback chooses. */
  chosen(): Query {
    return this.printer.where(this.value(), this.arg(1), this.names);
  }

  /** What the callback says of each element, or the elements. */
  mapped(): Query {
    const list = this.list();
    if (this.expr.args[1] === undefined) return list;
    const inner = this.printer.applied(this.expr.args[1], this.names, list.element, list.position);
    return { ...list, element: this.printer.value(inner.body, inner) };
  }

  result(repr: Repr, text: string, partial: boolean): Scalar {
    return { kind: "scalar", repr, text, type: this.expr.type, nullable: false, partial };
  }

  /** A value over a list, which is there where the list is. */
  over({ guards }: Query, repr: Repr, text: string, partial = false): Scalar {
    return this.result(repr, guarded(guards, text), partial || guards.length > 0);
  }
}

const functions: { readonly [K in LibraryName]?: (call: Of) => Value } = {
  "list.every": call => {
    const list = call.list();
    const inner = call.printer.applied(call.arg(1), call.names, list.element, list.position);
    const holds = call.printer.scalar(inner.body, inner);
    return call.over(list, "boolean", `(NOT ${exists(filtered(list, truthOf(`(NOT ${holds.text})`, holds.partial)))})`);
  },
  "list.some": call => {
    const chosen = call.chosen();
    return call.over(chosen, "boolean", exists(chosen));
  },
  "list.filter": call => call.chosen(),
  "list.count": call => {
    const chosen = call.chosen();
    return call.over(chosen, "integer", select(chosen, "count(*)"));
  },
  "list.map": call => {
    const mapped = call.mapped();
    if (mapped.element.kind === "scalar" && mapped.element.partial)
      return cannot("a function of the elements of a list may have no value for some of them");
    return mapped;
  },
  "list.flatMap": call => {
    const outer = call.mapped();
    const inner = queryOf(call.printer, outer.element);
    if (inner.guards.length > 0) return cannot("one of the lists that are joined may not be there");
    return {
      ...{ kind: "query", from: `${outer.from} CROSS JOIN LATERAL ${inner.from}`, position: undefined },
      ...{ where: [...outer.where, ...inner.where], element: inner.element, guards: outer.guards },
    };
  },
  "list.sum": call => {
    const mapped = call.mapped();
    const element = scalarOf(mapped.element, "the numbers that it adds");
    if (reprOf(call.printer.contract, call.expr.type) === "double")
      return cannot("a sum of numbers that are not exact depends on their order");
    if (element.partial) return cannot("one of the numbers that it adds may have no value");
    return call.over(mapped, "exact", `coalesce(${select(mapped, `sum(${exact(element)})`)}, 0)`);
  },
  "list.min": call => extreme(call, "min"),
  "list.max": call => extreme(call, "max"),
  "list.distinct": call => {
    const mapped = call.mapped();
    const element = scalarOf(mapped.element, "the elements that it tells apart");
    if (element.partial || element.repr === "json") return cannot("it tells apart what has parts or may have no value");
    const counted = element.nullable ? `ROW(${element.text})` : element.text;
    return call.over(mapped, "boolean", select(mapped, `count(*) = count(DISTINCT ${counted})`));
  },
  "list.sameItems": call => {
    const [left, right] = [call.list(), queryOf(call.printer, call.value(1))];
    const [a, b] = alike(scalarOf(left.element, "the elements"), scalarOf(right.element, "the elements"));
    if (a.partial || b.partial || a.repr === "json") return cannot("it compares lists of what has parts");
    const [one, other] = [select(left, a.text), select(right, b.text)];
    const differs = `(${one} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${one})`;
    const guards = [...left.guards, ...right.guards];
    return call.result("boolean", guarded(guards, `(NOT EXISTS (${differs}))`), guards.length > 0);
  },
  "list.length": call => size(call),
  "set.size": call => size(call),
  "map.size": call => size(call),
  "dictionary.size": call => size(call),
  "set.values": call => call.list(),
  "map.values": call => call.list(),
  "dictionary.values": call => call.list(),
  "map.keys": call => keys(call),
  "dictionary.keys": call => keys(call),
  "text.length": call => call.result("integer", `char_length(${call.text().text})`, call.text().partial),
  "text.startsWith": call => truthOf(`starts_with(${call.text().text}, ${call.text(1).text})`, anyPartial(call)),
  "text.endsWith": call => {
    const [whole, end] = [call.text().text, call.text(1).text];
    return truthOf(`(right(${whole}, char_length(${end})) = ${end})`, anyPartial(call));
  },
  "text.includes": call => truthOf(`(strpos(${call.text().text}, ${call.text(1).text}) > 0)`, anyPartial(call)),
  "text.matches": call => {
    const pattern = call.arg(1);
    if (pattern.kind !== "regex") return cannot("it matches a pattern that is computed");
    return truthOf(matches(call.text().text, pattern.source, pattern.flags), call.text().partial);
  },
  "text.trim": call => call.result("text", `btrim(${call.text().text}, ${sqlText(spaces)})`, call.text().partial),
  "text.slice": call => {
    const [from, to] = [place(call.expr.args[1]), place(call.expr.args[2])];
    if (from === undefined || (call.expr.args[2] && to === undefined)) return cannot("it cuts text at computed places");
    const count = to === undefined ? "" : `, ${Math.max(0, to - from)}`;
    return call.result("text", `substr(${call.text().text}, ${from + 1}${count})`, call.text().partial);
  },
  "number.abs": call => call.result(call.scalar().repr, `abs(${call.scalar().text})`, call.scalar().partial),
  "number.min": call => lesser(call, "least"),
  "number.max": call => lesser(call, "greatest"),
  "number.floor": call => whole(call, "floor"),
  "number.ceil": call => whole(call, "ceil"),
  "number.div": call => {
    if ([0, 1].some(at => (decimalPlaces(call.arg(at).type, call.printer.contract) ?? 0) > 0))
      return cannot("it divides decimals to whole numbers");
    return call.result("exact", `div(${exact(call.scalar())}, nullif(${exact(call.scalar(1))}, 0))`, true);
  },
  "time.days": call => duration(call, 86_400_000),
  "time.hours": call => duration(call, 3_600_000),
  "time.minutes": call => duration(call, 60_000),
  "time.seconds": call => duration(call, 1000),
  text: call => {
    const of = call.scalar();
    const { kind } = expandType(of.type, call.printer.contract);
    if (kind === "decimal")
      return call.result(
        "text",
        `round(${of.text}, ${decimalPlaces(of.type, call.printer.contract)})::text`,
        of.partial,
      );
    const plain = ["integer", "text", "boolean"].includes(of.repr);
    return plain && !of.nullable
      ? call.result("text", `(${of.text})::text`, of.partial)
      : (pull(of, "text") ?? cannot("it writes a value as text in JavaScript's way"));
  },
};

/** What JavaScript trims. */
const spaces =
  "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

const anyPartial = (call: Of): boolean => call.scalar().partial || call.scalar(1).partial;

/** SQL that says whether a text matches. */
export function matches(text: string, source: string, flags: string): string {
  const read = toAdvanced(source, flags);
  if ("reason" in read) return cannot(read.reason);
  if (!isSqlText(read.pattern)) return cannot("its pattern has a character that PostgreSQL does not store");
  return `(${text} ~ ${sqlText(read.pattern)})`;
}

function extreme(call: Of, which: "min" | "max"): Scalar {
  const mapped = call.mapped();
  const element = scalarOf(mapped.element, "the numbers that it compares");
  if (element.partial) return cannot("one of the numbers that it compares may have no value");
  return call.over(mapped, element.repr, select(mapped, `${which}(${element.text})`), true);
}

function size(call: Of): Scalar {
  const value = call.value();
  if (value.kind === "scalar" && value.repr === "bytes")
    return call.result("integer", `octet_length(${value.text})`, value.partial);
  const list = queryOf(call.printer, value);
  return call.over(list, "integer", select(list, "count(*)"));
}

function keys(call: Of): Query {
  const value = call.value();
  if (value.kind === "collection") return keysOf(call.printer, value as Collection);
  return jsonKeysOf(call.printer, scalarOf(value, "a map"));
}

function lesser(call: Of, name: "least" | "greatest"): Scalar {
  const all = call.expr.args.map((_, at) => call.scalar(at));
  if (all.some(one => one.partial)) return cannot(`\`${name}\` of PostgreSQL passes over what has no value`);
  const [first, ...rest] = all;
  if (first === undefined) return cannot("it has no numbers");
  const both = rest.reduce((found, one) => alike(found, one)[0], first);
  const texts = all.map(one => (pull(one, both.repr) ?? one).text);
  return call.result(
    both.repr === "integer" && all.some(one => one.repr === "exact") ? "exact" : both.repr,
    `${name}(${texts.join(", ")})`,
    false,
  );
}

function whole(call: Of, name: "floor" | "ceil"): Scalar {
  const of = call.scalar();
  if (of.repr === "integer") return of;
  return of.repr === "double"
    ? call.result("double", `${name}(${of.text})`, of.partial)
    : cannot(`\`${name}\` of an exact number`);
}

function duration(call: Of, unit: number): Scalar {
  const of = call.scalar();
  if (of.repr === "double") return cannot("it makes a duration of a number that is not exact");
  return call.result(
    "exact",
    /^\d+$/.test(of.text) ? String(BigInt(of.text) * BigInt(unit)) : `(${exact(of)} * ${unit})`,
    of.partial,
  );
}

function place(expr: Expr | undefined): number | undefined {
  return expr?.kind === "literal" &&
    typeof expr.value === "number" &&
    Number.isInteger(expr.value) &&
    expr.value >= 0 &&
    expr.value < 2 ** 31 - 1
    ? expr.value
    : undefined;
}
