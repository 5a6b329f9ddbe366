/** Whether a call changed the inputs that it was given, in place. */
import { bytes, compareBytes, define, fromBytes, keys, sameDeep } from "./primordials.js";

/** Remembers the values, but those of `except`; the answer tells what has become of them, undefined where nothing has. */
export function watch(
  natives: Readonly<Record<string, unknown>>,
  except: readonly string[],
): () => { before: unknown; after: unknown } | undefined {
  const watched = without(natives, except);
  const before = snapshot(watched);
  return () => {
    const after = before === undefined ? undefined : snapshot(watched);
    if (before === undefined || after === undefined || compareBytes(before, after) === 0) return undefined;
    const [was, is] = [fromBytes(before), fromBytes(after)];
    return sameDeep(was, is) ? undefined : { before: was, after: is };
  };
}

/** The same values, some left out. */
function without(natives: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  if (names.length === 0) return natives;
  const left = {};
  const all = keys(natives);
  for (let at = 0; at < all.length; at++) {
    const name = all[at]!;
    if (!includes(names, name)) define(left, name, natives[name]);
  }
  return left;
}

function includes(names: readonly string[], name: string): boolean {
  for (let at = 0; at < names.length; at++) if (names[at] === name) return true;
  return false;
}

/** Undefined where the values cannot be copied: then a change in place cannot be told. */
function snapshot(natives: object): Uint8Array | undefined {
  try {
    return bytes(natives);
  } catch {
    return undefined;
  }
}
