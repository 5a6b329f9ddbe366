import type { Context } from "../context.js";
import type { RuledType, Type } from "../ir.js";

/**
 * Refuses a type of which no value can be finite (`A` requires an `A`). A type has a finite value if its parts have one;
 * lists, sets, maps and optional parts may be empty, a union needs one member that has one.
 */
export function checkFinite(context: Context): void {
  const finite = new Set<string>();
  const has = ({ type }: RuledType): boolean => hasFinite(type);
  const hasFinite = (type: Type): boolean => {
    switch (type.kind) {
      case "named":
        return finite.has(type.name) || !context.types.has(type.name);
      case "record":
        return type.fields.every(field => has(field.type));
      case "tuple":
        return type.items.every(has);
      case "union":
        return type.members.some(has);
      default:
        return true;
    }
  };
  for (let grew = true; grew; ) {
    grew = false;
    for (const [name, ruled] of context.types) {
      if (finite.has(name) || !has(ruled)) continue;
      finite.add(name);
      grew = true;
    }
  }
  reportInfinite(context, finite);
}

function reportInfinite(context: Context, finite: ReadonlySet<string>): void {
  for (const node of context.spec.types) {
    const name = node.name.text;
    const ruled = context.types.get(name);
    if (ruled === undefined || finite.has(name)) continue;
    const cycle = cycleFrom(context, name, finite);
    // One report per cycle: the first of its types in the file.
    const first = context.spec.types.find(other => cycle.includes(other.name.text));
    if (first === node)
      context.report.add("infinite-type", node.name.span, { name, cycle: [...cycle, cycle[0]].join(" → ") });
  }
}

/** The names met when always following the first part that has no finite value. */
function cycleFrom(context: Context, start: string, finite: ReadonlySet<string>): string[] {
  const path: string[] = [];
  let name: string | undefined = start;
  while (name !== undefined && !path.includes(name)) {
    path.push(name);
    name = [...required(context.types.get(name)!.type)].find(part => !finite.has(part) && context.types.has(part));
  }
  return name === undefined ? path : path.slice(path.indexOf(name));
}

/** The declared types that a value cannot do without. */
function* required(type: Type): Iterable<string> {
  if (type.kind === "named") yield type.name;
  if (type.kind === "record") for (const field of type.fields) yield* required(field.type.type);
  if (type.kind === "tuple") for (const item of type.items) yield* required(item.type);
  if (type.kind === "union") for (const member of type.members) yield* required(member.type);
}

/** Every declared type named anywhere inside. */
export function* mentioned(type: Type): Iterable<string> {
  switch (type.kind) {
    case "named":
      yield type.name;
      break;
    case "list":
    case "set":
    case "optional":
      yield* mentioned(type.element.type);
      break;
    case "map":
      yield* mentioned(type.key.type);
      yield* mentioned(type.value.type);
      break;
    case "dictionary":
      yield* mentioned(type.value.type);
      break;
    case "record":
      for (const field of type.fields) yield* mentioned(field.type.type);
      break;
    case "tuple":
      for (const item of type.items) yield* mentioned(item.type);
      break;
    case "union":
      for (const member of type.members) yield* mentioned(member.type);
      break;
  }
}
