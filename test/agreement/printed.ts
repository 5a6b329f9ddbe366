/** Runs the TypeScript printed for an expression. */
import type { Expr } from "@tenet/checker";
import {
  helperNames,
  identifier,
  type PrintOptions,
  printExpression,
  propertyAccess,
  typeText,
} from "@tenet/generator";
import * as runtime from "@tenet/runtime";
import { ts } from "ts-morph";
import { contract, inputs, locals } from "./expressions.js";

export const scene = ["input", "before", "after", "result", "it"] as const;
export type Scene = { readonly [K in (typeof scene)[number]]: unknown };

export function options(helpers: Set<string>, overrides: Partial<PrintOptions> = {}): PrintOptions {
  return {
    contract,
    helpers,
    input: name => `input${propertyAccess(name)}`,
    state: (name, when) => `${when}${propertyAccess(name)}`,
    result: "result",
    it: "it",
    definition: (name, args, when) => `${name}(${[when, ...args].join(", ")})`,
    local: (name, args) => `${name}(${args.join(", ")})`,
    taken: new Set([...scene, "state", "total", "scaled", "less"]),
    type: type => typeText(type, { type: name => (name === "Small" ? "number" : name) }),
    declared: expr => (expr.kind === "input" || expr.kind === "state" ? inputs[expr.name] : undefined),
    ...overrides,
  };
}

const ofState: Partial<PrintOptions> = {
  state: name => `state${propertyAccess(name)}`,
  definition: (name, args) => `${name}(${["state", ...args].join(", ")})`,
};

/** Functions for the contract's definitions and the operation's locals. */
export function declarations(helpers: Set<string>): string {
  const definitions = contract.definitions.map(({ name, parameters, body }) => {
    const names = ["state: State", ...parameters.map(one => `${identifier(one.name)}: number`)];
    return `const ${name} = (${names.join(", ")}): number => ${printExpression(body, options(helpers, ofState))};`;
  });
  const functions = locals.map(
    ({ name, parameters, body }) =>
      `const ${name} = (${parameters.map(one => `${identifier(one.name)}: number`).join(", ")}): number => ${printExpression(body, options(helpers))};`,
  );
  return [...definitions, ...functions].join("\n");
}

/** Functions from a scene to the value of the text printed for each expression; they throw what the text throws. */
export function compiled(exprs: readonly Expr[]): ((values: Scene) => unknown)[] {
  const helpers = new Set<string>();
  const printed = exprs.map(expr => `() => ${printExpression(expr, options(helpers))}`);
  const text = `export const run = (${scene.join(", ")}) => {\n${declarations(helpers)}\nreturn [\n${printed.join(",\n")}\n];\n};`;
  for (const name of helpers)
    if (!(helperNames as readonly string[]).includes(name)) throw new Error(`unlisted helper ${name}`);
  const used = Object.fromEntries([...helpers].map(name => [name, (runtime as Record<string, unknown>)[name]]));
  const run = new Function(
    ...Object.keys(used),
    `"use strict"; ${javascript(text).replace("export const", "const")}\nreturn run;`,
  )(...Object.values(used));
  return exprs.map((_, i) => values => run(...scene.map(name => values[name]))[i]());
}

function javascript(text: string): string {
  const target = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const { outputText, diagnostics } = ts.transpileModule(text, { compilerOptions: target, reportDiagnostics: true });
  if (diagnostics?.length) throw new Error(`TypeScript does not accept\n${text}`);
  return outputText;
}
