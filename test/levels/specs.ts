/** Every spec of the examples, compiled. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, compileText } from "@tenet/checker";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const folders = ["bank", "domains", "packages", "functions", "shop"];

export const specs: readonly string[] = folders.flatMap(folder =>
  readdirSync(join(examples, folder))
    .filter(name => name.endsWith(".spec.md"))
    .sort()
    .map(name => `${folder}/${name}`),
);

/** The contract of a spec of the examples: `bank/bank.spec.md`. */
export function contractOf(path: string): Contract {
  const folder = join(examples, dirname(path));
  return compiled(basename(path), readFileSync(join(examples, path), "utf8"), other => {
    try {
      return readFileSync(join(folder, posix.normalize(other)), "utf8");
    } catch {
      return undefined;
    }
  });
}

export function compiled(path: string, text: string, load?: (path: string) => string | undefined): Contract {
  const { value, diagnostics } = compileText(path, text, load);
  const errors = diagnostics.filter(one => one.severity === "error");
  if (value === undefined || errors.length > 0) throw new Error(errors.map(one => one.message).join("\n"));
  return value;
}

const here = (name: string): Contract => compiled(name, readFileSync(new URL(`./${name}`, import.meta.url), "utf8"));

/** Every kind of type, and rules that levels hold in different ways. */
export const kinds = here("kinds.spec.md");

/** Kinds of state: rules on its collections, and what it may be without. */
export const stateKinds: ReadonlyMap<string, Contract> = new Map([
  ["collections", here("collections.spec.md")],
  ["nothings", here("nothings.spec.md")],
]);
