/** Literals: the type of one says whether `{ … }` is a map, `[…]` a set, a text a moment. */
import type { Expr, Type } from "@tenet/checker";
import { expandType } from "@tenet/checker";
import { propertyName, stringLiteral } from "../encode/index.js";
import { kindOf, type Printer } from "./printer.js";
import { isPlain } from "./ranges.js";
import { Binding, primary, type Written, within } from "./written.js";

type ListExpr = Extract<Expr, { kind: "list" }>;
type RecordExpr = Extract<Expr, { kind: "record" }>;

export function text(value: string, type: Type, printer: Printer): Written {
  const quoted = stringLiteral(value);
  return primary(kindOf(type, printer) === "timestamp" ? `new Date(${quoted})` : quoted);
}

/** As one of several between commas. */
export function element(expr: Expr, printer: Printer): string {
  return within(printer.print(expr, printer), Binding.arrow);
}

export function list({ items, type }: ListExpr, printer: Printer): Written {
  const elements = `[${items.map(({ spread, value }) => `${spread ? "..." : ""}${element(value, printer)}`).join(", ")}]`;
  const whole = expandType(type, printer.options.contract);
  if (whole.kind !== "set") return primary(elements);
  const native =
    tellsApart(whole.element.type, printer) ||
    items.every(({ spread, value }) => !spread && isPlainNumber(value, printer));
  return built("Set", "setOf", native, [whole.element.type], elements, printer);
}

export function record(expr: RecordExpr, printer: Printer): Written {
  const type = expandType(expr.type, printer.options.contract);
  if (type.kind !== "map") return primary(braced(expr.entries.map(entry => property(entry, printer))));
  const entries = expr.entries.map(entry => {
    if (entry.kind === "spread") return `...${element(entry.value, printer)}`;
    const key = entry.kind === "field" ? text(entry.name, type.key.type, printer).text : element(entry.key, printer);
    return `[${key}, ${element(entry.value, printer)}]`;
  });
  return built(
    "Map",
    "mapOf",
    tellsApart(type.key.type, printer),
    [type.key.type, type.value.type],
    `[${entries.join(", ")}]`,
    printer,
  );
}

function property(entry: RecordExpr["entries"][number], printer: Printer): string {
  if (entry.kind === "spread") return `...${element(entry.value, printer)}`;
  const name = entry.kind === "field" ? propertyName(entry.name) : `[${element(entry.key, printer)}]`;
  const value = element(entry.value, printer);
  return name === value && entry.value.kind === "variable" ? name : `${name}: ${value}`;
}

const braced = (entries: readonly string[]): string => (entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`);

/** `new Map<K, V>([…])`; a helper where equal keys may be different objects. */
function built(
  native: "Map" | "Set",
  general: "mapOf" | "setOf",
  isNative: boolean,
  types: readonly Type[],
  content: string,
  printer: Printer,
): Written {
  const { type, helpers } = printer.options;
  const held = type ? `<${types.map(type).join(", ")}>` : "";
  if (isNative) return primary(`new ${native}${held}(${content})`);
  helpers.add(general);
  return primary(`${general}${held}(${content})`);
}

const scalars: ReadonlySet<Type["kind"]> = new Set([
  "string",
  "date",
  "uuid",
  "email",
  "url",
  "enum",
  "boolean",
  "decimal",
  "unbounded",
]);

/** Whether a `Map` or `Set` of JavaScript tells such values apart as equality by value does. */
function tellsApart(type: Type, printer: Printer): boolean {
  return scalars.has(kindOf(type, printer));
}

function isPlainNumber(expr: Expr, printer: Printer): boolean {
  return ["integer", "number", "duration"].includes(kindOf(expr.type, printer)) && isPlain(expr, printer);
}
