/** The TypeScript of each kind of expression. */
import type { Expr, Pattern, Type } from "@tenet/checker";
import { expandType } from "@tenet/checker";
import {
  identifier,
  numberLiteral,
  propertyAccess,
  propertyName,
  regexLiteral,
  stringLiteral,
} from "../encode/index.js";
import { rescale, round } from "./exact.js";
import { library } from "./library.js";
import { element, list, record, text } from "./literals.js";
import { looped } from "./loops.js";
import { fieldType, narrowed } from "./narrowed.js";
import { arithmetic, comparison, equality, negate } from "./operators.js";
import type { PrintOptions } from "./options.js";
import { helper, type Known, kindOf, type Printer, parameterName } from "./printer.js";
import { isData } from "./ranges.js";
import { Binding, infix, primary, receiver, type Written, within, written } from "./written.js";

type Of<K extends Expr["kind"]> = K extends "not" | "negate"
  ? Extract<Expr, { operand: Expr }>
  : Extract<Expr, { kind: K }>;
type Printers = { readonly [K in Expr["kind"]]: (expr: Of<K>, printer: Printer) => Written };

/**
 * One straight-line TypeScript expression, to stand wherever an initialiser, an argument or an arrow's body may. It throws
 * where the expression has no value. The names of the helpers it calls are added to `options.helpers`.
 */
export function printExpression(expr: Expr, options: PrintOptions): string {
  const { text } = print(expr, { options, variables: new Map(), print });
  return text.startsWith("{") ? `(${text})` : text;
}

function print(expr: Expr, printer: Printer): Written {
  return (printers[expr.kind] as (expr: Expr, printer: Printer) => Written)(expr, printer);
}

const printers: Printers = {
  literal,
  regex: ({ source, flags }) => primary(regexLiteral(source, flags)),
  input: (expr, printer) => asserted(expr, primary(printer.options.input(expr.name)), printer),
  state: (expr, printer) => asserted(expr, primary(printer.options.state(expr.name, expr.when)), printer),
  result: (expr, printer) => asserted(expr, primary(printer.options.result), printer),
  it: (expr, printer) => asserted(expr, primary(printer.options.it), printer),
  variable,
  now: (expr, printer) => world(expr, printer),
  actor: (expr, printer) => world(expr, printer),
  answer: (expr, printer) => world(expr, printer),
  reference: ({ kind }) => primary(`unknown("${kind}")`),
  apply: ({ callee, args }, printer) => primary(`${print(callee, printer).text}(${texts(args, printer).join(", ")})`),
  rescale,
  round,
  old: ({ body }, printer) => print(body, printer),
  member,
  index,
  not: ({ operand }, printer) => negated(operand, printer),
  negate,
  arithmetic,
  comparison,
  equality,
  logical,
  membership: ({ of, element, container }, printer) =>
    helper(printer, of === "list" ? "includes" : "has", print(container, printer).text, print(element, printer).text),
  is,
  coalesce: ({ left, right }, printer) => {
    // Beside `&&` and `||` it needs parentheses in any case.
    const operand = (expr: Expr) => within(print(expr, printer), Binding.equality);
    return written(`${operand(left)} ?? ${operand(right)}`, Binding.coalesce);
  },
  conditional: ({ test, yes, no }, printer) => {
    const branch = (expr: Expr) => within(print(expr, printer), Binding.conditional);
    return written(
      `${within(print(test, printer), Binding.coalesce)} ? ${branch(yes)} : ${branch(no)}`,
      Binding.conditional,
    );
  },
  library: (expr, printer) => looped(expr, printer) ?? library(expr, withElements(expr, printer)),
  lambda,
  definition: (expr, printer) =>
    asserted(expr, primary(printer.options.definition(expr.name, texts(expr.args, printer), expr.when)), printer),
  local: (expr, printer) =>
    asserted(expr, primary(printer.options.local(expr.name, texts(expr.args, printer))), printer),
  operation: ({ name, inputs }, printer) =>
    operation(
      name,
      inputs.map(input => ({ name: input.name, value: print(input.value, printer).text })),
      printer,
    ),
  fails: ({ body }, printer) =>
    awaited(
      printer.options.fails?.(print(body, printer).text) ?? `fails(() => ${printExpression(body, printer.options)})`,
    ),
  list,
  record,
};

/** What the world around a call gives is in no condition of a contract: `judgeable` leaves such clauses out. A fake has it. */
function world(expr: Of<"now" | "actor" | "answer">, printer: Printer): Written {
  const args = expr.kind === "answer" ? texts(expr.args, printer) : [];
  return asserted(expr, primary(printer.options.world?.(expr, args) ?? `unknown("${expr.kind}")`), printer);
}

function literal({ value, type }: Of<"literal">, printer: Printer): Written {
  if (typeof value === "string") return text(value, type, printer);
  if (typeof value === "bigint") return written(numberLiteral(value), value < 0n ? Binding.unary : Binding.primary);
  if (typeof value !== "number") return primary(String(value));
  return written(numberLiteral(value), value < 0 || Object.is(value, -0) ? Binding.unary : Binding.primary);
}

function texts(exprs: readonly Expr[], printer: Printer): string[] {
  return exprs.map(expr => element(expr, printer));
}

function operation(name: string, inputs: readonly { name: string; value: string }[], { options }: Printer): Written {
  const record = `{ ${inputs.map(input => `${propertyName(input.name)}: ${input.value}`).join(", ")} }`;
  return awaited(options.operation?.(name, inputs) ?? `${identifier(name)}(${record})`);
}

const awaited = (text: string): Written => written(text, text.startsWith("await ") ? Binding.unary : Binding.primary);

function variable(expr: Of<"variable">, printer: Printer): Written {
  const known = printer.variables.get(expr.name);
  if (known) return narrowed(expr, known.type, primary(parameterName(expr.name, printer)), printer);
  return asserted(expr, primary(printer.options.variable?.(expr.name) ?? parameterName(expr.name, printer)), printer);
}

/** Names that every object has a member of without being told. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function member(expr: Of<"member">, printer: Printer): Written {
  const object = print(expr.object, printer);
  const declared = fieldType(expr.object.type, expr.name, printer);
  const known = declared !== undefined && !inherited.has(expr.name);
  const read = known
    ? primary(`${receiver(object)}${propertyAccess(expr.name)}`)
    : helper(printer, "field", object.text, stringLiteral(expr.name));
  return declared === undefined ? asNumber(expr, read, printer) : narrowed(expr, declared, read, printer);
}

/** A field that only some members of a union have is unknown to TypeScript; numbers are compared by signs that it checks. */
function asNumber({ type }: Expr, read: Written, printer: Printer): Written {
  const isNumber = ["integer", "number", "duration"].includes(kindOf(type, printer));
  return isNumber ? primary(`(${read.text} as number)`) : read;
}

function asserted(expr: Expr, read: Written, printer: Printer): Written {
  return narrowed(expr, printer.options.declared?.(expr), read, printer);
}

function index(expr: Of<"index">, printer: Printer): Written {
  const [object, key] = [print(expr.object, printer), print(expr.index, printer)];
  const type = expandType(expr.object.type, printer.options.contract);
  const fixed = expr.index.kind === "literal" && Number.isInteger(expr.index.value) ? (expr.index.value as number) : -1;
  if (type.kind === "tuple" && fixed >= 0 && fixed < type.items.length) {
    return narrowed(expr, type.items[fixed]?.type, primary(`${receiver(object)}[${fixed}]`), printer);
  }
  const declared =
    type.kind === "list"
      ? type.element.type
      : type.kind === "map" || type.kind === "dictionary"
        ? type.value.type
        : undefined;
  const name = expr.of === "list" || expr.of === "tuple" ? "item" : "get";
  return narrowed(expr, declared, helper(printer, name, object.text, key.text), printer);
}

function logical({ op, left, right }: Of<"logical">, printer: Printer): Written {
  const [a, b] = [op === "implies" ? negated(left, printer) : print(left, printer), print(right, printer)];
  return op === "&&" ? infix(a, "&&", b, Binding.and) : infix(a, "||", b, Binding.or);
}

function negated(condition: Expr, printer: Printer): Written {
  if (condition.kind === "equality") return print({ ...condition, negated: !condition.negated }, printer);
  return written(`!${within(print(condition, printer), Binding.unary)}`, Binding.unary);
}

function is({ value, test }: Of<"is">, printer: Printer): Written {
  const printed = print(value, printer);
  // TypeScript takes `instanceof` on a scalar for a mistake.
  const object = isObject(value.type, printer) ? printed : primary(`(${printed.text} as unknown)`);
  switch (test) {
    case "string":
    case "boolean":
      return infix(
        written(`typeof ${within(printed, Binding.unary)}`, Binding.unary),
        "===",
        primary(`"${test}"`),
        Binding.equality,
      );
    case "nothing":
      return infix(printed, "==", primary("null"), Binding.equality);
    case "list":
      return primary(`Array.isArray(${printed.text})`);
    case "set":
      return infix(object, "instanceof", primary("Set"), Binding.relation);
    case "map":
      return infix(object, "instanceof", primary("Map"), Binding.relation);
    case "timestamp":
      return infix(object, "instanceof", primary("Date"), Binding.relation);
    case "number":
      return helper(printer, "isNumber", printed.text);
    case "record":
      return helper(printer, "isRecord", printed.text);
  }
}

function isObject(type: Type, { options }: Printer): boolean {
  const whole = expandType(type, options.contract);
  const { kind } = whole.kind === "optional" ? expandType(whole.element.type, options.contract) : whole;
  return ["union", "list", "set", "map", "dictionary", "record", "tuple", "timestamp"].includes(kind);
}

/** Callbacks are handed what the list holds: of a list of data, data. */
function withElements(expr: Of<"library">, printer: Printer): Printer {
  const lambda = expr.args[1];
  const [list] = expr.args;
  if (lambda?.kind !== "lambda" || list === undefined) return printer;
  const at = expr.name === "list.reduce" ? 1 : 0;
  const data = isData(list, printer);
  const known = lambda.parameters.flatMap((pattern, i): [string, Known][] => {
    const types = i === at ? elementTypes(list.type, pattern, printer) : [];
    return namesOf(pattern).map((name, n) => [
      name,
      { data: data && i === at, position: i === at + 1, type: types[n] },
    ]);
  });
  // Only the lambda itself sees them; the list and the start are printed with what is known outside.
  return {
    ...printer,
    print: (inner, outer) =>
      inner === lambda ? printLambda(lambda, printer, known) : print(inner, { ...outer, print }),
  };
}

/** Of the element, or of its parts where a pair takes it apart. */
function elementTypes(type: Type, pattern: Pattern, { options }: Printer): readonly Type[] {
  const list = expandType(type, options.contract);
  if (list.kind !== "list") return [];
  const element = expandType(list.element.type, options.contract);
  if (pattern.kind === "name") return [list.element.type];
  return element.kind === "tuple" ? element.items.map(item => item.type) : [];
}

function lambda(expr: Of<"lambda">, printer: Printer): Written {
  return printLambda(
    expr,
    printer,
    expr.parameters.flatMap(namesOf).map(name => [name, { data: false, position: false, type: undefined }]),
  );
}

function printLambda({ parameters, body }: Of<"lambda">, printer: Printer, known: readonly [string, Known][]): Written {
  const inner: Printer = { ...printer, print, variables: new Map([...printer.variables, ...known]) };
  const printed = print(body, inner);
  const names = parametersText(
    parameters.map(pattern => namesOf(pattern).map(name => parameterName(name, printer))),
    new Set(printed.text.split(/[^\p{ID_Continue}$]+/u)),
  );
  return written(
    `(${names}) => ${printed.text.startsWith("{") ? `(${printed.text})` : within(printed, Binding.arrow)}`,
    Binding.arrow,
  );
}

/** A compiler may refuse what no word of the body reads: the last parameters fall away, others say that they are unused. */
function parametersText(parameters: readonly (readonly string[])[], words: ReadonlySet<string>): string {
  const last = parameters.findLastIndex(names => names.some(name => words.has(name)));
  return parameters
    .slice(0, last + 1)
    .map((names, at) => {
      if (names.length > 1) return `[${names.map(name => (words.has(name) ? name : "")).join(", ")}]`;
      return names.some(name => words.has(name)) ? names.join("") : unusedName(at, words);
    })
    .join(", ");
}

function unusedName(at: number, words: ReadonlySet<string>): string {
  let name = `_${at}`;
  while (words.has(name)) name = `_${name}`;
  return name;
}

function namesOf(pattern: Pattern): readonly string[] {
  return pattern.kind === "name" ? [pattern.name] : pattern.names;
}
