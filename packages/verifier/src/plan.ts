import { type Contract, holdsKind, type Type } from "@tenet/checker";
import type { Plan, Shape } from "./child/protocol.js";
import type { Implementation } from "./options.js";

/** What the child must know of the contract: names and shapes, no conditions. */
export function planOf(contract: Contract, implementation: Implementation): Omit<Plan, "cache"> {
  return {
    path: implementation.path,
    from: implementation.from ?? implementation.path,
    errors: contract.errors,
    stateful: contract.state.length > 0,
    crosses: contract.operations.some(({ inputs, returns }) =>
      [...inputs.map(({ type }) => type), ...(returns ? [returns] : [])].some(({ type }) => crosses(contract, type)),
    ),
    types: Object.fromEntries(contract.types.map(type => [type.name, shapeOf(type.type.type)])),
    state: contract.state.map(variable => [variable.name, shapeOf(variable.type.type)] as const),
    operations: contract.operations.map(operation => ({
      name: operation.name,
      constructs: operation.constructs,
      parameters: operation.parameters.map(parameter =>
        parameter.kind === "position" ? parameter.name : parameter.names,
      ),
      inputs: operation.inputs.map(input => [input.name, shapeOf(input.type.type)] as const),
      crossing: operation.inputs.filter(({ type }) => crosses(contract, type.type)).map(({ name }) => name),
      actor:
        operation.needs.includes("actor") && contract.roles !== undefined
          ? shapeOf(contract.roles.actor.type)
          : undefined,
      returns: operation.returns === undefined ? undefined : shapeOf(operation.returns.type),
    })),
    events: contract.events.map(({ name, data }) => [name, shapeOf(data.type)] as const),
    timed: contract.ports.length > 0 || contract.operations.some(({ needs }) => needs.includes("clock")),
    ports: contract.ports.flatMap(({ name, functions }) =>
      functions.map(one => ({
        port: name,
        function: one.name,
        parameters: one.parameters.map(({ type }) => shapeOf(type.type)),
        returns: one.returns === undefined ? undefined : shapeOf(one.returns.type),
      })),
    ),
  };
}

/** Whether a value of the type may hold a function or a handle. */
function crosses(contract: Contract, type: Type): boolean {
  return holdsKind(contract, type, "callable", "order", "opaque");
}

function shapeOf(type: Type): Shape {
  switch (type.kind) {
    case "named":
      return { kind: "named", name: type.name };
    case "list":
    case "set":
      return { kind: "items", element: shapeOf(type.element.type) };
    case "map":
      return { kind: "map", key: shapeOf(type.key.type), value: shapeOf(type.value.type) };
    case "dictionary":
      return { kind: "dictionary", value: shapeOf(type.value.type) };
    case "record":
      return { kind: "record", fields: type.fields.map(field => [field.name, shapeOf(field.type.type)] as const) };
    case "tuple":
      return { kind: "tuple", items: type.items.map(item => shapeOf(item.type)) };
    case "optional":
      return { kind: "optional", element: shapeOf(type.element.type) };
    case "union":
      return { kind: "union", members: type.members.map(member => shapeOf(member.type)) };
    case "callable":
    case "order":
      return { kind: "function" };
    case "opaque":
      return { kind: "handle" };
    default:
      return { kind: "plain" };
  }
}
