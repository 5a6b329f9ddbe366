import type { Span } from "@tenet/diagnostics";

export type ForeignFormat = "openspec" | "spec-kit" | "kiro-requirements" | "kiro-bugfix" | "kiro-design";

export type ForeignKind =
  | "requirement"
  /** A numbered acceptance criterion, EARS or not. */
  | "criterion"
  /** Given, when, then. */
  | "scenario"
  /** A measurable outcome. */
  | "outcome"
  | "constraint"
  | "property"
  | "edge-case"
  /** A sentence with SHALL or MUST outside of what the format has a place for. */
  | "sentence";

/** One normative statement of a spec in another tool's form. */
export interface ForeignStatement {
  /** Unique in its file: `FR-012a`, `3.2`, `US1.2`, `sign-in/wrong-password`. Characters of `Covers:` only. */
  readonly id: string;
  readonly kind: ForeignKind;
  /** On one line, without emphasis. */
  readonly text: string;
  /** One-based: where the statement begins. */
  readonly line: number;
  readonly span: Span;
  /** It no longer holds: struck out and deferred, or under `REMOVED Requirements`. */
  readonly withdrawn: boolean;
  /** The ids that a property says to validate, `1.2`, as written. */
  readonly validates: readonly string[];
}

/** A spec in OpenSpec, Spec Kit, Spec Kitty or Kiro form. */
export interface ForeignSpec {
  /** What stands before the slash in `Covers: auth/FR-001`: the folder of `spec.md`, or the file's own name. */
  readonly name: string;
  /** Undefined where the text has the marks of none; its statements are sentences then. */
  readonly format: ForeignFormat | undefined;
  /** In the order of the file. */
  readonly statements: readonly ForeignStatement[];
  /** What a delta says about names: ids of requirements before and after. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}
