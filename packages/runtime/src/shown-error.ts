/** Errors as they may be logged: copies of which nothing is read but what is copied. */
import { coverSecrets, hideSecrets, type KnownSecrets } from "./secrets.js";

type Inside = (each: unknown) => unknown;

/** `isKept`: of which classes a copy is of the same class, whatever code that has. */
export function shownError(
  error: Error,
  known: KnownSecrets,
  isWithheld: boolean,
  inside: Inside,
  isKept: (error: Error) => boolean = () => false,
): Error {
  const message = isWithheld ? withheld : coverSecrets(error.message, known);
  const shown = likeOf(error, message, known, isKept(error));
  for (const name of Object.keys(error))
    if (!isWithheld || name === "code" || name === "name")
      Object.defineProperty(shown, name, { ...hidden(inside(read(error, name))), enumerable: true });
  Object.defineProperty(shown, "stack", hidden(coverSecrets(framesOf(error, message), known)));
  if (error.cause !== undefined) Object.defineProperty(shown, "cause", hidden(inside(error.cause)));
  if (error instanceof AggregateError) Object.defineProperty(shown, "errors", hidden(error.errors.map(inside)));
  return shown;
}

/** Of the same class where nothing of the class reads what a copy does not have, such as private fields. */
function likeOf(error: Error, message: string, known: KnownSecrets, isKept: boolean): Error {
  const shown = new Error(message);
  if (isKept || isPlain(error)) return Object.setPrototypeOf(shown, Object.getPrototypeOf(error)) as Error;
  Object.defineProperty(shown, "name", hidden(coverSecrets(nameOf(error), known)));
  const code = read(error, "code");
  if (code !== undefined)
    Object.defineProperty(shown, "code", { ...hidden(hideSecrets(code, known)), enumerable: true });
  return shown;
}

const builtIn: ReadonlySet<unknown> = new Set(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError].map(
    one => one.prototype,
  ),
);

function isPlain(error: Error): boolean {
  let prototype: unknown = Object.getPrototypeOf(error);
  while (!builtIn.has(prototype)) {
    if (typeof prototype !== "object" || prototype === null || hasCode(prototype)) return false;
    prototype = Object.getPrototypeOf(prototype);
  }
  return true;
}

function hasCode(prototype: object): boolean {
  const { constructor: _, ...members } = Object.getOwnPropertyDescriptors(prototype);
  return Reflect.ownKeys(members).some(key => typeof (members as PropertyDescriptorMap)[key]?.value !== "string");
}

/** A class says its name where its errors do not. */
function nameOf(error: Error): string {
  return error.name === "Error" ? error.constructor.name : error.name;
}

/** A getter may throw. */
function read(error: Error, name: string): unknown {
  try {
    return (error as unknown as Record<string, unknown>)[name];
  } catch {
    return "«it cannot be read»";
  }
}

const withheld = "«the message is withheld: the state, which holds secrets, is not observed»";

export const hidden = (value: unknown) => ({ value, enumerable: false, configurable: true, writable: true });

/** Where it was thrown, under a message. */
export function framesOf(error: Error, message: string): string {
  const name = nameOf(error);
  const frames = (error.stack ?? "").split("\n").filter(line => /^\s+at /.test(line));
  return [message === "" ? name : `${name}: ${message}`, ...frames].join("\n");
}
