/** `Uses [Money](money.spec.md).`: makes the types and definitions of other specs known by name. */
import { suggest } from "@tenet/diagnostics";
import type { ImportNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Definition, Reference } from "../ir.js";
import { Claims } from "./claims.js";
import { lend } from "./lend.js";
import { DEEPEST, type Known, type Library } from "./library.js";
import { linkTo, resolvePath } from "./path.js";

/** Fills `context.imported`, and what is known of types and definitions. Says what is wrong with the links. */
export function readImports(context: Context, library: Library): void {
  const claims = new Claims(context);
  const seen = new Set<string>();
  for (const node of context.spec.imports) {
    const path = resolvePath(context.spec.source.path, node.target.text);
    if (seen.has(path)) continue;
    seen.add(path);
    const known = find(context, library, node, path);
    if (known) take(context, claims, node, known);
    else context.imported.isPartial = true;
  }
}

/** The spec behind a link; undefined where it cannot be used, which is said. */
function find(context: Context, library: Library, node: ImportNode, path: string): Known | undefined {
  const { report, spec } = context;
  const own = spec.source.path;
  const ring = path === own ? [own] : library.way(path, own);
  if (ring) {
    const shown = [own, ...ring].map(one => `\`${one}\``).join(" → ");
    report.add("import-cycle", node.span, { ring: shown, self: path === own ? own : undefined });
    return undefined;
  }
  if (!library.has(path)) {
    report.add("import-missing", node.target.span, { path, suggestion: suggestion(library, own, path) });
    return undefined;
  }
  if (library.isDeep(path)) {
    report.add("import-too-deep", node.span, { path, most: DEEPEST });
    return undefined;
  }
  const known = library.get(path);
  if (!known.wrong) return known;
  report.add("import-with-errors", node.span, { path });
  return undefined;
}

/** A spec of a similar path, or of the same name elsewhere, as it would be linked. */
function suggestion(library: Library, own: string, path: string): string | undefined {
  const near = library.near(path).filter(one => one !== own);
  const file = (one: string) => one.slice(one.lastIndexOf("/") + 1);
  const meant = suggest(path, near) ?? near.find(one => file(one) === file(path));
  return meant === undefined ? undefined : linkTo(own, meant);
}

function take(context: Context, claims: Claims, node: ImportNode, { path, contract }: Known): void {
  if (contract === undefined) return;
  const { imported, spec } = context;
  const loan = lend(contract, { path: spec.source.path, line: lineOf(context, node.span) });
  imported.specs.push({ node, path, spec: contract.spec, hash: contract.hash });
  for (const further of contract.imports) imported.through.set(further.path, further.spec);
  for (const type of loan.types) {
    const verdict = claims.type(type, node, path);
    if (verdict === "new") {
      imported.types.push(type);
      context.types.set(type.name, type.type);
    }
    if (verdict !== "refused" && type.importedFrom === path) imported.typeNames.set(type.name, node);
  }
  const takeValues = <V extends Value>(values: readonly V[], all: V[], known: Map<string, V>) => {
    for (const value of values) {
      const verdict = claims.value(value, node, path);
      if (verdict === "new") {
        all.push(value);
        known.set(value.name, value);
      }
      if (verdict !== "refused" && value.importedFrom === path) imported.valueNames.set(value.name, node);
    }
  };
  takeValues(loan.definitions, imported.definitions, context.definitions);
  takeValues(loan.references, imported.references, context.references);
}

type Value = Definition | Reference;
