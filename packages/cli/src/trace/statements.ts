import { type Contract, callable, compileText, type PromiseStatus, worlds } from "@tenet/checker";
import { type Diagnostic, hasErrors, position, type Source, type Span } from "@tenet/diagnostics";
import { type ForeignFormat, type Name, parseSpec, readForeign } from "@tenet/parser";
import { loadFor } from "../project/load.js";

/** `withdrawn`: the spec itself says that it no longer holds. */
export type TraceStatus = PromiseStatus | "withdrawn";

/** A statement of any spec, and what holds code to it. */
export interface Statement {
  /** With the spec's name before it: `bank.accounts/TRF-3`, `auth/FR-001`. */
  readonly id: string;
  /** Without. */
  readonly local: string;
  readonly file: string;
  /** One-based. */
  readonly line: number;
  status: TraceStatus;
  readonly text: string;
  /** Of a statement that `spec verify` does not check, or that is covered by such alone: why. */
  notChecked?: string;
  /** Absent where the spec is Tenet's own. */
  readonly format?: ForeignFormat;
  /** The statements that say `Covers:` about it. */
  readonly coveredBy: string[];
}

/** One id behind a `Covers:`. */
export interface Cover {
  readonly name: Name;
  readonly source: Source;
  /** Of the statement that it stands behind; undefined where that is none. */
  readonly by: { readonly id: string; readonly status: PromiseStatus } | undefined;
  /** Of the spec, which looks among its own statements first. */
  readonly spec: string;
}

export interface Read {
  readonly source: Source;
  /** Of a spec of Tenet's own. */
  readonly contract?: Contract;
  /** Of another, before the slash of its ids. */
  readonly name?: string;
  /** What its properties say to validate. */
  readonly validations?: readonly { readonly by: string; readonly id: string; readonly span: Span }[];
  /** Titles that a change gives other names to, as ids. */
  readonly renamed?: readonly { readonly from: string; readonly to: string }[];
  readonly statements: readonly Statement[];
  readonly covers: readonly Cover[];
  /** Errors of a spec of Tenet's own, warnings of another. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a text is a spec of Tenet's own is a matter of its name. Its path is relative to `root`. */
export function readStatements(source: Source, root: string): Read {
  return source.path.endsWith(".spec.md") ? readNative(source, root) : readOther(source);
}

function readNative(source: Source, root: string): Read {
  const { value: contract, diagnostics } = compileText(source.path, source.text, loadFor({ root }));
  // Warnings are for `spec compile`: the one about unbound statements does not know what other files cover.
  if (contract === undefined || hasErrors(diagnostics))
    return { source, statements: [], covers: [], diagnostics: diagnostics.filter(one => one.severity === "error") };
  const own = callable(contract, worlds).promises.filter(promise => promise.importedFrom === undefined);
  const statements = own.map(
    (promise): Statement => ({
      id: `${contract.spec}/${promise.id}`,
      local: promise.id,
      file: source.path,
      line: promise.line,
      status: promise.status,
      text: promise.text,
      ...(promise.status === "bound" && promise.notChecked ? { notChecked: promise.notChecked } : {}),
      coveredBy: [],
    }),
  );
  return { source, contract, statements, covers: coversOf(source, contract), diagnostics: [] };
}

function coversOf(source: Source, contract: Contract): Cover[] {
  return namesIn(parseSpec(source).value).map(({ name, start }) => {
    const { line } = position(source, start);
    const by = contract.promises.find(promise => promise.line === line);
    const covering = by && { id: `${contract.spec}/${by.id}`, status: by.status };
    return { name, source, by: covering, spec: contract.spec };
  });
}

/** Every `covers` in the tree, with the place of its statement. */
function namesIn(node: unknown): { readonly name: Name; readonly start: number }[] {
  if (typeof node !== "object" || node === null) return [];
  const { covers, span } = node as { covers?: readonly Name[]; span?: { start: number } };
  const own = (covers ?? []).map(name => ({ name, start: span?.start ?? name.span.start }));
  const inside = Object.entries(node).filter(([key]) => key !== "source" && key !== "lines" && key !== "covers");
  return [...own, ...inside.flatMap(([, value]) => namesIn(value))];
}

function readOther(source: Source): Read {
  const { value, diagnostics } = readForeign(source);
  const { format, name, renamed } = value;
  const statements = value.statements.map(
    (one): Statement => ({
      id: `${name}/${one.id}`,
      local: one.id,
      file: source.path,
      line: one.line,
      status: one.withdrawn ? "withdrawn" : "unbound",
      text: one.text,
      ...(format === undefined ? {} : { format }),
      coveredBy: [],
    }),
  );
  const validations = value.statements.flatMap(({ id: by, validates, span }) =>
    validates.map(id => ({ by, id, span: firstLine(source, span) })),
  );
  return { source, name, statements, covers: [], diagnostics, validations, renamed };
}

function firstLine({ text }: Source, { start, end }: Span): Span {
  const line = text.slice(start, end).split("\n", 1)[0] ?? "";
  return { start, end: start + line.trimEnd().length };
}
