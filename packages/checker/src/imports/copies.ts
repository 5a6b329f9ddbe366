/** The contract with copies of what it uses of other specs. */
import { type Context, errors } from "../context.js";
import type { Contract, Import, Promised } from "../ir.js";
import { invariantPromise } from "../statements/derived.js";
import { sha256 } from "../text.js";
import { collect, type Uses } from "./parts.js";

type Unnumbered = Omit<Contract, "promises">;

/** Copies come first, since the spec's own declarations may need them and not the other way round. */
export function withCopies(context: Context, contract: Unnumbered): Unnumbered {
  const { imported } = context;
  if (imported.specs.length === 0) return contract;
  const used = usesOf(contract);
  sayUnused(context, used);
  const all = [...imported.definitions, ...imported.references, ...imported.types];
  const everything = closure(used, imported.types, [...imported.definitions, ...imported.references]);
  const isUsedValue = ({ name }: { name: string }) => everything.values.has(name);
  const types = imported.types.filter(({ name }) => everything.types.has(name));
  const definitions = imported.definitions.filter(isUsedValue);
  const references = imported.references.filter(isUsedValue);
  const kept = new Set<unknown>([...types, ...definitions, ...references]);
  return {
    ...contract,
    hash: sha256([contract.hash, ...imported.specs.map(({ hash }) => hash)].join("\n")),
    types: [...types, ...contract.types],
    definitions: [...definitions, ...contract.definitions],
    references: [...references, ...contract.references],
    imports: importsOf(
      context,
      all.filter(one => kept.has(one)),
    ),
  };
}

/** By the places where a name is a word and not a part of an expression, too. */
function usesOf(contract: Unnumbered): Uses {
  const uses: Uses = { types: new Set(), values: new Set() };
  collect(contract, uses);
  for (const { entity } of [...contract.machines, ...contract.visibility]) uses.types.add(entity);
  return uses;
}

interface Declared {
  readonly name: string;
  readonly importedFrom?: string;
}

/** What is used, what that needs, and so on. */
function closure(used: Uses, types: readonly Declared[], values: readonly Declared[]): Uses {
  const all: Uses = { types: new Set(used.types), values: new Set(used.values) };
  const byName = (declared: readonly Declared[]) => new Map(declared.map(one => [one.name, one]));
  const [typesByName, valuesByName] = [byName(types), byName(values)];
  const seen = new Set<unknown>();
  // A set that grows while it is walked over is walked to its new end.
  for (let before = -1; before !== all.types.size + all.values.size; ) {
    before = all.types.size + all.values.size;
    for (const name of all.types) collect(typesByName.get(name), all, seen);
    for (const name of all.values) collect(valuesByName.get(name), all, seen);
  }
  return all;
}

/** One for each file that something came from, those that are linked here first. */
function importsOf({ imported }: Context, kept: readonly Declared[]): Import[] {
  const linked = imported.specs.map(({ path, spec }) => ({ path, spec }));
  const others = [...new Set(kept.map(one => one.importedFrom!))].filter(path =>
    linked.every(one => one.path !== path),
  );
  const of = (path: string) => [...new Set(kept.filter(one => one.importedFrom === path).map(({ name }) => name))];
  const needed = others.map(path => ({ path, spec: imported.through.get(path) ?? path }));
  return [...linked, ...needed].map(({ path, spec }) => ({ spec, path, names: of(path) }));
}

/** With errors around, what seems unused may only be misspelt. */
function sayUnused(context: Context, used: Uses): void {
  if (errors(context) > 0) return;
  const { typeNames, valueNames, specs } = context.imported;
  for (const { node, path } of specs) {
    const of = (names: ReadonlyMap<string, unknown>, uses: ReadonlySet<string>) =>
      [...names].some(([name, from]) => from === node && uses.has(name));
    if (!of(typeNames, used.types) && !of(valueNames, used.values))
      context.report.add("import-unused", node.span, { path });
  }
}

/** What the types of other specs promise about their values is promised here, too, where such values are kept or returned. */
export function importedPromises(contract: Unnumbered): Promised[] {
  return contract.types.flatMap(({ invariants, importedFrom }) =>
    importedFrom === undefined ? [] : invariants.map(one => ({ ...invariantPromise(one), importedFrom })),
  );
}
