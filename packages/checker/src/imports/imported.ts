import type { ImportNode } from "@tenet/parser";
import type { Definition, Reference, TypeDeclaration } from "../ir.js";

/** What other specs lend to one spec. */
export interface Imported {
  /** Of the specs used, in the order of their links. */
  readonly specs: ImportedSpec[];
  /** Types, definitions and functions that may be named here, and those that these need; each before what needs it. */
  readonly types: TypeDeclaration[];
  readonly definitions: Definition[];
  readonly references: Reference[];
  /** The names that may be used here, with the link that they came by. What those need has no name here. */
  readonly typeNames: Map<string, ImportNode>;
  readonly valueNames: Map<string, ImportNode>;
  /** The names of the specs that those use in their turn, by path. */
  readonly through: Map<string, string>;
  /** Whether a spec that is linked could not be used. */
  isPartial: boolean;
}

export interface ImportedSpec {
  readonly node: ImportNode;
  readonly path: string;
  /** The name of the spec there: `bank.money`. */
  readonly spec: string;
  readonly hash: string;
}

export const nothingImported = (): Imported => ({
  specs: [],
  types: [],
  definitions: [],
  references: [],
  typeNames: new Map(),
  valueNames: new Map(),
  through: new Map(),
  isPartial: false,
});
