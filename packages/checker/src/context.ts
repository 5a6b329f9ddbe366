import type { Report, Span } from "@tenet/diagnostics";
import type { Spec } from "@tenet/parser";
import type { Access } from "./access/known.js";
import type { Imported } from "./imports/imported.js";
import type { Definition, EventType, Port, Reference, RuledType, StateVariable, Type } from "./ir.js";
import type { Draft } from "./machines/draft.js";
import type { Code } from "./messages.embedded.js";
import { lineAt } from "./text.js";

/** What the declarations of one spec are known to be so far; each stage of the check adds to it. */
export interface Context {
  readonly spec: Spec;
  readonly report: Report<Code>;
  /** Declared types by name. First without rules, so that the expressions of rules can be typed; then complete. */
  readonly types: Map<string, RuledType>;
  readonly state: Map<string, Type>;
  readonly definitions: Map<string, Definition>;
  /** The trusted functions of modules, of this spec and of those it uses. */
  readonly references: Map<string, Reference>;
  readonly imported: Imported;
  /** The definitions that read the state, themselves or through others. */
  readonly stateful: Set<string>;
  /** The definitions that read the time or the caller of a call, themselves or through others. */
  readonly worldly: Set<string>;
  readonly access: Access;
  readonly stateVariables: StateVariable[];
  readonly machines: Draft[];
  /** The ports of Dependencies and the events of Events, by name. */
  readonly ports: Map<string, Port>;
  readonly events: Map<string, EventType>;
}

/** Follows names and rules' wrappers to what the type is made of; a name that leads nowhere is `error`. */
export function expand(context: Pick<Context, "types">, type: Type): Type {
  const seen = new Set<string>();
  let current = type;
  while (current.kind === "named") {
    const target = seen.has(current.name) ? undefined : context.types.get(current.name);
    if (target === undefined) return { kind: "error" };
    seen.add(current.name);
    current = target.type;
  }
  return current;
}

/** As `expand`, and through `optional`. */
export function expandPresent(context: Pick<Context, "types">, type: Type): Type {
  const expanded = expand(context, type);
  return expanded.kind === "optional" ? expandPresent(context, expanded.element.type) : expanded;
}

/** One-based line of a place in the spec. */
export function lineOf(context: Context, span: Span): number {
  return lineAt(context.spec.source.text, span.start);
}

/** Whether `work` reported an error. */
export function fails(context: Context, work: () => void): boolean {
  const before = errors(context);
  work();
  return errors(context) > before;
}

export function errors(context: Context): number {
  return context.report.diagnostics.filter(diagnostic => diagnostic.severity === "error").length;
}
