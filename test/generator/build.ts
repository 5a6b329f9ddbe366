/** Contracts by hand, for names and texts that a spec's parser would have to let through first. */
import type {
  Clause,
  Contract,
  Expr,
  Field,
  Operation,
  Refusal,
  Rule,
  RuledType,
  Type,
  TypeDeclaration,
} from "@tenet/checker";

const span = { start: 0, end: 0 };
const bool: Type = { kind: "boolean" };

export const ruled = (type: Type, ...rules: Rule[]): RuledType => ({ type, rules });
export const field = (name: string, type: Type, prose = "", ...rules: Rule[]): Field => ({
  name,
  type: ruled(type, ...rules),
  prose,
  line: 1,
});
export const text: Type = { kind: "string" };
export const integer: Type = { kind: "integer" };
export const named = (name: string): Type => ({ kind: "named", name });
export const literal = (value: string | number | boolean): Expr => ({
  kind: "literal",
  value,
  span,
  type: typeof value === "string" ? text : typeof value === "number" ? integer : bool,
});
export const input = (name: string, type: Type): Expr => ({ kind: "input", name, type, span });
export const equals = (left: Expr, right: Expr): Expr => ({
  kind: "equality",
  negated: false,
  left,
  right,
  type: bool,
  span,
});

export function declare(name: string, type: Type, more: Partial<TypeDeclaration> = {}): TypeDeclaration {
  return {
    name,
    kind: type.kind === "record" ? "entity" : "alias",
    type: ruled(type),
    invariants: [],
    prose: "",
    line: 1,
    ...more,
  };
}

export function clause<K extends Clause["kind"]>(
  id: string,
  kind: K,
  condition: Expr,
  more: Partial<Clause> = {},
): Clause & { kind: K } {
  return { id, kind, text: "", expression: "true", condition, line: 1, span, ...more } as Clause & { kind: K };
}

export const refusal = (id: string, code: string, condition: Expr, more: Partial<Clause> = {}): Refusal => ({
  ...clause(id, "refusal", condition, more),
  code,
  from: "requires",
});

export function operation(name: string, more: Partial<Operation> = {}): Operation {
  const inputs = more.inputs ?? [];
  return {
    name,
    constructs: false,
    inputs,
    returns: undefined,
    locals: [],
    requires: [],
    refusals: [],
    ensures: [],
    changes: undefined,
    parameters: inputs.length === 0 ? [] : [{ kind: "object", names: inputs.map(one => one.name) }],
    failsAny: false,
    mayFail: [],
    sameAs: undefined,
    idempotent: undefined,
    emits: [],
    calls: [],
    needs: [],
    examples: [],
    prose: "",
    line: 1,
    span,
    ...more,
  };
}

/** A promise for each clause of the operations, as the checker lists them. */
function promisesOf(operations: readonly Operation[]): Contract["promises"] {
  return operations.flatMap(one =>
    [...one.requires, ...one.refusals, ...one.ensures].map(({ id, kind, text: prose, expression, line }) => ({
      id,
      kind,
      text: prose,
      expression,
      line,
      status: "bound" as const,
      operation: one.name,
      notChecked: undefined,
    })),
  );
}

export function contract(more: Partial<Contract> = {}): Contract {
  return {
    spec: "test.sample",
    version: "1.0.0",
    title: "Sample",
    prose: "",
    path: "sample.spec.md",
    stem: "sample",
    hash: "0".repeat(64),
    errors: "throw",
    types: [],
    definitions: [],
    references: [],
    state: [],
    invariants: [],
    operations: [],
    laws: [],
    imports: [],
    machines: [],
    roles: undefined,
    permissions: [],
    visibility: [],
    errorCodes: [],
    events: [],
    ports: [],
    overTime: [],
    failureModes: [],
    quality: [],
    promises: promisesOf(more.operations ?? []),
    ...more,
  };
}
