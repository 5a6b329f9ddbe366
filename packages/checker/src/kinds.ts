/** What the kinds of values that an operation takes mean for those who call it. */
import type { Contract, Operation, Promised, Type } from "./ir.js";
import { holds } from "./shapes/holds.js";

type Types = Pick<Contract, "types">;

/** Whether a value of the type may hold one of a kind. What a function takes and answers is not held. */
export function holdsKind(contract: Types, type: Type, ...kinds: readonly Type["kind"][]): boolean {
  const declared = (name: string) => contract.types.find(one => one.name === name)?.type.type;
  return holds(type, one => kinds.includes(one.kind), declared);
}

/** Whether a value of the type may hold one of the named type, or be one. */
export function holdsNamed(contract: Types, type: Type, name: string): boolean {
  const declared = (other: string) => contract.types.find(one => one.name === other)?.type.type;
  return holds(type, one => one.kind === "named" && one.name === name, declared);
}

/** Whether the operation can be called only with what another one returned. */
export function takesHandle(contract: Types, operation: Pick<Operation, "inputs">): boolean {
  return operation.inputs.some(({ type }) => holdsKind(contract, type.type, "opaque"));
}

/** Nobody but the implementation can make a handle: what takes one is called in laws only. */
export function withoutHandles(
  contract: Types & Pick<Contract, "operations">,
  promises: readonly Promised[],
): Promised[] {
  const taking = new Set(contract.operations.filter(one => takesHandle(contract, one)).map(({ name }) => name));
  return promises.map(promise =>
    promise.operation === undefined || !taking.has(promise.operation) || promise.notChecked !== undefined
      ? promise
      : { ...promise, notChecked: "only the implementation can make what it takes; laws check it" },
  );
}
