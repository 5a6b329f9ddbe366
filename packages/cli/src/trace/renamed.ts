/** Ids that were in the manifest and are in the spec no longer: tickets, tests and `Covers:` still say them. */
import { existsSync, readFileSync } from "node:fs";
import type { Contract, Promised } from "@tenet/checker";
import { type Diagnostic, diagnose, type Source } from "@tenet/diagnostics";
import { catalogue } from "../messages.embedded.js";
import { remark } from "../refusal.js";

/** A line of a manifest. */
interface Earlier {
  readonly id: string;
  readonly text: string;
  readonly expression: string | undefined;
}

/** `covers` are the places, shown to people, where a `Covers:` names an id of the spec. */
export function renamed(
  manifest: string,
  contract: Contract,
  source: Source,
  covers: (id: string) => readonly string[] = () => [],
): Diagnostic[] {
  const earlier = readManifest(manifest, contract.spec);
  const now = new Set(contract.promises.map(({ id }) => id));
  const known = new Set(earlier.map(({ id }) => id));
  const fresh = contract.promises.filter(({ id, importedFrom }) => !known.has(id) && importedFrom === undefined);
  return earlier
    .filter(({ id }) => isWritten(id) && !now.has(id))
    .map(one => {
      const { id: from, text } = one;
      const heir = fresh.find(other => isSame(one, other));
      const places = covers(from).join(", ") || undefined;
      const said = { from, text: text || one.expression || "", places };
      if (heir === undefined) return remark("promise-gone", { ...said, file: source.path });
      const params = { ...said, to: heir.id };
      return diagnose(catalogue, "promise-renamed", source, lineSpan(source, heir.line), { params });
    });
}

/** The same promise under another name: the expression is the same, or the words are. */
function isSame(one: Earlier, other: Promised): boolean {
  if (one.expression !== undefined && other.expression !== undefined && one.expression === other.expression)
    return true;
  return one.text !== "" && one.text === other.text;
}

/** By a person; others, such as `transfer.frame`, come and go with what they are made of. */
function isWritten(id: string): boolean {
  return !/[./].*[a-z]|^(?:invariant|law)-.*-[0-9a-f]{6}$/.test(id);
}

function readManifest(file: string, spec: string): Earlier[] {
  if (!existsSync(file)) return [];
  try {
    const { promises } = JSON.parse(readFileSync(file, "utf8")) as { promises?: readonly Partial<Earlier>[] };
    return (promises ?? []).flatMap(({ id, text, expression }) =>
      typeof id === "string" && id.startsWith(`${spec}/`)
        ? [{ id: id.slice(spec.length + 1), text: String(text ?? ""), expression }]
        : [],
    );
  } catch {
    // Not one of ours, or broken: `spec compile --check` says so.
    return [];
  }
}

function lineSpan(source: Source, line: number): Diagnostic["span"] {
  const lines = source.text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const text = lines[line - 1] ?? "";
  return { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
}
