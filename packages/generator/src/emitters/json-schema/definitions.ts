/** The named schemas of a contract: one for each declared type, and for the input and the result of each operation. */
import type { Contract } from "@tenet/checker";
import { pascal } from "../../names.js";
import type { Exactness } from "../emitter.js";
import { heldBut, unheld } from "../levels.js";
import { shapesOf } from "../shapes.js";
import type { Held, Schema } from "./held.js";
import { TypeSchemas } from "./types.js";

export interface Definitions {
  /** By name, in the order of the contract. */
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly types: TypeSchemas;
  /** The names of the schemas of an operation's inputs, and of its result. */
  input(operation: string): string;
  result(operation: string): string;
  readonly levels: Map<string, Exactness>;
}

/** `under`: where the schemas stand in their document, such as `#/$defs/`. */
export function definitions(contract: Contract, under: string): Definitions {
  const name = namesOf(contract);
  const types = new TypeSchemas(contract, type => `${under}${name(`type ${type}`)}`);
  const levels = unheld(contract, ({ kind }) => reasons[kind] ?? oneMessage);
  const schemas: Record<string, Schema> = {};
  const add = (key: string, held: Held, id: string, prose = "") => {
    schemas[name(key)] = prose === "" ? held.schema : { description: prose, ...held.schema };
    levels.set(id, heldBut(held.gaps));
  };
  for (const type of contract.types) {
    add(`type ${type.name}`, types.declaration(type), `${type.name}.type`, type.prose);
    for (const clause of type.invariants)
      if (types.invariant(clause).gaps.length === 0) levels.set(clause.id, { level: "exact" });
  }
  for (const operation of contract.operations) {
    add(`input ${operation.name}`, types.record(operation.inputs, true), `${operation.name}.input`);
    if (operation.returns) add(`result ${operation.name}`, types.ruled(operation.returns), `${operation.name}.returns`);
  }
  return {
    schemas,
    types,
    input: operation => name(`input ${operation}`),
    result: operation => name(`result ${operation}`),
    levels: known(levels, contract),
  };
}

/** Of what the contract promises alone: an operation without inputs has no such shape. */
function known(levels: Map<string, Exactness>, contract: Contract): Map<string, Exactness> {
  const ids = new Set([...shapesOf(contract), ...contract.promises].map(one => one.id));
  return new Map([...levels].filter(([id]) => ids.has(id)));
}

const reasons: Readonly<Record<string, string>> = {
  invariant: "a schema sees one value, and compares it with constants alone",
  precondition: "a schema sees the inputs one by one, and not the state",
  refusal: "refusing with a code is the operation's answer, which a schema does not give",
  permission: "a schema does not know who calls",
  visibility: "a schema does not know who calls",
};
const oneMessage = "a schema sees one message, not what happened before or after it";

/** Letters that stand in a reference and in a component's name as they are; no two things have one name. */
function namesOf(contract: Contract): (key: string) => string {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  const give = (key: string, wanted: string) => {
    let name = wanted.replace(/[^A-Za-z0-9._-]/gu, one => `-${one.codePointAt(0)?.toString(16)}`);
    while (taken.has(name)) name += "_";
    taken.add(name);
    names.set(key, name);
  };
  for (const { name } of contract.types) give(`type ${name}`, name);
  for (const { name } of contract.operations) {
    give(`input ${name}`, `${pascal(name)}Input`);
    give(`result ${name}`, `${pascal(name)}Result`);
  }
  return key => names.get(key) ?? key;
}
