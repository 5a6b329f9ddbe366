/** Loops in place of callbacks, where what is asked of each element reads nothing else: no closure is made, no list in between. */
import { children, type Expr, expandType, type Type } from "@tenet/checker";
import { type Known, type Printer, parameterName } from "./printer.js";
import { isData, rangeOf } from "./ranges.js";
import { primary, type Written } from "./written.js";

type Library = Extract<Expr, { kind: "library" }>;
type Lambda = Extract<Expr, { kind: "lambda" }>;

const asked = ["list.every", "list.some", "list.count", "list.sum"] as const;

/** A call of a function with such a loop; undefined where a callback it must be, or where no functions are wanted. */
export function looped(expr: Library, printer: Printer): Written | undefined {
  const { loop } = printer.options;
  const name = asked.find(one => one === expr.name);
  const [list, lambda] = expr.args;
  if (!loop || name === undefined || list === undefined || lambda?.kind !== "lambda") return undefined;
  const [parameter] = lambda.parameters;
  const element = elementOf(list, printer);
  if (lambda.parameters.length !== 1 || parameter?.kind !== "name" || element === undefined) return undefined;
  // A loop that does not read its variable is refused by compilers that look for unused ones.
  if (!isClosed(lambda.body, new Set([parameter.name])) || !reads(lambda.body)) return undefined;
  const known: Known = { data: isData(list, printer), position: false, type: element };
  const inner: Printer = { ...printer, variables: new Map([[parameter.name, known]]) };
  // The values of a map need no list of their own.
  const [map] = list.kind === "library" && list.name === "map.values" ? list.args : [];
  const isMap = map !== undefined;
  const lines = linesOf(name, lambda, parameterName(parameter.name, printer), isMap ? "list.values()" : "list", inner);
  if (lines === undefined) return undefined;
  const { head, body } = lines;
  const type = printer.options.type?.(element) ?? "unknown";
  const function_ = loop(name.slice("list.".length), called => [
    `function ${called}(list: ${isMap ? `ReadonlyMap<unknown, ${type}>` : `ReadonlyArray<${type}>`}): ${head}`,
    ...body.map(line => `  ${line}`),
    "}",
  ]);
  return primary(`${function_}(${printer.print(isMap ? map : list, printer).text})`);
}

/** The type of the elements, where a place of the list without an element would be seen. */
function elementOf(list: Expr, { options: { contract } }: Printer): Type | undefined {
  const whole = expandType(list.type, contract);
  if (whole.kind !== "list") return undefined;
  const { kind } = expandType(whole.element.type, contract);
  return ["optional", "nothing", "json", "any", "union", "opaque", "error"].includes(kind)
    ? undefined
    : whole.element.type;
}

function linesOf(
  name: (typeof asked)[number],
  { body }: Lambda,
  parameter: string,
  list: string,
  printer: Printer,
): { readonly head: string; readonly body: readonly string[] } | undefined {
  const own = (base: string) => (base === parameter ? `${base}_` : base);
  const printed = printer.print(body, printer);
  const open = `for (const ${parameter} of ${list}) {`;
  const [total, reach] = [own("total"), own("reach")];
  switch (name) {
    case "list.every":
      return { head: "boolean {", body: [open, `  if (!(${printed.text})) return false;`, "}", "return true;"] };
    case "list.some":
      return { head: "boolean {", body: [open, `  if (${printed.text}) return true;`, "}", "return false;"] };
    case "list.count": {
      const add = `  if (${printed.text}) ${total} += 1;`;
      return { head: "number {", body: [`let ${total} = 0;`, open, add, "}", `return ${total};`] };
    }
    case "list.sum":
      return sum(body, printed, { parameter, list, total, reach }, printer);
  }
}

/** Native as long as the sum is surely exact, which its absolute terms tell. */
function sum(
  body: Expr,
  { text }: Written,
  { parameter, list, total, reach }: Readonly<Record<"parameter" | "list" | "total" | "reach", string>>,
  printer: Printer,
): { readonly head: string; readonly body: readonly string[] } | undefined {
  const range = rangeOf(body, printer);
  if (range === undefined) return undefined;
  printer.options.helpers.add("sum");
  const open = `for (const ${parameter} of ${list}) {`;
  const map = `sum(Array.from(${list}, (${parameter}) => ${text}))`;
  const isExact = (of: string) => `return Number.isSafeInteger(${of}) ? ${total} : ${map};`;
  if (range.low >= 0)
    return { head: "number {", body: [`let ${total} = 0;`, open, `  ${total} += ${text};`, "}", isExact(total)] };
  const lines = [`  const term = ${text};`, `  ${total} += term;`, `  ${reach} += Math.abs(term);`];
  return { head: "number {", body: [`let ${total} = 0;`, `let ${reach} = 0;`, open, ...lines, "}", isExact(reach)] };
}

/** Whether it reads nothing but those variables. */
function isClosed(expr: Expr, bound: ReadonlySet<string>): boolean {
  if (expr.kind === "variable") return bound.has(expr.name);
  if (!closed.has(expr.kind)) return false;
  return children(expr).every(child => isClosed(child, bound));
}

function reads(expr: Expr): boolean {
  return expr.kind === "variable" || children(expr).some(reads);
}

const closed: ReadonlySet<Expr["kind"]> = new Set([
  ...(["literal", "member", "index", "not", "negate", "arithmetic", "comparison", "equality", "logical"] as const),
  ...(["is", "coalesce", "conditional", "rescale"] as const),
]);
