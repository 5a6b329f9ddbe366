/** Prints conditions with what a call meets besides its inputs: when it is made, who calls, what dependencies answer. */
import type { Contract, Expr } from "@tenet/checker";
import { stringLiteral } from "../encode/index.js";
import type { Names } from "../names.js";
import type { PrintOptions } from "../print/index.js";
import { typeText } from "../types.js";
import { reads } from "../walk.js";
import { Emitter, type Surroundings } from "./context.js";

const world: ReadonlySet<Expr["kind"]> = new Set(["now", "actor", "answer"]);

export class WorldEmitter extends Emitter {
  override readonly knowsWorld = true;
  /** Definitions that read what a call meets take the scene first. */
  readonly definitionsWithWorld: ReadonlySet<string>;

  constructor(
    contract: Contract,
    names: Names,
    /** The type of what a call meets. */
    private readonly worldType: string,
  ) {
    super(contract, names);
    this.definitionsWithWorld = new Set(
      contract.definitions.filter(one => reads(one.body, world, contract)).map(one => one.name),
    );
    this.definitionsWithState = new Set(
      contract.definitions.filter(one => reads(one.body, new Set(["state"]), contract)).map(one => one.name),
    );
  }

  override options(surroundings: Surroundings): PrintOptions {
    const { scene = "c" } = surroundings;
    return {
      ...super.options(surroundings),
      world: (expr, args) => {
        if (expr.kind !== "answer") return `${scene}.${expr.kind}`;
        const asked = [stringLiteral(expr.port), stringLiteral(expr.function), `[${args.join(", ")}]`];
        return `(${scene}.answer(${asked.join(", ")}) as ${typeText(expr.type, this.names)})`;
      },
    };
  }

  override firstArguments(name: string): string[] {
    return this.definitionsWithWorld.has(name) ? ["c"] : [];
  }

  override firstParameters(name: string): string[] {
    return [...(this.definitionsWithWorld.has(name) ? [`c: ${this.worldType}`] : []), ...super.firstParameters(name)];
  }

  protected override definitionCall(name: string, args: readonly string[], state: string): string {
    const taken = [...this.firstArguments(name), ...(this.definitionsWithState.has(name) ? [state] : []), ...args];
    return `${this.names.definition(name)}(${taken.join(", ")})`;
  }
}
