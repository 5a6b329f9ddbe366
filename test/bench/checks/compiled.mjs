// The generated contract of a spec of this folder, as a module.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { ts } from "ts-morph";

let made = 0;

/** A module of its own each time: what one caller makes an engine learn is not the other's. */
export async function contractOf(stem) {
  const text = readFileSync(new URL(`./${stem}.spec.md`, import.meta.url), "utf8");
  const { value, diagnostics } = compileText(`${stem}.spec.md`, text);
  if (value === undefined || diagnostics.some(one => one.severity === "error"))
    throw new Error(`${stem}: ${diagnostics.map(one => one.message).join("\n")}`);
  const file = generate(value).files.find(one => one.name === `${stem}.contract.ts`);
  const { ESNext } = ts.ModuleKind;
  const { outputText } = ts.transpileModule(file.text, {
    compilerOptions: { module: ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const folder = fileURLToPath(new URL("../../node_modules/.generated", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/bench-${stem}-${process.pid}-${(made += 1)}.mjs`;
  writeFileSync(path, outputText);
  try {
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(path);
  }
}
