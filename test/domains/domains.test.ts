// The specs of whole domains compile without a warning, keep account of each promise, and become TypeScript that compiles.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { describe, expect, it } from "vitest";
import { complaints, inFolder } from "../generator/compilers.js";

const folder = join(import.meta.dirname, "../../examples/domains");
const names = readdirSync(folder).filter(name => name.endsWith(".spec.md"));
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const compiled = (name: string) => compileText(name, read(name), read);
const contract = (name: string): Contract => compiled(name).value!;

describe.each(names)("%s", name => {
  it("compiles without a warning", () => {
    const loud = compiled(name).diagnostics.filter(one => one.severity !== "note");
    expect(loud.map(one => one.message)).toEqual([]);
  });

  it("has every id in bold among its promises, once", () => {
    const written = [...read(name).matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(match => match[1]);
    const rows = [...read(name).matchAll(/^\| ([A-Z]+-\d+) +\|/gm)].map(match => match[1]);
    const own = contract(name).promises.filter(one => one.importedFrom === undefined);
    const ids = own.map(one => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    // A row about several operations or a failure mode of each is known by its id and theirs.
    const lost = [...written, ...rows].filter(id => !ids.some(one => one === id || one.startsWith(`${id}.`)));
    expect(lost).toEqual([]);
  });

  it("says of each promise what holds code to it, or why nothing does", () => {
    const silent = contract(name).promises.filter(one => one.status !== "bound" && one.notChecked === undefined);
    expect(silent.map(one => one.id)).toEqual([]);
  });
});

it("covers what specs can say", () => {
  const all = names.map(contract);
  const counts = {
    machines: all.flatMap(one => one.machines).length,
    permissions: all.flatMap(one => one.permissions).length,
    visibility: all.flatMap(one => one.visibility).length,
    events: all.flatMap(one => one.events).length,
    ports: all.flatMap(one => one.ports).length,
    failureModes: all.flatMap(one => one.failureModes).length,
    overTime: all.flatMap(one => one.overTime).length,
    quality: all.flatMap(one => one.quality).length,
    imports: all.flatMap(one => one.imports).length,
    references: all.flatMap(one => one.references).length,
    batches: all.flatMap(one => one.operations).filter(one => one.sameAs).length,
    idempotent: all.flatMap(one => one.operations).filter(one => one.idempotent).length,
    scenarios: all.flatMap(one => one.promises).filter(one => one.kind === "scenario").length,
  };
  expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
});

it("becomes TypeScript that both compilers accept", async () => {
  const files = names.flatMap(name => generate(contract(name)).files);
  const typescript = files.filter(file => file.name.endsWith(".ts") && !file.name.endsWith(".test.ts"));
  await inFolder(typescript, where => {
    expect(complaints(where, "seven")).toBe("");
    expect(complaints(where, "six")).toBe("");
  });
});
