/** How the surroundings of an expression are written; texts are complete TypeScript expressions of their own. */
import type { Contract, Expr, Type, When } from "@tenet/checker";

export interface PrintOptions {
  /** For the types behind names. */
  readonly contract: Pick<Contract, "types">;
  /** Collects the names of the helpers that the text uses; all are exports of `@tenet/runtime`. */
  readonly helpers: Set<string>;
  /** `input.from` */
  readonly input: (name: string) => string;
  /** `before.accounts`, `after.accounts` */
  readonly state: (name: string, when: When) => string;
  readonly result: string;
  readonly it: string;
  /** A free variable; by default its name, mangled by `identifier`. Parameters of lambdas are always that. */
  readonly variable?: (name: string) => string;
  /** A call of the function (or a read of the value) that stands for a definition. */
  readonly definition: (name: string, args: readonly string[], when: When) => string;
  readonly local: (name: string, args: readonly string[]) => string;
  /** In laws: a call of an operation, and whether a call inside `body` fails. */
  readonly operation?: (name: string, inputs: readonly { readonly name: string; readonly value: string }[]) => string;
  readonly fails?: (body: string) => string;
  /** What a call meets: `now`, `actor`, the answer of a dependency. Absent: nothing that is printed reads it. */
  readonly world?: (expr: Extract<Expr, { kind: "now" | "actor" | "answer" }>, args: readonly string[]) => string;
  /** Names that the surroundings use and a lambda's parameter must not shadow, such as `input`, `before`. */
  readonly taken?: ReadonlySet<string>;
  /**
   * The declared type of an input, state variable, result, `it`, free variable, definition or local, where the spec may have
   * narrowed it further (`x !== nothing implies …`); a `!` or a cast is then printed for TypeScript's sake. Absent: neither.
   */
  readonly declared?: (expr: Expr) => Type | undefined;
  /** The type as TypeScript: for casts to a member of a union, and for what a `Map` or `Set` holds. Absent: neither is said. */
  readonly type?: (type: Type) => string;
  /** Takes the lines of a function with a loop, for its name, and gives that name. Absent: callbacks it is. */
  readonly loop?: (base: string, lines: (name: string) => readonly string[]) => string;
}
