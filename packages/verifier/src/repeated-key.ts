/** Keys of JSON that stand twice in one object: JSON.parse takes the last one without a word. */

/** The first key that stands again in the same object of a JSON text, and undefined where each stands once. */
export function repeatedKey(json: string): string | undefined {
  // For each object or list around: the keys that were read so far; a list has none.
  const around: (Set<string> | undefined)[] = [];
  let keyComes = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === "{" || sign === "[") around.push(sign === "{" ? new Set() : undefined);
    else if (sign === "}" || sign === "]") around.pop();
    if (sign === "{" || sign === ",") keyComes = true;
    if (sign !== '"') continue;
    const end = behindText(json, at);
    const keys = around.at(-1);
    if (keyComes && keys !== undefined) {
      const key = JSON.parse(json.slice(at, end)) as string;
      if (keys.has(key)) return key;
      keys.add(key);
      keyComes = false;
    }
    at = end - 1;
  }
  return undefined;
}

/** Behind the quote that closes the one at `open`. */
export function behindText(json: string, open: number): number {
  for (let at = json.indexOf('"', open + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let slashes = 0;
    while (json[at - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return json.length;
}
