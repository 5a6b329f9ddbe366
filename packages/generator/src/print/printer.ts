/** What the parts of the printer share: the way down into sub-expressions, helpers, and what is known of variables. */
import type { Expr, Type } from "@tenet/checker";
import { expandType } from "@tenet/checker";
import { identifier } from "../encode/index.js";
import type { HelperName } from "./helpers.js";
import { helperNames } from "./helpers.js";
import type { PrintOptions } from "./options.js";
import { primary, type Written } from "./written.js";

/** What is known of a parameter of a lambda. */
export interface Known {
  /** Whether its value is data, so that its integers are safe and its numbers no bigints. */
  readonly data: boolean;
  /** A position in a list. */
  readonly position: boolean;
  /** What the list holds; the spec may have narrowed it further. */
  readonly type: Type | undefined;
}

export interface Printer {
  readonly options: PrintOptions;
  readonly variables: ReadonlyMap<string, Known>;
  /** Prints a sub-expression. */
  readonly print: (expr: Expr, printer: Printer) => Written;
}

/** A call of a helper of the runtime. */
export function helper({ options }: Printer, name: HelperName, ...args: readonly string[]): Written {
  options.helpers.add(name);
  return primary(`${name}(${args.join(", ")})`);
}

/** The name of a lambda's parameter. */
export function parameterName(name: string, { options }: Printer): string {
  return identifier(name, new Set([...helperNames, ...(options.taken ?? [])]));
}

/** The kind of a type behind its names. */
export function kindOf(type: Type, { options }: Printer): Type["kind"] {
  return expandType(type, options.contract).kind;
}
