import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Contract, conforms, type Environment, environment, Undefined } from "@tenet/checker";
import { type Diagnostic, diagnose, suggest } from "@tenet/diagnostics";
import { createJiti } from "jiti";
import { type Code, catalogue } from "../messages.embedded.js";
import { Refusal } from "../refusal.js";
import { type CompiledSpec, sourcesOf } from "./compiled.js";
import { liesInside, pathFrom } from "./paths.js";
import { moduleReason } from "./reasons.js";

type Callable = (...args: unknown[]) => unknown;
type Functions = ReadonlyMap<string, Callable>;

/**
 * Loads the functions of modules that a spec names. They are trusted, as the binding is, and run beside the conditions
 * that call them, never in the implementation's process. Refuses where a module or an export is not there.
 */
export async function referencesOf(spec: CompiledSpec, cwd: string): Promise<Environment["reference"]> {
  const { contract } = spec;
  if (contract.references.length === 0) return undefined;
  const functions = new Map<string, Callable>();
  const diagnostics: Diagnostic[] = [];
  for (const reference of contract.references) {
    const found = await load(reference, spec);
    if (typeof found === "function") functions.set(reference.name, found);
    else diagnostics.push(found);
  }
  if (diagnostics.length > 0) throw new Refusal(diagnostics, sourcesOf([spec], cwd));
  return (name, args) => call(contract, functions, name, args);
}

type Reference = Contract["references"][number];

async function load(reference: Reference, spec: CompiledSpec): Promise<Callable | Diagnostic> {
  const file = resolve(dirname(spec.file), reference.module);
  const say = (code: Code, params: Record<string, string | undefined>): Diagnostic =>
    atLine(spec, reference.line, code, { name: reference.name, module: pathFrom(spec.root, file), ...params });
  if (!existsSync(file) || !liesInside(spec.root, file)) return say("reference-missing", {});
  let module: Record<string, unknown>;
  try {
    module = await createJiti(file, { fsCache: false, interopDefault: false }).import(file);
  } catch (error) {
    return say("reference-failed", { reason: moduleReason(error, file, pathFrom(spec.root, file)) });
  }
  const found = Object.hasOwn(module, reference.name) ? module[reference.name] : undefined;
  if (typeof found === "function") return found as Callable;
  const offered = Object.keys(module).filter(name => typeof module[name] === "function");
  return say("reference-not-exported", { suggestion: suggest(reference.name, offered) ?? offered[0] });
}

function atLine(spec: CompiledSpec, line: number, code: Code, params: Record<string, string | undefined>): Diagnostic {
  const lines = spec.source.text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return diagnose(catalogue, code, spec.source, { start, end: start + (lines[line - 1]?.length ?? 0) }, { params });
}

const nowhere = { start: 0, end: 0 };

/** What throws, answers later or answers something else than its type says has no value. */
function call(contract: Contract, functions: Functions, name: string, args: readonly unknown[]): unknown {
  let value: unknown;
  try {
    // Copies, so that it cannot change what is judged.
    value = functions.get(name)?.(...args.map(arg => structuredClone(arg)));
  } catch (error) {
    throw new Undefined(`${name} failed: ${error instanceof Error ? error.message : String(error)}`, nowhere);
  }
  const returns = contract.references.find(one => one.name === name)!.returns;
  const misfit = conforms(value ?? undefined, returns, environment(contract));
  if (misfit) throw new Undefined(`${name} gave something other than ${misfit.expected}`, nowhere);
  return value ?? undefined;
}
