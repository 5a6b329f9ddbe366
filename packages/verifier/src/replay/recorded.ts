/** A line of a file of recorded calls, before the contract's types say how its values are to be read. */
import { repeatedKey } from "../repeated-key.js";
import { parseJson } from "./json.js";

export interface RecordedCall {
  readonly operation: string;
  /** By names, or a list of arguments in the heading's order. */
  readonly input: unknown;
  readonly outcome:
    | { readonly kind: "returned"; readonly value: unknown }
    | { readonly kind: "failed"; readonly error: unknown };
  readonly before?: unknown;
  readonly after?: unknown;
  readonly actor?: unknown;
  readonly now?: unknown;
}

/** A line that cannot be judged. The message is a sentence for people, and holds nothing of the line's values. */
export class UnreadableLine extends Error {
  override readonly name = "UnreadableLine";
}

const members = ["operation", "input", "result", "error", "before", "after", "actor", "now"];

export function readRecorded(line: string): RecordedCall {
  const call = parse(line);
  const unknown = Object.keys(call).find(name => !members.includes(name));
  if (unknown !== undefined)
    throw new UnreadableLine(
      `A recorded call has no ${JSON.stringify(unknown.slice(0, 40))}: only ${members.join(", ")}.`,
    );
  const { operation, input } = call;
  if (typeof operation !== "string") throw new UnreadableLine('The call has no "operation", a name.');
  if (isPresent(call["error"]) && isPresent(call["result"]))
    throw new UnreadableLine('The call has both a "result" and an "error".');
  const outcome = isPresent(call["error"])
    ? { kind: "failed" as const, error: call["error"] }
    : { kind: "returned" as const, value: call["result"] };
  const world = ["before", "after", "actor", "now"].filter(name => Object.hasOwn(call, name));
  return { operation, input: input ?? {}, outcome, ...Object.fromEntries(world.map(name => [name, call[name]])) };
}

function parse(line: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = parseJson(line);
  } catch {
    throw new UnreadableLine("It is not JSON.");
  }
  const key = repeatedKey(line);
  if (key !== undefined) throw new UnreadableLine(`The key ${JSON.stringify(key)} stands twice in one object.`);
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new UnreadableLine(
      'A recorded call is an object such as { "operation": "add", "input": { "a": 1 }, "result": 2 }.',
    );
  return json as Readonly<Record<string, unknown>>;
}

const isPresent = (value: unknown) => value !== undefined && value !== null;
