/** Laws as tests: the calls of a law are awaited one by one, each with copies of its own. */
import type { Contract, Expr, Law } from "@tenet/checker";
import { inlined, sameExpr } from "../arbitraries/expressions.js";
import type { ArbitraryNames } from "../arbitraries/names.js";
import { Emitter } from "../contract/context.js";
import { identifier, lineComment, propertyName, stringLiteral } from "../encode/index.js";
import { type Doc, group, render } from "../layout.js";
import { placesText, secretsOfFields } from "../places.js";
import { readsState, walk } from "../walk.js";
import { type Test, test, todo } from "./test.js";

export function lawTests(
  emitter: Emitter,
  arbitraries: ArbitraryNames,
  subject: string,
  title: (id: string) => string,
): readonly Test[] {
  return emitter.contract.laws.map(law => {
    const why = emitter.contract.promises.find(one => one.id === law.id)?.notChecked;
    if (why !== undefined) return todo(`${title(law.id)} (${why})`);
    const writer = new LawWriter(emitter, law, subject);
    // A callback of the library is synchronous.
    if (writer.callsInside)
      return todo(`${title(law.id)} (checked by spec verify: it calls operations inside a callback)`);
    const secrets = secretsOfFields(law.given, emitter.contract);
    const hidden = secrets === undefined ? [] : [placesText(secrets)];
    return test(
      title(law.id),
      group(`${subject}.law(`, [`${arbitraries.law(law.id)}()`, writer.body(), ...hidden], ")"),
    );
  });
}

class LawWriter {
  private readonly condition: Expr;
  /** Names that the body uses for something else. */
  private readonly taken: ReadonlySet<string>;
  private readonly where: Expr | undefined;
  private readonly except: readonly { readonly condition: Expr; readonly reason: string }[];

  constructor(
    private readonly emitter: Emitter,
    private readonly law: Law,
    private readonly subject: string,
  ) {
    const spelled = (expr: Expr) => withoutDefaults(inlined(expr, emitter.contract), emitter.contract);
    this.condition = spelled(law.condition);
    this.where = law.where && callsIn(law.where) ? spelled(law.where) : undefined;
    this.except = law.except.map(({ condition, reason }) => ({ condition: spelled(condition), reason }));
    const used = new Emitter(emitter.contract, emitter.names);
    for (const expr of this.all) used.print(expr, { calls: { operation: (name, inputs) => name + inputs.length } });
    this.taken = new Set([...used.helpers, ...this.all.flatMap(parametersIn), subject, "before"]);
  }

  private get all(): readonly Expr[] {
    return [this.condition, ...(this.where ? [this.where] : []), ...this.except.map(one => one.condition)];
  }

  get callsInside(): boolean {
    let inside = false;
    for (const expr of this.all) walk(expr, one => (inside ||= one.kind === "lambda" && callsIn(one.body)));
    return inside;
  }

  body(): Doc {
    const head = `async ${this.parameter()} =>`;
    const value = this.print(this.condition);
    const before = [
      ...(this.all.some(expr => readsState(expr, this.emitter.contract))
        ? [`const before = ${this.subject}.state;`]
        : []),
      ...(this.where ? [`fc.pre(${this.print(this.where)});`] : []),
      ...this.except.flatMap(({ condition, reason }) => [
        ...(reason === "" ? [] : [lineComment(reason)]),
        `fc.pre(!(${this.print(condition)}));`,
      ]),
    ];
    if (before.length === 0) return `${head} ${value.startsWith("{") ? `(${value})` : value}`;
    return [
      `${head} {`,
      ...[...before, `return ${value};`].map(line => `        ${render(line, "        ")}`),
      "      }",
    ].join("\n");
  }

  /** What is given, as far as it is read. */
  private parameter(): string {
    const read = new Set<string>();
    for (const expr of this.all) walk(expr, one => void (one.kind === "variable" && read.add(one.name)));
    const names = this.law.given.map(one => one.name).filter(name => read.has(name));
    const entries = names.map(name =>
      this.variable(name) === propertyName(name) ? name : `${propertyName(name)}: ${this.variable(name)}`,
    );
    return entries.length === 0 ? "()" : `({ ${entries.join(", ")} })`;
  }

  private variable(name: string): string {
    return identifier(name, this.taken);
  }

  private print(expr: Expr): string {
    const { law, subject } = this;
    return this.emitter.print(expr, {
      state: () => "before",
      variable: name => this.variable(name),
      declaredVariable: name => law.given.find(one => one.name === name)?.type.type,
      calls: {
        operation: (name, inputs) => {
          const record = inputs
            .map(input => (input.name === input.value ? input.value : `${propertyName(input.name)}: ${input.value}`))
            .join(", ");
          return `await ${subject}.result(${stringLiteral(name)}, ${record === "" ? "{}" : `{ ${record} }`})`;
        },
        fails: body => `await ${subject}.fails(async () => ${body.startsWith("{") ? `(${body})` : body})`,
      },
    });
  }
}

function parametersIn(expr: Expr): readonly string[] {
  const names: string[] = [];
  walk(expr, one => {
    if (one.kind === "lambda")
      names.push(...one.parameters.flatMap(pattern => (pattern.kind === "name" ? [pattern.name] : pattern.names)));
  });
  return names;
}

function callsIn(expr: Expr): boolean {
  let calls = false;
  walk(expr, one => (calls ||= one.kind === "operation" || one.kind === "fails"));
  return calls;
}

/** The contract fills defaults in by itself; they may read inputs that have no name here. */
function withoutDefaults(expr: Expr, contract: Contract): Expr {
  return rewriteCalls(expr, (operation, name, value) => {
    const input = contract.operations.find(one => one.name === operation)?.inputs.find(one => one.name === name);
    const isNothing = value.kind === "literal" && value.value === undefined;
    return isNothing || input?.type.rules.some(rule => rule.kind === "default" && sameExpr(rule.value, value)) === true;
  });
}

/** The expression with those inputs of calls left out. */
function rewriteCalls(expr: Expr, leftOut: (operation: string, name: string, value: Expr) => boolean): Expr {
  return descend(expr) as Expr;
  function descend(node: unknown): unknown {
    if (typeof node !== "object" || node === null) return node;
    if (Array.isArray(node)) return node.map(descend);
    const entries = Object.entries(node).map(
      ([name, inner]) => [name, name === "type" || name === "span" ? inner : descend(inner)] as const,
    );
    const copy = Object.fromEntries(entries) as { kind?: unknown };
    if (copy.kind !== "operation") return copy;
    const call = copy as Expr & { readonly kind: "operation" };
    return { ...call, inputs: call.inputs.filter(input => !leftOut(call.name, input.name, input.value)) };
  }
}
