/** Between a call in the heading's form and an input by names, and between how JavaScript ends a call and an outcome. */
import type { ExecutableContract, OperationContract, Outcome, Values } from "../contract.js";
import { isRecord } from "../values/index.js";

/**
 * The input by names of a call with these arguments. What the spec does not name stays, and so fits no type: a further field
 * of an object of names under its name, what stands in place of such an object under a name that says so.
 */
export function inputOf(
  operation: Pick<OperationContract, "parameters" | "complete">,
  args: readonly unknown[],
): Values {
  const entries = operation.parameters.flatMap((parameter, index): [string, unknown][] => {
    if (typeof parameter === "string") return [[parameter, args[index]]];
    const given = args[index];
    if (given === undefined) return [];
    // A field of nothing would be no field.
    if (!isRecord(given))
      return [[`argument ${index + 1}, in place of an object with ${parameter.join(", ")}`, given ?? "null"]];
    const named = parameter.filter(name => Object.hasOwn(given, name));
    return [...named.map((name): [string, unknown] => [name, given[name]]), ...further(given, parameter, operation)];
  });
  const input = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  return operation.complete?.(input) ?? input;
}

/** Another parameter may have the name that such a field has. */
function further(
  given: Values,
  names: readonly string[],
  { parameters }: Pick<OperationContract, "parameters">,
): readonly [string, unknown][] {
  const taken = parameters.flat();
  return Object.keys(given)
    .filter(name => !names.includes(name))
    .map(name => [taken.includes(name) ? `${name} of the object with ${names.join(", ")}` : name, given[name]]);
}

/** The arguments of a call with this input. */
export function argumentsOf(operation: OperationContract, input: Values): readonly unknown[] {
  return operation.parameters.map(parameter =>
    typeof parameter === "string"
      ? input[parameter]
      : Object.fromEntries(parameter.filter(name => input[name] !== undefined).map(name => [name, input[name]])),
  );
}

/** The outcome of a call that returned. Where the spec says `errors: result`, `{ ok: false, error }` is a failure. */
export function returned(contract: Pick<ExecutableContract, "errors">, value: unknown): Outcome {
  if (contract.errors === "throw" || typeof value !== "object" || value === null || !("ok" in value))
    return { kind: "returned", value };
  if (value.ok === true) return { kind: "returned", value: "value" in value ? value.value : undefined };
  return "error" in value && typeof value.error === "string"
    ? { kind: "failed", code: value.error, name: "Error", message: "" }
    : failed("error" in value ? value.error : value);
}

/** The outcome of a call that threw. `codeOf` answers before the error's own `code`. */
export function failed(error: unknown, codeOf?: (error: unknown) => string | undefined): Outcome {
  const field = (name: string) => {
    const value: unknown = typeof error === "object" && error !== null ? (error as Values)[name] : undefined;
    return typeof value === "string" ? value : undefined;
  };
  return {
    kind: "failed",
    code: codeOf?.(error) ?? field("code"),
    name: field("name") ?? "Error",
    message: field("message") ?? (typeof error === "string" ? error : ""),
  };
}
