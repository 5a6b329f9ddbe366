/** What the planning of one contract shares. */
import type { Contract, Expr, Operation, Rule, RuledType, Type } from "@tenet/checker";
import { boolean, briefly, literal } from "./expressions.js";
import { normal } from "./normal.js";
import type { CheckPlan } from "./plan.js";

export interface Context {
  readonly contract: Contract;
  readonly operation: Operation | undefined;
  /** Names a filter where no clause has an id: `Account.balance`. */
  readonly place: string;
  /** Whether the values may be drawn without any state. */
  readonly alone: boolean;
  /** Declared types that lead back to themselves. */
  readonly recursive: ReadonlySet<string>;
}

export function contextOf(contract: Contract): Context {
  const recursive = new Set(contract.types.map(type => type.name).filter(name => leadsTo(contract, name, name)));
  return { contract, operation: undefined, place: contract.spec, alone: false, recursive };
}

export const inside = (context: Context, name: string): Context => ({ ...context, place: `${context.place}.${name}` });

export function declared(context: Context, name: string) {
  return context.contract.types.find(type => type.name === name);
}

/** A condition for drawing values. One that would be too long is not minded: whoever judges the call minds it. */
export const inline = (context: Context, expr: Expr): Expr =>
  normal(briefly(expr, context.contract, context.operation) ?? literal(true, boolean));

/** What a type is, behind names, with the rules gathered on the way, and what its declarations promise of `it`. */
export interface Flat {
  readonly type: Type;
  readonly rules: readonly Rule[];
  readonly invariants: readonly CheckPlan[];
}

export function flatten(context: Context, ruled: RuledType): Flat {
  let { type } = ruled;
  let rules = ruled.rules;
  const invariants: CheckPlan[] = [];
  for (let steps = 0; type.kind === "named" && steps < 100; steps++) {
    const found = declared(context, type.name);
    if (!found) break;
    rules = [...found.type.rules, ...rules];
    invariants.unshift(...found.invariants.map(clause => ({ clause: clause.id, condition: clause.condition })));
    type = found.type.type;
  }
  return { type, rules, invariants };
}

/** Whether a value of the type may hold a value of the named type. */
export function mentionsType(type: Type, name: string, contract: Contract, seen = new Set<string>()): boolean {
  switch (type.kind) {
    case "named": {
      if (type.name === name) return true;
      if (seen.has(type.name)) return false;
      seen.add(type.name);
      const found = contract.types.find(one => one.name === type.name);
      return found !== undefined && mentionsType(found.type.type, name, contract, seen);
    }
    case "list":
    case "set":
    case "optional":
      return mentionsType(type.element.type, name, contract, seen);
    case "map":
      return [type.key, type.value].some(one => mentionsType(one.type, name, contract, seen));
    case "dictionary":
      return mentionsType(type.value.type, name, contract, seen);
    case "record":
      return type.fields.some(field => mentionsType(field.type.type, name, contract, seen));
    case "tuple":
      return type.items.some(item => mentionsType(item.type, name, contract, seen));
    case "union":
      return type.members.some(member => mentionsType(member.type, name, contract, seen));
    default:
      return false;
  }
}

function leadsTo(contract: Contract, from: string, to: string): boolean {
  const found = contract.types.find(type => type.name === from);
  return found !== undefined && mentionsType(found.type.type, to, contract);
}

/** Whether the type holds a recursive one, so that it may be left out where values are nested deeply. */
export function isDeep(context: Context, { type }: RuledType): boolean {
  return [...context.recursive].some(name => mentionsType(type, name, context.contract));
}
