/**
 * What a contract says of single values: the types of its declarations, of its state and of inputs. The spec gives them no
 * ids of their own, but whether a bound is held is asked of each level all the same. (Results have one: `transfer.returns`.)
 */
import type { Contract, RuledType } from "@tenet/checker";

export interface Shape {
  /** `Account.type`, `accounts.type` of the state, `transfer.input`. */
  readonly id: string;
  readonly kind: "type" | "state" | "input";
  /** Of the type, the state variable, the operation. */
  readonly name: string;
  /** The type: of inputs, a record of them. */
  readonly type: RuledType;
  readonly text: string;
  readonly line: number;
}

/** Every shape, in the order of the contract; an id that two would have is the first one's. */
export function shapesOf(contract: Contract): readonly Shape[] {
  const all: Shape[] = [
    ...contract.types.map(
      ({ name, type, line }): Shape => ({
        ...{ id: `${name}.type`, kind: "type", name, type, line },
        text: `A value of ${name} fits its type`,
      }),
    ),
    ...contract.state.map(
      ({ name, type, line }): Shape => ({
        ...{ id: `${name}.type`, kind: "state", name, type, line },
        text: `${name} fits its type`,
      }),
    ),
    ...contract.operations
      .filter(operation => operation.inputs.length > 0)
      .map(
        ({ name, inputs, line }): Shape => ({
          ...{ id: `${name}.input`, kind: "input", name, line },
          type: { type: { kind: "record", fields: inputs }, rules: [] },
          text: `The inputs of ${name} fit their types`,
        }),
      ),
  ];
  return all.filter((one, at) => all.findIndex(other => other.id === one.id) === at);
}
