/** A small project on disk, and what `spec strength` says of it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileText } from "@tenet/checker";
import { type MutantReport, type StrengthOptions, type StrengthReport, strength } from "@tenet/verifier/strength";
import { afterEach, expect } from "vitest";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "tenet-test-"));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

type Choices = Partial<Omit<StrengthOptions, "contract" | "implementation">>;

/** `module` is the implementation, seen from `folder`. */
export function ask(folder: string, spec: string, module: string, choices: Choices = {}) {
  const { value: contract, diagnostics } = compileText("given.spec.md", spec);
  if (contract === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return strength({
    contract,
    specText: spec,
    implementation: { name: module, path: join(folder, module), from: folder },
    deadline: 1000,
    seed: 1,
    runs: 200,
    budget: 60_000,
    folder,
    ...choices,
  });
}

export async function measured(folder: string, spec: string, module: string, choices: Choices = {}) {
  const report = await ask(folder, spec, module, choices);
  expect(report).toMatchObject({ kind: "measured" });
  return report as StrengthReport;
}

/** `a < b → a <= b` */
export const change = ({ original, mutated }: MutantReport) => `${original} → ${mutated}`;

/** The changes that came to this. */
export function fated({ mutants }: StrengthReport, fate: MutantReport["fate"]): string[] {
  return mutants.filter(mutant => mutant.fate === fate).map(change);
}

/** Every file below a folder with its text and the time of its last change. */
export function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(paths.map(path => [path, `${statSync(path).mtimeMs} ${readFileSync(path, "utf8")}`]));
}
