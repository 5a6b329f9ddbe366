import { createHash } from "node:crypto";
import type { Contract, Promised } from "@tenet/checker";
import { type Diagnostic, position } from "@tenet/diagnostics";
import { follow } from "../trace/covers.js";
import { gather } from "../trace/files.js";
import { readStatements, type Statement } from "../trace/statements.js";
import type { CompiledSpec } from "./compiled.js";

interface Compiled {
  readonly specs: readonly CompiledSpec[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Statements that a spec of its own would leave unbound, and that statements of other files of the project cover: with
 * the status that they have in truth, and without the warning. The project is read only where something is unbound.
 */
export async function withCovers({ specs, diagnostics }: Compiled): Promise<Compiled> {
  const roots = new Set(specs.filter(({ contract }) => contract.promises.some(isUnbound)).map(({ root }) => root));
  const found = new Map<string, Statement>();
  for (const root of roots) for (const [id, one] of await coveredIn(root)) found.set(id, one);
  if (found.size === 0) return { specs, diagnostics };
  return {
    specs: specs.map(spec => ({ ...spec, contract: coveredContract(spec.contract, found) })),
    diagnostics: diagnostics.filter(one => !isAnswered(one, specs, found)),
  };
}

const isUnbound = ({ status }: Promised) => status === "unbound";

const keyOf = (contract: Contract, id: string) => `${contract.path} ${contract.spec}/${id}`;

/** The statements below a folder that are traced or judged, by their file and id. */
async function coveredIn(root: string): Promise<Map<string, Statement>> {
  const { sources } = await gather(root, root);
  const reads = sources.map(source => readStatements(source, root));
  follow(reads);
  const covered = reads
    .flatMap(read => read.statements)
    .filter(({ status }) => status === "traced" || status === "judged");
  return new Map(covered.map(one => [`${one.file} ${one.id}`, one]));
}

const reasons = { traced: "the statements that cover it are checked", judged: "it is judged elsewhere" };

function coveredContract(contract: Contract, found: ReadonlyMap<string, Statement>): Contract {
  const changed: string[] = [];
  const promises = contract.promises.map((promise): Promised => {
    const covered = isUnbound(promise) ? found.get(keyOf(contract, promise.id)) : undefined;
    const status = covered?.status;
    if (status !== "traced" && status !== "judged") return promise;
    changed.push(`${promise.id} ${status}`);
    return { ...promise, status, notChecked: covered?.notChecked ?? reasons[status] };
  });
  // What other files cover goes into the generated files, so that these are out of date when it changes.
  const hash = createHash("sha256")
    .update([contract.hash, ...changed].join("\n"), "utf8")
    .digest("hex");
  return changed.length === 0 ? contract : { ...contract, hash, promises };
}

function isAnswered(one: Diagnostic, specs: readonly CompiledSpec[], found: ReadonlyMap<string, Statement>): boolean {
  if (one.code !== "unbound-promise") return false;
  const spec = specs.find(({ source }) => source.path === one.path);
  if (spec === undefined) return false;
  const { line } = position(spec.source, one.span.start);
  const meant = spec.contract.promises.filter(promise => isUnbound(promise) && promise.line === line);
  return meant.some(({ id }) => found.has(keyOf(spec.contract, id)));
}
