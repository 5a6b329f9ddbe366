/** What a spec lends to those that use it: its types, and those of its definitions that stand without its state. */
import type { Clause, Contract, Definition, Reference, TypeDeclaration } from "../ir.js";
import { atLine, mentionsKind } from "./parts.js";
import { linkTo, resolvePath } from "./path.js";

export interface Loan {
  readonly types: readonly TypeDeclaration[];
  readonly definitions: readonly Definition[];
  readonly references: readonly Reference[];
}

/** Where the declarations go: the path of the spec that uses them, and the line of its link. */
interface Place {
  readonly path: string;
  readonly line: number;
}

/** What belongs to one spec's own world: its state, who calls it, what its ports answer. */
const ownWorld: ReadonlySet<string> = new Set(["state", "actor", "answer"]);

/**
 * Types are structural in TypeScript, so a copy of a declaration is as good as the declaration: the generator and the
 * verifier read one contract and never another. The copies say where they come from, and stand at the line of the link.
 */
export function lend(contract: Contract, { path, line }: Place): Loan {
  const bound = new Set<string>();
  for (const { name, body } of contract.definitions)
    if (mentionsKind(body, ownWorld) || callsOne(body, bound)) bound.add(name);
  const from = (declared: { readonly importedFrom?: string }) => declared.importedFrom ?? contract.path;
  return {
    types: contract.types.map(type => {
      const { invariants, ...rest } = type;
      return {
        ...atLine(rest, line),
        importedFrom: from(type),
        invariants: invariants.map(clause => lentClause(clause, contract, from(type), line)),
      };
    }),
    definitions: contract.definitions
      .filter(({ name }) => !bound.has(name))
      .map(definition => ({ ...atLine(definition, line), importedFrom: from(definition) })),
    references: contract.references.map(reference => ({
      ...atLine(reference, line),
      importedFrom: from(reference),
      module: linkTo(path, resolvePath(contract.path, reference.module)),
    })),
  };
}

/** Its id has the name of its spec before it, since two specs may both have an `ACC-1`. */
function lentClause(clause: Clause, { spec }: Contract, importedFrom: string, line: number): Clause {
  return { ...clause, line, importedFrom, id: clause.importedFrom === undefined ? `${spec}/${clause.id}` : clause.id };
}

function callsOne(part: unknown, names: ReadonlySet<string>): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { kind, name } = part as { kind?: unknown; name?: unknown };
  return (
    (kind === "definition" && names.has(String(name))) || Object.values(part).some(inner => callsOne(inner, names))
  );
}
