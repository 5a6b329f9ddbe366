import type * as ir from "@tenet/checker";

/** Every value of the named type inside `value`, which is of `type`. Values that do not fit are passed over. */
export function instancesOf(contract: ir.Contract, name: string, type: ir.Type, value: unknown): unknown[] {
  const found: unknown[] = [];
  walkTyped(contract, type, value, (each, of) => {
    if (of.kind === "named" && of.name === name) found.push(each);
  });
  return found;
}

/** Visits a value and everything in it together with its type, outermost first; names before what they stand for. */
export function walkTyped(
  contract: ir.Contract,
  type: ir.Type,
  value: unknown,
  visit: (value: unknown, type: ir.Type) => void,
): void {
  const go = (each: unknown, of: ir.Type): void => {
    if (each === undefined || each === null) return;
    visit(each, of);
    switch (of.kind) {
      case "named": {
        const declared = contract.types.find(candidate => candidate.name === of.name);
        if (declared) go(each, declared.type.type);
        return;
      }
      case "optional":
        return go(each, of.element.type);
      case "list":
      case "set":
        if (Array.isArray(each) || each instanceof Set) for (const item of each) go(item, of.element.type);
        return;
      case "tuple":
        if (Array.isArray(each)) of.items.forEach((item, at) => go(each[at], item.type));
        return;
      case "map":
        if (each instanceof Map)
          for (const [key, item] of each) {
            go(key, of.key.type);
            go(item, of.value.type);
          }
        return;
      case "dictionary":
        if (isRecord(each)) for (const item of Object.values(each)) go(item, of.value.type);
        return;
      case "record":
        if (isRecord(each))
          for (const field of of.fields) if (Object.hasOwn(each, field.name)) go(each[field.name], field.type.type);
        return;
      case "union": {
        const member = of.members.find(candidate => looksLike(contract, each, candidate.type));
        if (member) go(each, member.type);
      }
    }
  };
  go(value, type);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map || value instanceof Set || value instanceof Date || value instanceof Uint8Array)
  );
}

/** By kind, and for records by their literal fields: what the union's members are told apart by. */
export function looksLike(contract: ir.Contract, value: unknown, type: ir.Type): boolean {
  switch (type.kind) {
    case "named": {
      const declared = contract.types.find(candidate => candidate.name === type.name);
      return declared !== undefined && looksLike(contract, value, declared.type.type);
    }
    case "optional":
      return value === undefined || looksLike(contract, value, type.element.type);
    case "union":
      return type.members.some(member => looksLike(contract, value, member.type));
    case "list":
    case "tuple":
      return Array.isArray(value);
    case "set":
      return value instanceof Set;
    case "map":
      return value instanceof Map;
    case "dictionary":
      return isRecord(value);
    case "record":
      return (
        isRecord(value) &&
        type.fields.every(
          ({ name, type: { type: field } }) => field.kind !== "enum" || field.values.includes(value[name] as string),
        )
      );
    case "enum":
      return type.values.includes(value as string);
    case "timestamp":
      return value instanceof Date;
    case "integer":
    case "number":
    case "duration":
      return typeof value === "number" || typeof value === "bigint";
    case "unbounded":
    case "decimal":
      return typeof value === "bigint";
    case "bytes":
      return value instanceof Uint8Array;
    case "json":
    case "any":
    case "opaque":
      return true;
    case "callable":
    case "order":
      return typeof value === "function";
    case "boolean":
      return typeof value === "boolean";
    case "nothing":
      return value === undefined;
    default:
      return typeof value === "string";
  }
}
