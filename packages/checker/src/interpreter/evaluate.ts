/** The meaning of each kind of expression. */
import type { Definition, Entry, Expr, Pattern, Type, When } from "../ir.js";
import { integerArithmetic, numberArithmetic } from "./arithmetic.js";
import type { Call } from "./call.js";
import { CallFailed, type Environment, NotGiven, Undefined } from "./environment.js";
import { compareValues, equalValues, ownField } from "./equal.js";
import { exactArithmetic, rescale, roundExact } from "./exact.js";
import { library } from "./library.js";
import { mapOf, scalarOf, setOf } from "./literals.js";
import { decimalPlaces, expand, isExact, isIntegral } from "./types.js";
import { asBoolean, asList, asText, asTime, type Fail, isNumeric, isRecord, kindOf, shown } from "./values.js";

type Of<K extends Expr["kind"]> = K extends "not" | "negate"
  ? Extract<Expr, { operand: Expr }>
  : Extract<Expr, { kind: K }>;
type Evaluators = { readonly [K in Expr["kind"]]: (expr: Of<K>, env: Environment) => unknown };

/** The value of an expression. Throws `Undefined` where it has none; what `env.call` throws passes through. */
export function evaluate(expr: Expr, env: Environment): unknown {
  if (env.steps !== undefined && --env.steps.left < 0) notGiven("what takes so many steps");
  const value = (evaluators[expr.kind] as (expr: Expr, env: Environment) => unknown)(expr, env);
  return value === null ? undefined : value;
}

/** As a condition: true or false, or no value. */
function condition(expr: Expr, env: Environment): boolean {
  const value = evaluate(expr, env);
  return typeof value === "boolean" ? value : asBoolean(value, failAt(expr));
}

/** Made where something may fail only: most expressions have a value, and there are many of them. */
function failAt({ span }: Expr): Fail {
  return reason => {
    throw new Undefined(reason, span);
  };
}

function notGiven(what: string): never {
  throw new NotGiven(what);
}

const evaluators: Evaluators = {
  literal: ({ value, type }, env) => scalarOf(value, type, env.contract),
  regex: expr => regex(expr.source, expr.flags, failAt(expr)),
  input: ({ name }, env) => ownField(env.input, name),
  state: (expr, env) => {
    const { name, when } = expr;
    return Object.hasOwn(env[when], name) ? env[when][name] : failAt(expr)(`the state has no ${name}`);
  },
  result: (_, env) => env.result,
  it: (_, env) => env.it,
  // The checker bound every name: one that is absent here was given nothing.
  variable: ({ name }, env) => ownField(env.variables, name),
  now: (_, env) => env.now ?? notGiven("the time of the call"),
  actor: (_, env) => (Object.hasOwn(env, "actor") ? env.actor : notGiven("who calls")),
  answer: ({ port, function: name, args }, env) =>
    env.answer === undefined
      ? notGiven(`the answer of ${port}`)
      : env.answer(
          port,
          name,
          args.map(arg => evaluate(arg, env)),
        ),
  apply: (expr, env) => {
    const called = evaluate(expr.callee, env);
    const given = expr.args.map(arg => evaluate(arg, env));
    return typeof called === "function"
      ? called(...given)
      : failAt(expr)(`${kindOf(called)} where a function is needed`);
  },
  rescale: (expr, env) => {
    const { value, type } = expr;
    return rescale(evaluate(value, env), expand(value.type, env.contract), expand(type, env.contract), failAt(expr));
  },
  round: (whole, env) => {
    const { value, divisor, rounding, type } = whole;
    const read = (expr: Expr) => [evaluate(expr, env), expand(expr.type, env.contract)] as const;
    const by = divisor ? read(divisor) : ([1n, { kind: "unbounded" }] as const);
    return roundExact(read(value), by, expand(type, env.contract), rounding, failAt(whole));
  },
  reference: ({ name, args }, env) =>
    env.reference === undefined
      ? notGiven(`the function ${name}`)
      : env.reference(
          name,
          args.map(arg => evaluate(arg, env)),
        ),
  old: ({ body }, env) => evaluate(body, env),
  member: (expr, env) => {
    const value = evaluate(expr.object, env);
    return isRecord(value) ? ownField(value, expr.name) : failAt(expr)(`${kindOf(value)} has no field ${expr.name}`);
  },
  index: (expr, env) => entry(expr, evaluate(expr.object, env), evaluate(expr.index, env), failAt(expr)),
  not: ({ operand }, env) => !condition(operand, env),
  negate: (expr, env) => {
    const { operand, type } = expr;
    const fail = failAt(expr);
    const value = evaluate(operand, env);
    if (isExact(type, env.contract)) return exactArithmetic("-", 0n, value, fail);
    return isIntegral(type, env.contract)
      ? integerArithmetic("-", 0, value, fail)
      : numberArithmetic("-", 0, value, fail);
  },
  arithmetic: (expr, env) => arithmetic(expr, evaluate(expr.left, env), evaluate(expr.right, env), failAt(expr)),
  comparison: (expr, env) => comparison(expr.op, evaluate(expr.left, env), evaluate(expr.right, env), failAt(expr)),
  equality: ({ negated, left, right }, env) => equalValues(evaluate(left, env), evaluate(right, env)) !== negated,
  logical: ({ op, left, right }, env) => {
    if (op === "||") return condition(left, env) || condition(right, env);
    return op === "&&" ? condition(left, env) && condition(right, env) : !condition(left, env) || condition(right, env);
  },
  membership: (expr, env) => contains(evaluate(expr.container, env), evaluate(expr.element, env), failAt(expr)),
  is: ({ value, test }, env) => kinds[test](evaluate(value, env)),
  coalesce: ({ left, right }, env) => evaluate(left, env) ?? evaluate(right, env),
  conditional: ({ test, yes, no }, env) => evaluate(condition(test, env) ? yes : no, env),
  library: (expr, env) => {
    const { name, args } = expr;
    const values = args.map(arg => evaluate(arg, env));
    return library[name](new LibraryCall(values, failAt(expr), expr, env));
  },
  lambda: ({ parameters, body }, env) => {
    const [only] = parameters;
    if (parameters.length !== 1 || only?.kind !== "name" || only.name === "__proto__")
      return (...values: readonly unknown[]) => evaluate(body, bind(parameters, values, env));
    // The library calls back at once and keeps nothing of it: one frame serves every call.
    const variables: Record<string, unknown> = { ...env.variables };
    const inner = { ...env, variables };
    return (value: unknown) => {
      variables[only.name] = value;
      return evaluate(body, inner);
    };
  },
  definition: (expr, env) => call(named(env.contract.definitions, expr.name, failAt(expr)), expr.args, env, expr.when),
  local: (expr, env) => call(named(env.locals ?? [], expr.name, failAt(expr)), expr.args, env, "before"),
  operation: (expr, env) =>
    env.call === undefined
      ? failAt(expr)(`${expr.name} can be called in laws only`)
      : env.call(expr.name, record(expr.inputs.map(input => [input.name, evaluate(input.value, env)]))),
  fails: ({ body }, env) => failing(body, env),
  list: (expr, env) => {
    const { items, type } = expr;
    const fail = failAt(expr);
    const elements = items.flatMap(({ spread, value }) =>
      spread ? elementsOf(evaluate(value, env), fail) : [evaluate(value, env)],
    );
    return expand(type, env.contract).kind === "set" ? setOf(elements) : elements;
  },
  record: (expr, env) => {
    const { entries, type } = expr;
    const fail = failAt(expr);
    const whole = expand(type, env.contract);
    if (whole.kind === "map") return mapOf(entries.flatMap(entry => mapEntries(entry, whole.key.type, env, fail)));
    return record(
      entries.flatMap((entry): Field[] => {
        if (entry.kind === "spread") return fieldsOf(evaluate(entry.value, env), fail);
        return [
          [entry.kind === "field" ? entry.name : asText(evaluate(entry.key, env), fail), evaluate(entry.value, env)],
        ];
      }),
    );
  },
};

/** What a function may ask of its types is found out only where it asks. */
class LibraryCall implements Call {
  constructor(
    readonly args: readonly unknown[],
    readonly fail: Fail,
    private readonly expr: Of<"library">,
    private readonly env: Environment,
  ) {}

  get integral(): boolean {
    return isIntegral(this.expr.type, this.env.contract);
  }

  get exact(): boolean {
    return isExact(this.expr.type, this.env.contract);
  }

  get places(): number | undefined {
    const [first] = this.expr.args;
    return this.expr.name === "text" && first ? decimalPlaces(first.type, this.env.contract) : undefined;
  }
}

type Field = readonly [name: string, value: unknown];

/** Own fields even for `__proto__`, which an assignment would take for the prototype. */
const record = (fields: readonly Field[]): Record<string, unknown> => Object.fromEntries(fields);

/** Nothing spreads to no fields. */
function fieldsOf(value: unknown, fail: Fail): Field[] {
  if (value === undefined) return [];
  return isRecord(value) ? Object.entries(value) : fail(`${kindOf(value)} where a record is needed`);
}

function mapEntries(entry: Entry, key: Type, env: Environment, fail: Fail): (readonly [unknown, unknown])[] {
  const value = evaluate(entry.value, env);
  if (entry.kind !== "spread")
    return [[entry.kind === "field" ? scalarOf(entry.name, key, env.contract) : evaluate(entry.key, env), value]];
  return value instanceof Map ? [...value] : fail(`${kindOf(value)} where a map is needed`);
}

/** A set may be spread into a list. */
function elementsOf(value: unknown, fail: Fail): readonly unknown[] {
  return value instanceof Set ? [...value] : asList(value, fail);
}

function regex(source: string, flags: string, fail: Fail): RegExp {
  const unicode = /[uv]/.test(flags) ? "" : "u";
  try {
    return new RegExp(source, flags.replaceAll("g", "") + unicode);
  } catch {
    return fail("this regular expression is not valid");
  }
}

function entry({ of, object }: Of<"index">, container: unknown, key: unknown, fail: Fail): unknown {
  const what = sourceName(object);
  if (of === "list" || of === "tuple") {
    const items = asList(container, fail);
    const found = Number.isInteger(key) && (key as number) >= 0 && (key as number) < items.length;
    return found ? items[key as number] : fail(`${what} has no element ${shown(key)}`);
  }
  if (isRecord(container))
    return typeof key === "string" && Object.hasOwn(container, key)
      ? container[key]
      : fail(`${what} has no key ${shown(key)}`);
  if (!(container instanceof Map)) return fail(`${kindOf(container)} has no keys`);
  if (container.has(key)) return container.get(key);
  const found = [...container.keys()].find(candidate => equalValues(candidate, key));
  return container.has(found) ? container.get(found) : fail(`${what} has no key ${shown(key)}`);
}

/** What the container is called where it has a plain name. */
function sourceName(expr: Expr): string {
  if (expr.kind === "result" || expr.kind === "it") return expr.kind;
  return "name" in expr && expr.kind !== "library"
    ? expr.name
    : `the ${expr.type.kind === "named" ? expr.type.name : "collection"}`;
}

function arithmetic({ op, mode }: Of<"arithmetic">, left: unknown, right: unknown, fail: Fail): unknown {
  if (mode === "concat") return asText(left, fail) + asText(right, fail);
  if (mode === "time") return timeArithmetic(op, left, right, fail);
  if (mode === "exact") return exactArithmetic(op, left, right, fail);
  return mode === "integer" ? integerArithmetic(op, left, right, fail) : numberArithmetic(op, left, right, fail);
}

function timeArithmetic(op: string, left: unknown, right: unknown, fail: Fail): unknown {
  if (left instanceof Date && right instanceof Date) return asTime(left, fail) - asTime(right, fail);
  const [time, duration] = left instanceof Date ? [left, right] : [right, left];
  const milliseconds = isNumeric(duration) ? Number(duration) : fail(`${kindOf(duration)} where a duration is needed`);
  const moved = new Date(asTime(time, fail) + (op === "-" ? -milliseconds : milliseconds));
  return Number.isNaN(moved.getTime()) ? fail("a time too far away") : moved;
}

function comparison(op: "<" | "<=" | ">" | ">=", left: unknown, right: unknown, fail: Fail): boolean {
  const order = compareValues(left, right) ?? fail(`${kindOf(left)} and ${kindOf(right)} have no order`);
  return { "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[op];
}

function contains(container: unknown, element: unknown, fail: Fail): boolean {
  if (isRecord(container)) return typeof element === "string" && Object.hasOwn(container, element);
  if ((container instanceof Map || container instanceof Set) && container.has(element)) return true;
  const elements =
    container instanceof Map
      ? [...container.keys()]
      : container instanceof Set
        ? [...container]
        : asList(container, fail);
  return elements.some(other => equalValues(other, element));
}

const kinds: { readonly [K in Of<"is">["test"]]: (value: unknown) => boolean } = {
  string: value => typeof value === "string",
  number: isNumeric,
  boolean: value => typeof value === "boolean",
  nothing: value => value === undefined,
  list: Array.isArray,
  set: value => value instanceof Set,
  map: value => value instanceof Map,
  timestamp: value => value instanceof Date,
  record: isRecord,
};

/** The environment inside a lambda; a pair takes a tuple apart. */
function bind(parameters: readonly Pattern[], values: readonly unknown[], env: Environment): Environment {
  const bound = parameters.flatMap((pattern, i): Field[] => {
    if (pattern.kind === "name") return [[pattern.name, values[i]]];
    return pattern.names.map((name, at) => [name, (values[i] as readonly unknown[])[at]]);
  });
  return { ...env, variables: { ...env.variables, ...record(bound) } };
}

function named(definitions: readonly Definition[], name: string, fail: Fail): Definition {
  return definitions.find(definition => definition.name === name) ?? fail(`${name} is not defined`);
}

/** A body sees its parameters and, throughout, the one state it is asked about. */
function call({ parameters, body }: Definition, args: readonly Expr[], env: Environment, when: When): unknown {
  const variables = record(parameters.map(({ name }, i): Field => [name, evaluate(args[i] as Expr, env)]));
  return evaluate(body, { ...env, variables, before: env[when], after: env[when] });
}

function failing(body: Expr, env: Environment): boolean {
  try {
    evaluate(body, env);
    return false;
  } catch (error) {
    if (error instanceof CallFailed) return true;
    throw error;
  }
}
