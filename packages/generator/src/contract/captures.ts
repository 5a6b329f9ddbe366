/** What postconditions read of the state before: in running code it is captured before the call, for nothing keeps the state. */
import { children, type Expr, expandType, notation, type Operation, type Pattern, type Type } from "@tenet/checker";
import { propertyName, stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import { typeText } from "../types.js";
import { reads, walk } from "../walk.js";
import { parenthesised } from "./clauses.js";
import type { Emitter, Surroundings } from "./context.js";

interface Captured {
  readonly text: string;
  /** What computes it from the state before. */
  readonly code: string;
  /** What is kept of that. */
  readonly kept: string;
  readonly type: string;
}

/** How a captured value is read: `quick` where it is there, `slow` from the state before where it is not. */
type Mode = "quick" | "slow";

/** Of one operation; filled by `prepare`, which is called with every postcondition before one is printed. */
export class Captures {
  private readonly all: Captured[] = [];

  constructor(
    private readonly emitter: Emitter,
    private readonly operation: Operation,
  ) {}

  /** Captures what the condition reads of the state before. */
  prepare(condition: Expr): void {
    this.rewritten(condition, true);
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  doc(scene: string): Doc {
    const items = this.all.map(({ text, kept }) =>
      group("{", [`expression: ${stringLiteral(text)}`, `value: (c: ${scene}) => ${kept}`], "}"),
    );
    return labelled("captures: ", group("[", items, "]"));
  }

  /** All of them at once, for the usual case that each has a value. */
  quick(scene: string): string {
    return `capture: (c: ${scene}) => [${this.all.map(({ kept }) => kept).join(", ")}]`;
  }

  /** Prints a postcondition or a part of one. */
  print(expr: Expr, mode: Mode, variable = (name: string) => name): string {
    const { emitter, operation } = this;
    if (this.isEmpty) return emitter.print(expr, { operation, variable, loops: mode === "quick" });
    return emitter.print(this.rewritten(expr, false), {
      operation,
      loops: mode === "quick",
      calls: this.calls(mode),
      variable: name => (name.startsWith(mark) ? this.read(Number(name.slice(mark.length)), mode) : variable(name)),
    });
  }

  private read(at: number, mode: Mode): string {
    const { type, code } = this.all[at] as Captured;
    if (mode === "quick") return `(c.captured![${at}] as ${type})`;
    return `(c.captured ? (${this.emitter.use("captured")}(c, ${at}) as ${type}) : ${code})`;
  }

  /** The expression with a variable in place of each largest part that can be captured. `add`: those not known yet, too. */
  private rewritten(expr: Expr, add: boolean): Expr {
    if (!this.readsBefore(expr)) return expr;
    if (this.canBeCaptured(expr)) return this.variable(expr, add, false) ?? this.within(expr, add);
    if (expr.kind === "membership" && expr.of !== "list" && this.canBeCaptured(expr.container)) {
      const container = this.variable(expr.container, add, expr.of !== "set") ?? expr.container;
      return { ...expr, container, element: this.rewritten(expr.element, add) };
    }
    return this.within(expr, add);
  }

  private within(expr: Expr, add: boolean): Expr {
    // What a function reads of the state it reads for values that are known only after the call.
    if (add) for (const name of this.readThrough(expr)) this.whole(name, true);
    return rebuilt(expr, inner => this.rewritten(inner, add));
  }

  /** The capture of a whole state variable. */
  private whole(name: string, add: boolean): number | undefined {
    const type = this.emitter.contract.state.find(one => one.name === name)?.type.type;
    if (type === undefined) return undefined;
    return this.index({ kind: "state", name, when: "before", type, span: nowhere }, add, false);
  }

  private variable(expr: Expr, add: boolean, keysOnly: boolean): Expr | undefined {
    const at = this.index(expr, add, keysOnly);
    return at === undefined ? undefined : { kind: "variable", name: `${mark}${at}`, type: expr.type, span: expr.span };
  }

  private index(expr: Expr, add: boolean, keysOnly: boolean): number | undefined {
    const body = expr.kind === "old" ? expr.body : expr;
    const code = parenthesised(this.emitter.print(body, { operation: this.operation, loops: true }));
    const kept = this.kept(body.type, code, keysOnly);
    const at = this.all.findIndex(one => one.kept === kept);
    if (at >= 0) return at;
    return add
      ? this.all.push({ text: notation(body), code, kept, type: this.type(body.type, keysOnly) }) - 1
      : undefined;
  }

  private kept(type: Type, code: string, keysOnly: boolean): string {
    if (keysOnly)
      return expandType(type, this.emitter.contract).kind === "map"
        ? `new Set(${code}.keys())`
        : `new Set(Object.keys(${code}))`;
    return this.isScalar(type) ? code : `${this.emitter.use("copy")}(${code})`;
  }

  private type(type: Type, keysOnly: boolean): string {
    if (!keysOnly) return typeText(type, this.emitter.names);
    const whole = expandType(type, this.emitter.contract);
    return `ReadonlySet<${whole.kind === "map" ? typeText(whole.key.type, this.emitter.names) : "string"}>`;
  }

  private isScalar(type: Type): boolean {
    const whole = expandType(type, this.emitter.contract);
    if (whole.kind === "optional") return this.isScalar(whole.element.type);
    if (whole.kind === "union") return whole.members.every(member => this.isScalar(member.type));
    return scalars.has(whole.kind);
  }

  /** Whether all that it reads is known before the call, variables of its own lambdas aside. */
  private canBeCaptured(expr: Expr): boolean {
    if (!this.readsBefore(expr) || this.reads(expr, "after") || hasFreeVariable(expr, new Set())) return false;
    return !["lambda", "old"].includes(expr.kind) || (expr.kind === "old" && this.canBeCaptured(expr.body));
  }

  private readsBefore(expr: Expr): boolean {
    return this.reads(expr, "before");
  }

  private reads(expr: Expr, when: "before" | "after"): boolean {
    const { contract } = this.emitter;
    let found = when === "after" && reads(expr, result, contract, this.operation);
    walk(expr, inner => {
      found ||= inner.kind === "state" && inner.when === when;
      found ||= inner.kind === "definition" && inner.when === when && this.statesOf(inner).length > 0;
      found ||= inner.kind === "local" && when === "before" && this.statesOf(inner).length > 0;
    });
    return found;
  }

  /** The state variables that a call of a definition or a `Where:` name reads, over the state before, by itself. */
  private readThrough(expr: Expr): readonly string[] {
    return expr.kind === "local" || (expr.kind === "definition" && expr.when === "before") ? this.statesOf(expr) : [];
  }

  private statesOf(call: Expr & { kind: "definition" | "local" }): readonly string[] {
    const { contract } = this.emitter;
    const named = (name: string, kind: string) =>
      (kind === "local" ? this.operation.locals : contract.definitions).find(one => one.name === name)?.body;
    const bodies = new Set([named(call.name, call.kind)]);
    const found = new Set<string>();
    for (const body of bodies) {
      if (body === undefined) continue;
      walk(body, inner => {
        if (inner.kind === "state") found.add(inner.name);
        if (inner.kind === "definition" || inner.kind === "local") bodies.add(named(inner.name, inner.kind));
      });
    }
    return contract.state.map(one => one.name).filter(name => found.has(name));
  }

  /** The state before, as far as the call reads it. */
  private stateFor(names: readonly string[], mode: Mode): string | undefined {
    const entries = names.map(name => {
      const at = this.whole(name, false);
      return at === undefined ? undefined : `${propertyName(name)}: ${this.read(at, mode)}`;
    });
    if (entries.length === 0 || entries.includes(undefined)) return undefined;
    return `({ ${entries.join(", ")} } as ${this.emitter.names.state})`;
  }

  private calls(mode: Mode): NonNullable<Surroundings["calls"]> {
    const { names } = this.emitter;
    const states = (name: string, kind: "definition" | "local") =>
      this.statesOf({ kind, name, args: [], when: "before", type: { kind: "error" }, span: nowhere });
    return {
      definition: (name, args, when) => {
        const read = states(name, "definition");
        const state = when === "before" ? (this.stateFor(read, mode) ?? "c.before") : "c.after";
        const taken = [...this.emitter.firstArguments(name), ...(read.length > 0 ? [state] : []), ...args];
        return `${names.definition(name)}(${taken.join(", ")})`;
      },
      local: (name, args) => {
        const before = this.stateFor(states(name, "local"), mode);
        const isFunction = this.operation.locals.find(one => one.name === name)?.isFunction;
        const scene = before === undefined ? "c" : `{ ...c, before: ${before} }`;
        return `${names.local(this.operation.name, name)}(${[scene, ...(isFunction ? args : [])].join(", ")})`;
      },
    };
  }
}

/** No variable of a spec has a space in its name. */
const mark = "captured ";
const nowhere = { start: 0, end: 0 };
/** What only the end of a call can tell. */
const result: ReadonlySet<Expr["kind"]> = new Set(["result", "answer"]);
const scalars: ReadonlySet<Type["kind"]> = new Set([
  ...(["string", "integer", "number", "boolean", "nothing", "date", "duration", "uuid", "email", "url"] as const),
  ...(["unbounded", "decimal", "enum", "opaque", "callable", "order"] as const),
]);

function hasFreeVariable(expr: Expr, bound: ReadonlySet<string>): boolean {
  if (expr.kind === "variable") return !bound.has(expr.name);
  const names = (pattern: Pattern) => (pattern.kind === "name" ? [pattern.name] : pattern.names);
  const inner = expr.kind === "lambda" ? new Set([...bound, ...expr.parameters.flatMap(names)]) : bound;
  return children(expr).some(child => hasFreeVariable(child, inner));
}

/** The expression with each one directly inside it put through `change`. */
function rebuilt(expr: Expr, change: (expr: Expr) => Expr): Expr {
  const direct = new Set<unknown>(children(expr));
  const copied = (node: unknown): unknown => {
    if (direct.has(node)) return change(node as Expr);
    if (Array.isArray(node)) return node.map(copied);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, held]) => [name, name === "type" || name === "span" ? held : copied(held)]),
    );
  };
  return copied(expr) as Expr;
}
