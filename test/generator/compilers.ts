/** Generated files on disk, type-checked by both compilers and imported, then gone. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const compilers = { six: "typescript/bin/tsc6", seven: "typescript-7/bin/tsc" };

export interface Text {
  readonly name: string;
  readonly text: string;
}

const options = {
  target: "ES2023",
  lib: ["ES2023"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  skipLibCheck: true,
  types: [],
};

/** Runs `use` in a folder below test/ that holds the files, where imports of the packages resolve. */
export async function inFolder<T>(files: readonly Text[], use: (folder: string) => T | Promise<T>): Promise<T> {
  const base = fileURLToPath(new URL("../node_modules/.generated", import.meta.url));
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, "case-"));
  try {
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the compiler has to say about the TypeScript files of the folder; "" where nothing. */
export function complaints(folder: string, version: keyof typeof compilers, emit = false): string {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...options, noEmit: !emit, outDir: "out" }, include: ["*.ts"] }),
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules", compilers[version]), "-p", folder],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  return stdout + stderr;
}

/** Type-checks with TypeScript 7, emits, and imports the module of that name. */
export async function load(folder: string, name: string): Promise<Record<string, unknown>> {
  const said = complaints(folder, "seven", true);
  if (said !== "") throw new Error(said);
  return (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, "out", name.replace(/\.ts$/, ".js"))).href
  )) as Record<string, unknown>;
}
