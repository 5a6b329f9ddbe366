/** Where the operations are: in the binding, on the subject, or in what the module exports. */
import { type Binding, isBinding } from "@tenet/runtime";
import { append, getPrototypeOf, hasOwn, ownKeys } from "./primordials.js";
import { Problem } from "./problem.js";
import type { OperationPlan } from "./protocol.js";

type Callable = (...args: unknown[]) => unknown;

/** An operation of the implementation: bound, or a function or method as it stands. */
export type Found =
  | { readonly form: "bound"; readonly call: Callable }
  | { readonly form: "plain"; readonly owner: unknown; readonly call: Callable };

/** The binding that a module is or exports, and the homes of operations that it does not name. */
export interface Bound {
  readonly binding: Binding;
  readonly homes: readonly unknown[];
}

/** Without a binding, the plain module is the home. */
export function boundIn(module: unknown): Bound {
  const exported = read(module, "default");
  const homes = [module, exported, read(exported, "default")];
  for (let at = 0; at < homes.length; at++) {
    const binding = homes[at];
    if (isBinding(binding)) return { binding, homes: [binding.module, read(binding.module, "default")] };
  }
  return { binding: {}, homes };
}

/** The operations of a plan as an implementation has them. Where there is no subject, it is undefined or null. */
export class Operations {
  private readonly binding: Binding;
  private readonly homes: readonly unknown[];

  constructor(
    private readonly plans: readonly OperationPlan[],
    { binding, homes }: Bound,
  ) {
    this.binding = binding;
    this.homes = homes;
  }

  named(name: string): OperationPlan {
    for (let at = 0; at < this.plans.length; at++) if (this.plans[at]!.name === name) return this.plans[at]!;
    throw new Problem("call", `There is no operation ${name} in the spec.`);
  }

  /** Whether there is one that makes the subject. */
  get construct(): boolean {
    for (let at = 0; at < this.plans.length; at++) if (this.plans[at]!.constructs) return true;
    return false;
  }

  find(operation: OperationPlan, subject: unknown): Found | undefined {
    const bound = this.binding.operations as Record<string, Callable> | undefined;
    if (bound !== undefined && hasOwn(bound, operation.name)) return { form: "bound", call: bound[operation.name]! };
    if (subject !== undefined && subject !== null && !operation.constructs) return method(subject, operation.name);
    for (let at = 0; at < this.homes.length; at++) {
      const home = this.homes[at];
      const found = method(home, operation.name) ?? this.itself(home, operation);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Names of the operations that are nowhere. */
  missing(subject: unknown): string[] {
    const missing: string[] = [];
    for (let at = 0; at < this.plans.length; at++) {
      const operation = this.plans[at]!;
      if (this.find(operation, subject) === undefined && !this.isOnPrototype(operation, subject))
        append(missing, operation.name);
    }
    return missing;
  }

  /** Names that could have been meant by a missing operation. */
  members(subject: unknown): string[] {
    const names: string[] = [];
    addNames(names, subject);
    for (let at = 0; at < this.homes.length; at++) addNames(names, this.homes[at]);
    return names;
  }

  /** A module that is one function: `module.exports = function distance() {}`. */
  private itself(home: unknown, operation: OperationPlan): Found | undefined {
    if (typeof home !== "function") return undefined;
    if (this.plans.length > 1 && home.name !== operation.name) return undefined;
    return { form: "plain", owner: undefined, call: home as Callable };
  }

  /** Before a constructor has run, a class's prototype answers for its instances. */
  private isOnPrototype(operation: OperationPlan, subject: unknown): boolean {
    if ((subject !== undefined && subject !== null) || operation.constructs) return false;
    for (let at = 0; at < this.plans.length; at++) {
      const builder = this.plans[at]!;
      const found = builder.constructs ? this.find(builder, subject) : undefined;
      if (found !== undefined && method(read(found.call, "prototype"), operation.name) !== undefined) return true;
    }
    return false;
  }
}

function method(owner: unknown, name: string): Found | undefined {
  const call = read(owner, name);
  return typeof call === "function" ? { form: "plain", owner, call: call as Callable } : undefined;
}

function read(owner: unknown, name: string): unknown {
  if ((typeof owner !== "object" && typeof owner !== "function") || owner === null) return undefined;
  try {
    return (owner as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

function addNames(names: string[], owner: unknown): void {
  try {
    let from: object | null = typeof owner === "object" || typeof owner === "function" ? owner : null;
    for (
      let depth = 0;
      from !== null && from !== Object.prototype && from !== Function.prototype && depth < 4;
      depth++
    ) {
      const own = ownKeys(from);
      for (let at = 0; at < own.length && names.length < 200; at++) {
        const name = own[at];
        if (typeof name === "string" && name !== "constructor" && typeof read(from, name) === "function")
          append(names, name);
      }
      from = getPrototypeOf(from) as object | null;
    }
  } catch {
    // A proxy that refuses to be listed: no suggestion then.
  }
}
