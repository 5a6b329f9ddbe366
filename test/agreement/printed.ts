/** Runs the TypeScript printed for an expression. */
import type { Expr } from "@tenet/checker";
import { helperNames, identifier, printExpression, type PrintOptions, propertyAccess } from "@tenet/generator";
import * as runtime from "@tenet/runtime";
import { ts } from "ts-morph";
import { contract, inputs, locals } from "./expressions.js";

export const scene = ["input", "before", "after", "result", "it"] as const;
export type Scene = { readonly [K in (typeof scene)[number]]: unknown };

export function options(helpers: Set<string>, overrides: Partial<PrintOptions> = {}): PrintOptions {
  return {
    contract,
    helpers,
    input: (name) => `input${propertyAccess(name)}`,
    state: (name, when) => `${when}${propertyAccess(name)}`,
    result: "result",
    it: "it",
    definition: (name, args, when) => `${name}(${[when, ...args].join(", ")})`,
    local: (name, args) => `${name}(${args.join(", ")})`,
    taken: new Set([...scene, "state", "total", "scaled", "less"]),
    declared: (expr) => (expr.kind === "input" || expr.kind === "state" ? inputs[expr.name] : undefined),
    ...overrides,
  };
}

const ofState: Partial<PrintOptions> = { state: (name) => `state${propertyAccess(name)}`, definition: (name, args) => `${name}(${["state", ...args].join(", ")})` };

/** Functions for the contract's definitions and the operation's locals. */
export function declarations(helpers: Set<string>): string {
  const definitions = contract.definitions.map(({ name, parameters, body }) => {
    const names = ["state: State", ...parameters.map((one) => `${identifier(one.name)}: number`)];
    return `const ${name} = (${names.join(", ")}): number => ${printExpression(body, options(helpers, ofState))};`;
  });
  const functions = locals.map(({ name, parameters, body }) =>
    `const ${name} = (${parameters.map((one) => `${identifier(one.name)}: number`).join(", ")}): number => ${printExpression(body, options(helpers))};`);
  return [...definitions, ...functions].join("\n");
}

/** The value of the printed text in a scene. Throws what the text throws. */
export function run(expr: Expr, values: Scene): unknown {
  const helpers = new Set<string>();
  const text = `${declarations(helpers)}\nreturn ${printExpression(expr, options(helpers))};`;
  for (const name of helpers) if (!(helperNames as readonly string[]).includes(name)) throw new Error(`unlisted helper ${name}`);
  const { outputText } = ts.transpileModule(`function run() {\n${text}\n}`, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  const used = Object.fromEntries([...helpers].map((name) => [name, (runtime as Record<string, unknown>)[name]]));
  const body = `"use strict"; ${outputText}\nreturn run();`;
  return new Function(...Object.keys(used), ...scene, body)(...Object.values(used), ...scene.map((name) => values[name]));
}
