import type { Name, TransitionNode, TransitionsNode } from "@tenet/parser";
import type { Definition, Expr, Field, Path, RuledType, Transition } from "../ir.js";

/** A state machine whose names are known; its rows get their meaning as the operations are resolved. */
export interface Draft {
  readonly node: TransitionsNode;
  /** `Account.status` */
  readonly id: string;
  readonly entity: string;
  readonly field: string;
  readonly states: readonly string[];
  readonly final: readonly string[];
  readonly rows: readonly DraftRow[];
  /** Whether every row makes sense: what is missing may stand in one that does not. */
  complete: boolean;
  /** What the rows came to mean, each beside the row that it comes of. */
  readonly resolved: Resolved[];
  /** Ids of the refusals and duties that the rows made. */
  readonly guardIds: string[];
}

export interface Resolved {
  readonly row: DraftRow;
  readonly transition: Transition;
  /** Why nothing checks it. */
  readonly notChecked: string | undefined;
}

export interface DraftRow {
  readonly node: TransitionNode;
  /** Empty: the entity comes into being. */
  readonly from: readonly string[];
  /** Empty: it is removed. */
  readonly to: readonly string[];
  /** Empty: it happens by itself. */
  readonly operations: readonly Name[];
}

export const creates = (row: DraftRow): boolean => row.node.from.kind === "creation";

/** What else is known of the operation. */
export interface Known {
  readonly inputs: readonly Field[];
  readonly locals: readonly Definition[];
  readonly returns: RuledType | undefined;
  readonly facts: readonly Expr[];
}

/** A row in one operation. */
export interface Entry {
  readonly row: DraftRow;
  readonly id: string;
  /** Over the entity as `it`. */
  readonly when: Expr | undefined;
}

/** The rows of one machine for one operation and one entity. */
export interface Group {
  readonly draft: Draft;
  readonly path: Path;
  readonly entries: readonly Entry[];
}
