/** The call of an operation that was found: its inputs as the implementation takes them, and in the form that it takes. */
import type { Convert } from "./convert.js";
import type { Found } from "./find.js";
import { append, apply, construct, define, hasOwn } from "./primordials.js";
import type { OperationPlan } from "./protocol.js";

/** The values of an operation's inputs, by name. */
export type Inputs = Readonly<Record<string, unknown>>;

/** The inputs of the spec as values of the implementation. */
export function nativeInputs({ inputs }: OperationPlan, given: Inputs, to: Convert): Record<string, unknown> {
  const natives = {};
  for (let at = 0; at < inputs.length; at++) {
    const [name, shape] = [inputs[at]![0], inputs[at]![1]];
    if (hasOwn(given, name)) define(natives, name, to(given[name], shape));
  }
  return natives;
}

/** Handed over behind the inputs of an operation that asks who calls. */
export function contextOf({ actor: shape }: OperationPlan, actor: unknown, to: Convert): object | undefined {
  if (shape === undefined) return undefined;
  const context = {};
  define(context, "actor", to(actor, shape));
  return context;
}

/** What the call answers, which may be a promise. */
export function invoke(
  operation: OperationPlan,
  found: Found,
  subject: unknown,
  natives: Inputs,
  context: object | undefined,
): unknown {
  if (found.form === "bound") return found.call(subject, natives, context);
  const args = argumentsOf(operation, natives);
  if (context !== undefined) {
    args.length = operation.parameters.length;
    append(args, context);
  }
  return operation.constructs ? construct(found.call, args) : apply(found.call, found.owner, args);
}

function argumentsOf({ parameters }: OperationPlan, natives: Inputs): unknown[] {
  const args: unknown[] = [];
  let used = 0;
  for (let at = 0; at < parameters.length; at++) {
    const parameter = parameters[at]!;
    const value = typeof parameter === "string" ? natives[parameter] : pick(natives, parameter);
    append(args, value);
    if (value !== undefined) used = at + 1;
  }
  args.length = used;
  return args;
}

function pick(natives: Inputs, names: readonly string[]): object {
  const picked = {};
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    if (hasOwn(natives, name) && natives[name] !== undefined) define(picked, name, natives[name]);
  }
  return picked;
}
