/** Longer names are never a slip of the pen, and comparing them costs time. */
const LONGEST = 100;

/**
 * The candidate that the person probably meant, or undefined if none is near.
 * Nearness is edit distance with neighbours swapped as one step, letter case aside; among equally near ones the first
 * in code point order wins, so that the order of the candidates does not matter.
 */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  let best: { readonly text: string; readonly distance: number } | undefined;
  for (const text of candidates) {
    if (text === name || text.length > LONGEST || Math.abs(text.length - name.length) > tolerance(name, text)) continue;
    const distance = editDistance(name.toLowerCase(), text.toLowerCase());
    if (distance > tolerance(name, text)) continue;
    if (!best || distance < best.distance || (distance === best.distance && text < best.text))
      best = { text, distance };
  }
  return best?.text;
}

/** One slip in a short word, two from six letters on, three from twelve on; in one or two letters only the case. */
function tolerance(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length <= 2 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;
}

/** Damerau–Levenshtein distance in its restricted form (optimal string alignment), in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let steps = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) steps = Math.min(steps, (older[j - 2] ?? 0) + 1);
      current.push(steps);
    }
    older = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
