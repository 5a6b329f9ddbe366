/** Calls of the library: methods of JavaScript where they mean the same, helpers elsewhere. */
import type { Expr, LibraryName } from "@tenet/checker";
import { decimalPlaces, isExactType, isIntegral } from "@tenet/checker";
import type { HelperName } from "./helpers.js";
import { narrowed } from "./narrowed.js";
import { helper, type Printer } from "./printer.js";
import { isPlain, rangeOf } from "./ranges.js";
import { Binding, primary, receiver, type Written, within, written } from "./written.js";

type Library = Extract<Expr, { kind: "library" }>;

export function library(expr: Library, printer: Printer): Written {
  return printers[expr.name](new Call(expr, printer));
}

/** One call at hand. */
class Call {
  constructor(
    readonly expr: Library,
    readonly printer: Printer,
  ) {}

  get args(): readonly Expr[] {
    return this.expr.args;
  }

  arg(at: number): Written {
    const expr = this.args[at];
    return expr === undefined ? primary("undefined") : this.printer.print(expr, this.printer);
  }

  /** Whether the result is a bigint by its type. */
  get isExact(): boolean {
    return isExactType(this.expr.type, this.printer.options.contract);
  }

  /** All arguments handed to a helper. */
  helped(name: HelperName): Written {
    return helper(this.printer, name, ...this.args.map((_, i) => this.arg(i).text));
  }

  /** A method of the first argument, with the rest. */
  method(name: string): Written {
    const rest = this.args.slice(1).map((_, i) => this.arg(i + 1).text);
    return primary(`${receiver(this.arg(0))}.${name}(${rest.join(", ")})`);
  }

  /** A helper of the list of what the callback gives of each element; of the list itself without one. */
  overMapped(name: HelperName): Written {
    return helper(this.printer, name, this.args.length > 1 ? this.method("map").text : this.arg(0).text);
  }
}

type Print = (call: Call) => Written;
const method =
  (name: string): Print =>
  call =>
    call.method(name);
const helped =
  (name: HelperName): Print =>
  call =>
    call.helped(name);
const overMapped =
  (name: HelperName): Print =>
  call =>
    call.overMapped(name);

const lists = {
  "list.every": method("every"),
  "list.some": method("some"),
  "list.filter": method("filter"),
  "list.map": method("map"),
  "list.flatMap": method("flatMap"),
  "list.reduce": method("reduce"),
  "list.find": (call: Call) =>
    narrowed(
      call.expr,
      { kind: "optional", element: { type: call.expr.type, rules: [] } },
      call.method("find"),
      call.printer,
    ),
  "list.count": (call: Call) => primary(`${call.method("filter").text}.length`),
  "list.sum": (call: Call) =>
    call.isExact
      ? call.overMapped("exactSum")
      : call.overMapped(isIntegral(call.expr.type, call.printer.options.contract) ? "sum" : "sumNumbers"),
  "list.min": overMapped("min"),
  "list.max": overMapped("max"),
  "list.sorted": helped("sorted"),
  "list.reversed": (call: Call) => primary(`[...${within(call.arg(0), Binding.conditional)}].reverse()`),
  "list.indexOf": helped("indexOf"),
  "list.concat": (call: Call) =>
    primary(`[${call.args.map((_, i) => `...${within(call.arg(i), Binding.conditional)}`).join(", ")}]`),
  "list.slice": (call: Call) =>
    call.args.slice(1).every(arg => rangeOf(arg, call.printer)) ? call.method("slice") : call.helped("slice"),
  "list.zip": helped("zip"),
  "list.indices": helped("indices"),
  "list.adjacent": helped("adjacent"),
  "list.sameItems": helped("sameItems"),
  "list.distinct": overMapped("distinct"),
  "list.length": (call: Call) => primary(`${receiver(call.arg(0))}.length`),
};

const containers = {
  "map.keys": helped("keys"),
  "map.values": helped("values"),
  "map.size": (call: Call) => primary(`${receiver(call.arg(0))}.size`),
  "dictionary.keys": helped("keys"),
  "dictionary.values": helped("values"),
  "dictionary.size": helped("size"),
  "set.values": helped("values"),
  "set.size": (call: Call) => primary(`${receiver(call.arg(0))}.size`),
};

const texts = {
  "text.length": helped("textLength"),
  "text.startsWith": method("startsWith"),
  "text.endsWith": method("endsWith"),
  "text.includes": method("includes"),
  "text.matches": (call: Call) => primary(`${receiver(call.arg(1))}.test(${call.arg(0).text})`),
  "text.split": helped("splitText"),
  "text.trim": method("trim"),
  "text.toLowerCase": method("toLowerCase"),
  "text.toUpperCase": method("toUpperCase"),
  "text.slice": helped("textSlice"),
};

/** Of `Math` where no bigint can come in. */
const ofMath =
  (name: string, otherwise: HelperName): Print =>
  call =>
    call.args.every(arg => isPlain(arg, call.printer))
      ? primary(`Math.${name}(${call.args.map((_, i) => call.arg(i).text).join(", ")})`)
      : call.helped(otherwise);

const numbers = {
  "number.abs": ofMath("abs", "abs"),
  "number.round": helped("round"),
  "number.floor": helped("floor"),
  "number.ceil": helped("ceil"),
  "number.min": ofMath("min", "least"),
  "number.max": ofMath("max", "greatest"),
  "number.div": (call: Call) => call.helped(call.isExact ? "exactQuotient" : "div"),
};

const duration =
  (milliseconds: number): Print =>
  call => {
    const range = call.args[0] && rangeOf(call.args[0], call.printer);
    const stays =
      range !== undefined && [range.low, range.high].every(count => Number.isSafeInteger(count * milliseconds));
    if (!stays) return helper(call.printer, "duration", call.arg(0).text, String(milliseconds));
    return written(`${within(call.arg(0), Binding.product)} * ${milliseconds}`, Binding.product);
  };

const printers: Readonly<Record<LibraryName, Print>> = {
  ...lists,
  ...containers,
  ...texts,
  ...numbers,
  range: helped("range"),
  text: (call: Call) => {
    const places = call.args[0] && decimalPlaces(call.args[0].type, call.printer.options.contract);
    return helper(call.printer, "text", call.arg(0).text, ...(places === undefined ? [] : [String(places)]));
  },
  parts: helped("parts"),
  "time.seconds": duration(1000),
  "time.minutes": duration(60_000),
  "time.hours": duration(3_600_000),
  "time.days": duration(86_400_000),
};
