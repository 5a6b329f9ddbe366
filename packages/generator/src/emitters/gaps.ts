/** What a level lets through of values, gathered over a type and all inside. */
import { type Contract, type Rule, type RuledType, type Type, type TypeDeclaration, typesIn } from "@tenet/checker";
import type { Exactness } from "./emitter.js";
import { heldBut } from "./levels.js";
import { OfTypes } from "./of-types.js";
import { shapesOf } from "./shapes.js";

/** What a level does not hold of one type by itself, of one rule, of an entity's Always clauses. */
export interface Gaps {
  /** `isInput`: the record of an operation's inputs. */
  type(type: Type, isInput: boolean): readonly string[];
  /** `fields`: where it stands in a record, so that it may read siblings. */
  rule(rule: Rule, type: Type, place: Place): readonly string[];
  declaration(type: TypeDeclaration): readonly string[];
}

/** Where a value stands: what rules on it may read besides. */
export type Place = "input" | "result" | "type" | "state";

/** The levels of all shapes and of the promises that results fit. */
export function levelsOfShapes(contract: Contract, gaps: Gaps): Map<string, Exactness> {
  const gather = new Gather(contract, gaps);
  const levels = new Map<string, Exactness>();
  for (const { id, kind, name, type } of shapesOf(contract)) {
    const declared = kind === "type" ? contract.types.find(one => one.name === name) : undefined;
    const found = declared === undefined ? gather.ruled(type, kind, kind === "input") : gather.declaration(declared);
    levels.set(id, heldBut([...new Set(found)]));
  }
  for (const { name, returns } of contract.operations)
    if (returns !== undefined) levels.set(`${name}.returns`, heldBut([...new Set(gather.ruled(returns, "result"))]));
  const promised = new Set([...shapesOf(contract), ...contract.promises].map(one => one.id));
  return new Map([...levels].filter(([id]) => promised.has(id)));
}

class Gather {
  private readonly types: OfTypes;

  constructor(
    contract: Contract,
    private readonly gaps: Gaps,
  ) {
    this.types = new OfTypes(contract);
  }

  declaration(type: TypeDeclaration): readonly string[] {
    return [...this.ruled(type.type, "type"), ...this.gaps.declaration(type)];
  }

  ruled({ type, rules }: RuledType, place: Place, isInput = false): readonly string[] {
    return [...this.type(type, place, isInput), ...rules.flatMap(rule => this.gaps.rule(rule, type, place))];
  }

  private type(type: Type, place: Place, isInput: boolean): readonly string[] {
    if (type.kind === "named") {
      const hasGaps = this.types.of(type.name, found => this.declaration(found).length > 0);
      return hasGaps ? [`what is not held of ${type.name}`] : [];
    }
    return [...this.gaps.type(type, isInput), ...typesIn(type).flatMap(inner => this.ruled(inner, place))];
  }
}
