import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const source = join(import.meta.dirname, "../../packages/checker/src");
const allowed = new Set(["node:crypto", "@tenet/diagnostics", "@tenet/parser"]);

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(name => name.endsWith(".ts"));
const text = (name: string) => readFileSync(join(source, name), "utf8");

it("imports nothing but the stages before it, and of node the hash alone", () => {
  const imported = files.flatMap(name =>
    [...text(name).matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)"|\bimport\s*\(?"([^"]+)"|\brequire\(/gm)].map(
      match => [name, match[1] ?? match[2] ?? match[0]] as const,
    ),
  );
  expect(imported.length).toBeGreaterThan(50);
  expect(imported.filter(([, from]) => !from.startsWith(".") && !allowed.has(from))).toEqual([]);
});

it("reads no clock, no chance, no locale and no process", () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\.toLocale\w+\(|\bIntl\.|\bprocess\.|\blocaleCompare\b/;
  const code = (name: string) => text(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, "");
  expect(files.filter(name => !name.endsWith("embedded.ts") && impure.test(code(name)))).toEqual([]);
});
