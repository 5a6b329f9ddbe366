/**
 * Names so that each stands after those it needs, otherwise in the order given. Names on a cycle keep that order;
 * `onCycle` hears of each cycle once, its first name repeated at the end.
 */
export function inOrder(
  names: readonly string[],
  needs: (name: string) => Iterable<string>,
  onCycle: (cycle: readonly string[]) => void = () => {},
): string[] {
  const done = new Set<string>();
  const path: string[] = [];
  const ordered: string[] = [];
  const known = new Set(names);
  const visit = (name: string): void => {
    if (!known.has(name) || done.has(name)) return;
    const at = path.indexOf(name);
    if (at !== -1) return onCycle([...path.slice(at), name]);
    path.push(name);
    for (const needed of needs(name)) visit(needed);
    path.pop();
    done.add(name);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}
