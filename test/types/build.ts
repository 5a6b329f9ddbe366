/** Small specs, each with a right and a wrong implementation, for the tests of this folder. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, compileText } from "@tenet/checker";
import { type Report, verify } from "@tenet/verifier";

export interface Form {
  readonly name: string;
  /** The spec without its head. */
  readonly spec: string;
  /** TypeScript modules. */
  readonly right: string;
  readonly wrong: string;
  /** What the wrong one breaks. */
  readonly breaks: string;
  /** Promises that are not checked: all others hold of the right one. */
  readonly notChecked?: readonly string[];
  /** A class without a binding: the generated tests need one. */
  readonly unbound?: boolean;
}

/** `### f({ a, b })` with a table of its inputs, each `name | type | rules`. */
export function operation(heading: string, inputs: readonly string[], rest: string): string {
  const rows = inputs.map(row => `| ${row.split("|").length === 2 ? `${row} | ` : row} |`);
  const table = rows.length === 0 ? [] : ["", "| Input | Type | Rules |", "| --- | --- | --- |", ...rows];
  return ["## Operations", "", `### ${heading}`, ...table, "", rest].join("\n");
}

export function markdown(body: string): string {
  return `---\nspec: test.form\nversion: 1.0.0\n---\n\n# Form\n\n${body}\n`;
}

export function compiled(body: string, path = "form.spec.md"): { contract: Contract; specText: string } {
  const { value, diagnostics, source } = compileText(path, markdown(body));
  const wrong = diagnostics.filter(one => one.severity === "error");
  if (!value || wrong.length > 0)
    throw new Error(
      wrong.map(({ message, span }) => `${message} — ${source.text.slice(span.start, span.end)}`).join("\n"),
    );
  return { contract: value, specText: source.text };
}

const base = fileURLToPath(new URL("../node_modules/.types", import.meta.url));

/** Judges the text of a module. */
export async function judge(body: string, module: string, runs = 100): Promise<Report> {
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, "module-"));
  const path = join(folder, "module.ts");
  writeFileSync(path, module);
  try {
    const implementation = { name: "module.ts", path };
    return await verify({ ...compiled(body), implementation, runs, seed: 7, deadline: 5000, skipTypes: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `{ "HLF-2": "broken", … }` */
export function statuses({ verdicts }: Report): Record<string, string> {
  return Object.fromEntries(verdicts.map(({ promise, status }) => [promise.slice(promise.indexOf("/") + 1), status]));
}
