/** Names of specs of other tools, unique in a project: what stands before the slash in `Covers: auth/FR-001`. */
import type { Read, Statement } from "./statements.js";

/** A spec of another tool, and where it lies. */
interface Named {
  readonly read: Read;
  readonly name: string;
  /** The file, or the folder that several files of one spec share. */
  readonly place: string;
  /** The folders above, the nearest first. */
  readonly above: readonly string[];
}

/** Folders that every spec of a form lies in: they tell none from another. */
const COMMON = /^(?:\.kiro|\.specify|openspec|specs?|kitty-specs|changes|archive|docs?)$/i;

/**
 * Where specs in different folders have one name, folders above them are put before it, as few as tell them apart:
 * `shop/auth`, `bank/auth`. Two files of one folder with the same ids have their own names behind it: `auth/design`.
 */
export function distinct(reads: readonly Read[]): Read[] {
  const others = reads.flatMap(read => (read.name === undefined ? [] : [named(read, read.name)]));
  const names = new Map<Read, string>();
  for (const group of groups(others, one => one.name).values())
    for (const [one, name] of apart(group)) names.set(one.read, name);
  return withOwnFiles(reads.map(read => renamed(read, names.get(read))));
}

function named(read: Read, name: string): Named {
  const parts = read.source.path.split("/");
  const file = (parts.pop() ?? "").replace(/\.\w+$/, "");
  const isShared = name.split("/").at(-1) !== file && parts.length > 0;
  const place = isShared ? parts.join("/") : read.source.path;
  const inside = isShared ? name.split("/").length : 0;
  return { read, name, place, above: parts.slice(0, parts.length - Math.min(inside, parts.length)).reverse() };
}

function apart(group: readonly Named[]): (readonly [Named, string])[] {
  const places = new Set(group.map(one => one.place));
  if (places.size === 1) return group.map(one => [one, one.name]);
  const telling = (one: Named) => one.above.filter(folder => !COMMON.test(folder));
  return fewest(group, places.size, telling) ?? fewest(group, places.size, one => one.above) ?? group.map(atPlace);
}

const atPlace = (one: Named): readonly [Named, string] => [one, fit(one.place)];

/** With so many folders as give each place a name of its own. */
function fewest(group: readonly Named[], places: number, folders: (one: Named) => readonly string[]) {
  const most = Math.max(...group.map(one => folders(one).length));
  for (let count = 1; count <= most; count += 1) {
    const names = group.map(
      one => [one, fit([...folders(one).slice(0, count).reverse(), one.name].join("/"))] as const,
    );
    if (new Set(names.map(([one, name]) => `${name} ${one.place}`)).size !== places) return undefined;
    if (new Set(names.map(([, name]) => name)).size === places) return names;
  }
  return undefined;
}

/** In the characters that `Covers:` takes. */
function fit(path: string): string {
  const parts = path.split("/").map(part => part.replace(/[^\w.-]+/g, "-").replace(/^[.-]+|[.-]+$/g, ""));
  return parts.filter(part => part !== "").join("/");
}

/** Ids that two files still share, one of them perhaps a spec of Tenet's own. */
function withOwnFiles(reads: readonly Read[]): Read[] {
  const ids = new Map<string, number>();
  for (const { id } of reads.flatMap(read => read.statements)) ids.set(id, (ids.get(id) ?? 0) + 1);
  return reads.map(read => {
    const isUnique = read.name === undefined || read.statements.every(({ id }) => ids.get(id) === 1);
    const stem = fit((read.source.path.split("/").at(-1) ?? "").replace(/\.\w+$/, ""));
    return isUnique ? read : renamed(read, `${read.name}/${stem}`);
  });
}

function renamed(read: Read, name: string | undefined): Read {
  if (name === undefined || name === read.name) return read;
  return {
    ...read,
    name,
    statements: read.statements.map((one): Statement => ({ ...one, id: `${name}/${one.local}` })),
  };
}

function groups<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const list = found.get(key(one));
    if (list) list.push(one);
    else found.set(key(one), [one]);
  }
  return found;
}
