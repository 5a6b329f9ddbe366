/** A contract for use at run time and in generated tests, which have no functions of modules to call: `spec verify` has. */
import type { Contract, Definition, Expr, Operation, Promised } from "@tenet/checker";
import { walk } from "./walk.js";

const reason = (name: string) => `it calls the function ${name} of a module`;

/**
 * The contract without the clauses that call a function of a module, and without the definitions that only those need.
 * Their promises say so in `notChecked`. Where a duty or a refusal is left out, whether a call is right is not known:
 * none of the promises about its operation is checked.
 */
export function withoutReferences(contract: Contract): Contract {
  if (contract.references.length === 0) return contract;
  const finder = new Finder(contract);
  const left = new Map<string, string>();
  const kept = <C extends { readonly id: string; readonly condition: Expr }>(
    clauses: readonly C[],
    operation?: Operation,
  ) =>
    clauses.filter(clause => {
      const name = finder.in(clause.condition, operation?.locals);
      if (name !== undefined) left.set(clause.id, name);
      return name === undefined;
    });
  const blind = new Map(
    contract.operations.flatMap(one => finder.inDuties(one).map(name => [one.name, name] as const)),
  );
  const without: Contract = {
    ...contract,
    references: [],
    types: contract.types.map(type => ({ ...type, invariants: kept(type.invariants) })),
    definitions: contract.definitions.filter(({ body }) => finder.in(body) === undefined),
    invariants: kept(contract.invariants),
    operations: contract.operations.map(one => {
      const refusals = kept(one.refusals, one);
      const codes = one.refusals.filter(refusal => !refusals.includes(refusal)).map(({ code }) => code);
      return {
        ...one,
        requires: kept(one.requires, one),
        refusals,
        ensures: kept(one.ensures, one),
        locals: one.locals.filter(({ body }) => finder.in(body, one.locals) === undefined),
        mayFail: [...new Set([...one.mayFail, ...codes])],
      };
    }),
    laws: kept(contract.laws).filter(law => finder.inLaw(law, left)),
  };
  return {
    ...without,
    promises: contract.promises.map(promise => {
      const name = left.get(promise.id) ?? blind.get(promise.operation ?? "");
      return name === undefined || promise.notChecked !== undefined
        ? promise
        : { ...promise, notChecked: reason(name) };
    }),
  };
}

/** The promises of `contract` that are not checked in `here`, for want of functions of modules. */
export function leftOut(here: Contract, contract: Contract): readonly Promised[] {
  return here.promises.filter((one, at) => one.notChecked !== contract.promises[at]?.notChecked);
}

class Finder {
  constructor(private readonly contract: Contract) {}

  /** The function of a module that an expression calls, itself or through definitions and `Where:` names. */
  in(expr: Expr, locals: readonly Definition[] = []): string | undefined {
    let found: string | undefined;
    const inBody = (names: readonly Definition[], name: string) => {
      const body = names.find(one => one.name === name)?.body;
      return body && this.in(body, locals);
    };
    walk(expr, inner => {
      if (inner.kind === "reference") found ??= inner.name;
      else if (inner.kind === "definition") found ??= inBody(this.contract.definitions, inner.name);
      else if (inner.kind === "local") found ??= inBody(locals, inner.name);
    });
    return found;
  }

  /** Those that its duties and refusals call. */
  inDuties({ requires, refusals, locals }: Operation): string[] {
    return [...requires, ...refusals].flatMap(({ condition }) => this.in(condition, locals) ?? []);
  }

  /** Whether a law's own conditions do without; `left` hears of one that does not. */
  inLaw({ id, where, except }: Contract["laws"][number], left: Map<string, string>): boolean {
    const conditions = [...(where ? [where] : []), ...except.map(({ condition }) => condition)];
    const name = conditions.map(condition => this.in(condition)).find(one => one !== undefined);
    if (name !== undefined) left.set(id, name);
    return name === undefined;
  }
}
