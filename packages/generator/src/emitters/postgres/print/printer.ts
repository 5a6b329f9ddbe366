/** Expressions of the IR in PostgreSQL's SQL: with exactly their meaning, or not at all. */
import { type Contract, type Definition, type Expr, expandType, type Pattern, type Type } from "@tenet/checker";
import { reprOf } from "../column-types.js";
import { columnOf, recordsOf, type Table } from "../tables.js";
import { contains, entry, exists, field, filtered, present, queryOf, scalarOf, sure } from "./collections.js";
import { literalOf, reasons } from "./leaves.js";
import { library } from "./library.js";
import {
  alike,
  and,
  arithmetic,
  compare,
  definedOf,
  either,
  equal,
  exact,
  guarded,
  toRepr,
  truthOf,
} from "./operators.js";
import { rounded } from "./round.js";
import { cannot, mayBeNothing, readColumn, readJson, type Scalar, type Value } from "./value.js";

/** What names stand for; a name is printed anew wherever it is read, so that every FROM has an alias of its own. */
export interface Names {
  readonly it?: () => Value;
  readonly variables: ReadonlyMap<string, () => Value>;
  /** Keys that are known to be in a table, from a condition before: as `entryOf` writes them. */
  readonly known?: ReadonlySet<string>;
}

const entryOf = (table: Table, key: string): string => `${table.name}[${key}]`;

export class Printer {
  /** The tables that the SQL reads besides the row at hand. */
  readonly tables = new Set<Table>();
  private aliases = 0;
  private written = false;

  constructor(
    readonly contract: Contract,
    private readonly all: readonly Table[],
  ) {}

  reads(table: Table): void {
    this.tables.add(table);
  }

  /** How many FROMs were printed. */
  get subqueries(): number {
    return this.aliases;
  }

  /** Whether a number was written out, which a setting of the session decides how to do. */
  get writesNumbers(): boolean {
    return this.written;
  }

  /** A double as numeric: by the fewest digits that are read back as the same. */
  digits({ text }: Scalar): string {
    this.written = true;
    return `${text}::text::numeric`;
  }

  alias(name: string): string {
    this.aliases += 1;
    const [first] = name;
    return `${first !== undefined && /[a-z]/.test(first) ? first : "r"}${this.aliases}`;
  }

  value(expr: Expr, names: Names): Value {
    const { contract } = this;
    switch (expr.kind) {
      case "literal":
        return literalOf(contract, expr);
      case "state":
        return this.state(expr.name);
      case "it":
        return names.it?.() ?? cannot("it reads `it`");
      case "variable":
        return names.variables.get(expr.name)?.() ?? cannot(`it reads ${expr.name}`);
      case "old":
        return this.value(expr.body, names);
      case "member":
        return this.member(expr, this.value(expr.object, names));
      case "index":
        return this.index(expr, names);
      case "not": {
        const of = this.scalar(expr.operand, names);
        return truthOf(of.text === "TRUE" ? "FALSE" : `(NOT ${of.text})`, of.partial);
      }
      case "negate": {
        const of = toRepr(this.scalar(expr.operand, names), reprOf(contract, expr.type));
        return { ...of, type: expr.type, keyOf: undefined, rules: undefined, text: `(- ${of.text})` };
      }
      case "arithmetic":
        return arithmetic(this, expr, this.scalar(expr.left, names), this.scalar(expr.right, names));
      case "comparison":
        return compare(expr.op, this.scalar(expr.left, names), this.scalar(expr.right, names));
      case "equality":
        return equal(contract, this.scalar(expr.left, names), this.scalar(expr.right, names), expr.negated);
      case "logical":
        return this.logical(expr, names);
      case "membership":
        return contains(this, this.value(expr.container, names), this.value(expr.element, names));
      case "is":
        return this.is(expr, names);
      case "coalesce":
        return this.coalesce(expr, names);
      case "conditional":
        return this.conditional(expr, names);
      case "library":
        return library(this, expr, names);
      case "definition":
        return this.call(expr, names);
      case "rescale":
        return this.rescaled(expr, this.scalar(expr.value, names));
      case "round":
        return rounded(
          contract,
          expr,
          this.scalar(expr.value, names),
          expr.divisor && this.scalar(expr.divisor, names),
        );
      case "list":
        if (expr.items.some(({ spread }) => spread)) return cannot("it spreads one list into another");
        return {
          ...{ kind: "items", items: expr.items.map(item => this.value(item.value, names)) },
          set: expandType(expr.type, contract).kind === "set",
        };
      default:
        return cannot(reasons[expr.kind] ?? "it is more than a condition on data");
    }
  }

  scalar(expr: Expr, names: Names): Scalar {
    const value = this.value(expr, names);
    if (value.kind === "row" || value.kind === "lookup") return cannot("it compares whole entities");
    if (value.kind !== "scalar") return cannot("it compares whole lists or maps");
    return value;
  }

  /** SQL that is true where the expression is; where it is false or has no value, it is false or NULL. */
  truth(expr: Expr, names: Names): string {
    if (expr.kind === "logical") {
      const right = this.truth(expr.right, this.after(expr, names));
      if (expr.op === "&&") return and(this.truth(expr.left, names), right);
      return either(this.scalar(expr.left, names), expr.op === "||", right);
    }
    if (expr.kind === "library" && expr.name === "list.every") return this.every(expr, names);
    if (expr.kind === "definition") {
      const found = this.definition(expr.name);
      const guards = this.guardsOf(expr.args, names);
      return guarded(guards, this.truth(found.body, this.bound(found, expr.args, names)));
    }
    return this.scalar(expr, names).text;
  }

  /** A lambda over an element, and where that stands. */
  applied(lambda: Expr | undefined, names: Names, element: Value, position?: string): Names & { readonly body: Expr } {
    if (lambda?.kind !== "lambda") return cannot("it calls what is no arrow function");
    const variables = new Map(names.variables);
    lambda.parameters.forEach((pattern, at) => {
      if (at === 0) for (const [name, value] of taken(pattern, element)) variables.set(name, () => value);
      else if (pattern.kind === "name" && at === 1) variables.set(pattern.name, () => place(position));
      else cannot("it calls a function of more than an element and its place");
    });
    return { ...names, variables, body: lambda.body };
  }

  private every(expr: Extract<Expr, { kind: "library" }>, names: Names): string {
    const query = queryOf(this, this.value(expr.args[0] as Expr, names));
    const inner = this.applied(expr.args[1], names, query.element, query.position);
    const holds = this.truth(inner.body, inner);
    if (holds === "TRUE") return "TRUE";
    return guarded(query.guards, `(NOT ${exists(query, [`(${holds}) IS NOT TRUE`])})`);
  }

  private rescaled({ type }: Expr, value: Scalar): Scalar {
    return { ...value, text: exact(value), repr: "exact", type, keyOf: undefined, rules: undefined };
  }

  private state(name: string): Value {
    const table = this.all.find(one => one.variable === name);
    if (table !== undefined && table.kind !== "single") return { kind: "collection", table };
    if (table !== undefined) return { kind: "lookup", table, key: undefined };
    const scalars = this.all.find(one => one.kind === "scalars");
    const column = scalars?.columns.find(({ role }) => role.kind === "variable" && role.variable === name);
    if (scalars === undefined || column === undefined) return cannot(`it reads ${name}`);
    // A column's type has lost its `optional`.
    const { type } = column.type;
    const written: Type = column.optional ? { kind: "optional", element: { type, rules: [] } } : type;
    return field(this, { kind: "lookup", table: scalars, key: undefined }, column.name, written);
  }

  /** SQL that is true where the condition is, of `it`, for every row of the table. */
  everyRow(table: Table, condition: Expr): string {
    const rows = queryOf(this, { kind: "collection", table });
    const holds = this.truth(condition, { variables: new Map(), it: () => rows.element });
    return `(NOT ${exists(rows, [`(${holds}) IS NOT TRUE`])})`;
  }

  /** A field of an element, as it is declared. */
  part(object: Value, name: string): Value {
    const records = object.kind === "scalar" ? recordsOf(this.contract, object.type) : undefined;
    const type = records?.flat().find(field => field.name === name)?.type.type;
    return type ? this.member({ name, type }, object) : cannot(`it reads ${name}`);
  }

  private member(expr: Pick<Extract<Expr, { kind: "member" }>, "name" | "type">, object: Value): Value {
    const nullable = mayBeNothing(this.contract, expr.type);
    switch (object.kind) {
      case "row": {
        const column = columnOf(object.table, expr.name);
        return column ? readColumn(this.contract, object, column, nullable) : cannot(`it reads ${expr.name}`);
      }
      case "lookup":
        return field(this, object, expr.name, expr.type);
      case "scalar": {
        if (object.repr !== "json") return cannot(`it reads ${expr.name} of what is no record in SQL`);
        if (object.partial && nullable) return cannot("it asks for a field of a value that may not be there");
        return {
          ...readJson(this.contract, { object: object.text, name: expr.name }, expr.type, object.partial),
          nullable,
        };
      }
      default:
        return cannot(`it reads ${expr.name} of what is no record in SQL`);
    }
  }

  private index(expr: Extract<Expr, { kind: "index" }>, names: Names): Value {
    const object = this.value(expr.object, names);
    if (object.kind === "items" && expr.index.kind === "literal") {
      const item = object.items[Number(expr.index.value)];
      if (item !== undefined) return item;
    }
    const key = this.scalar(expr.index, names);
    if (key.partial) return cannot("it reads under a key that may have no value");
    const known = object.kind === "collection" && names.known?.has(entryOf(object.table, key.text)) === true;
    return entry(this, expr, object, key, known);
  }

  /** What is known on the right of `&&` and `implies`. */
  private after(expr: Extract<Expr, { kind: "logical" }>, names: Names): Names {
    return expr.op === "||" ? names : this.assuming(expr.left, names);
  }

  /** The names where the condition holds: keys that it says are in a map of the state are there. */
  private assuming(expr: Expr, names: Names): Names {
    if (expr.kind === "logical" && expr.op === "&&") return this.assuming(expr.right, this.assuming(expr.left, names));
    if (expr.kind !== "membership" || expr.container.kind !== "state") return names;
    const container = this.value(expr.container, names);
    const key = this.scalar(expr.element, names);
    if (container.kind !== "collection" || container.table.kind !== "map") return names;
    return { ...names, known: new Set([...(names.known ?? []), entryOf(container.table, key.text)]) };
  }

  private logical(expr: Extract<Expr, { kind: "logical" }>, names: Names): Scalar {
    const [left, right] = [this.scalar(expr.left, names), this.scalar(expr.right, this.after(expr, names))];
    const partial = left.partial || right.partial;
    if (expr.op !== "&&") return truthOf(either(left, expr.op === "||", right.text), partial);
    if (!left.partial) return truthOf(and(left.text, right.text), partial);
    return truthOf(`(CASE WHEN ${left.text} THEN ${right.text} WHEN NOT ${left.text} THEN FALSE END)`, partial);
  }

  private is({ value, test }: Extract<Expr, { kind: "is" }>, names: Names): Scalar {
    const of = this.scalar(value, names);
    if (test === "nothing")
      return equal(this.contract, of, { ...of, text: "NULL", nullable: true, partial: false }, false);
    const kind = { string: "string", number: "number", boolean: "boolean", list: "array" }[test as string];
    const type = expandType(value.type, this.contract);
    if (of.repr !== "json" || type.kind !== "json" || kind === undefined || of.partial)
      return cannot("it asks for the kind of a value");
    return truthOf(`coalesce(jsonb_typeof(${of.text}) = '${kind}', FALSE)`, false);
  }

  private coalesce(expr: Extract<Expr, { kind: "coalesce" }>, names: Names): Scalar {
    const [left, right] = alike(this.scalar(expr.left, names), this.scalar(expr.right, names));
    const defined = definedOf(left);
    const text = guarded(defined ? [defined] : [], `coalesce(${left.text}, ${right.text})`);
    if (right.partial && right.nullable) return cannot("it falls back on what may have no value");
    return {
      ...right,
      text,
      type: expr.type,
      partial: left.partial || right.partial,
      keyOf: undefined,
      rules: undefined,
    };
  }

  private conditional(expr: Extract<Expr, { kind: "conditional" }>, names: Names): Scalar {
    const test = this.scalar(expr.test, names);
    const yesNames = this.assuming(expr.test, names);
    const branches = [this.scalar(expr.yes, yesNames), this.scalar(expr.no, names)] as const;
    const [yes, no] = branches.some(one => one.text === "NULL") ? branches : alike(...branches);
    if (yes.text === "NULL" && no.text === "NULL" && !test.partial) return yes;
    const partial = test.partial || yes.partial || no.partial;
    const nullable = yes.nullable || no.nullable;
    if (partial && nullable) return cannot("one of two values may be nothing or have no value");
    const otherwise = test.partial ? `WHEN NOT ${test.text} THEN ${no.text}` : `ELSE ${no.text}`;
    const text = `(CASE WHEN ${test.text} THEN ${yes.text} ${otherwise} END)`;
    return {
      ...(yes.text === "NULL" ? no : yes),
      text,
      type: expr.type,
      nullable,
      partial,
      keyOf: undefined,
      rules: undefined,
    };
  }

  private definition(name: string): Definition {
    return this.contract.definitions.find(one => one.name === name) ?? cannot(`it calls ${name}`);
  }

  private call(expr: Extract<Expr, { kind: "definition" }>, names: Names): Value {
    const found = this.definition(expr.name);
    const guards = this.guardsOf(expr.args, names);
    const value = this.value(found.body, this.bound(found, expr.args, names));
    if (guards.length === 0) return value;
    if (value.kind === "query") return { ...value, guards: [...guards, ...value.guards] };
    const scalar = scalarOf(value, "the value of a definition");
    if (scalar.nullable) return cannot("a definition is given what may have no value");
    return { ...scalar, text: guarded(guards, scalar.text), partial: true, keyOf: undefined, rules: undefined };
  }

  /** The values of arguments have to be there, whether the body reads them or not. */
  private guardsOf(args: readonly Expr[], names: Names): readonly string[] {
    return args.flatMap(arg => present(this, this.value(arg, names)) ?? []);
  }

  private bound({ parameters }: Definition, args: readonly Expr[], names: Names): Names {
    const variables = parameters.map(
      ({ name }, at) => [name, () => sure(this.value(args[at] as Expr, names))] as const,
    );
    return { ...names, variables: new Map(variables) };
  }

  /** A condition on the elements of a list; of a list of pairs, on both. */
  where(value: Value, lambda: Expr | undefined, names: Names) {
    const query = queryOf(this, value);
    const inner = this.applied(lambda, names, query.element, query.position);
    return filtered(query, this.scalar(inner.body, inner));
  }
}

function taken(pattern: Pattern, element: Value): readonly (readonly [string, Value])[] {
  if (pattern.kind === "name") return [[pattern.name, element]];
  const items = element.kind === "items" ? element.items : cannot("it takes apart what is no pair in SQL");
  return pattern.names.map((name, at) => [name, items[at] ?? cannot("it takes apart what is no pair in SQL")]);
}

function place(position: string | undefined): Scalar {
  if (position === undefined) return cannot("it reads the place of an element where the database keeps no order");
  return {
    kind: "scalar",
    repr: "integer",
    text: position,
    type: { kind: "integer" },
    nullable: false,
    partial: false,
  };
}
