/** The reference model: what the state is after a call, by the spec alone. */
import type { Environment, Values } from "../interpreter/environment.js";

/** What a step may read of the world around the call. */
export interface Around {
  readonly now?: Date;
  /** Who calls. Absent: not known. */
  readonly actor?: unknown;
  /** What dependencies answered in this call. */
  readonly answer?: Environment["answer"];
  /** The trusted functions of modules. */
  readonly reference?: Environment["reference"];
  /** The failure mode (its id) that the call met. */
  readonly trouble?: string;
  /** What a real call returned: a witness for what the spec leaves to the implementation. */
  readonly result?: unknown;
  /** How many generated values there were before, so that one that is no longer in the state does not come again. Default: 0. */
  readonly generated?: number;
}

export type Stepped =
  | {
      readonly kind: "returned";
      readonly state: Values;
      /** One that the spec allows; undefined where it does not say enough. */
      readonly result: unknown;
      /** Whether the spec allows no other result, generated values apart. */
      readonly determined: boolean;
      readonly emits: readonly { readonly event: string; readonly data: unknown }[];
    }
  | {
      readonly kind: "refused";
      readonly code: string;
      /** The refusal or failure mode that was due. */
      readonly clause: string;
      readonly state: Values;
    }
  /** The caller's duty that the call breaks: nothing is promised. */
  | { readonly kind: "outside"; readonly clause: string }
  | {
      readonly kind: "undetermined";
      readonly why: string;
      /** The row of Changes that has no value in this call, or that another row contradicts: a gap in the spec. */
      readonly row?: string;
    };

export interface Modelled {
  /** Whether calls of it lead to one next state and to a result that can be told. */
  readonly determined: boolean;
  /** Why not, in plain words. */
  readonly why: string | undefined;
}

export interface Model {
  readonly operations: Readonly<Record<string, Modelled>>;
  /** The state that the column Starts describes. */
  readonly start: Values;
  /** One call. Never throws for what the spec says. */
  step(state: Values, operation: string, input: Values, around?: Around): Stepped;
}
