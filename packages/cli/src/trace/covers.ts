import { type Diagnostic, diagnose, suggest } from "@tenet/diagnostics";
import { catalogue } from "../messages.embedded.js";
import { traceBy } from "./mark.js";
import type { Cover, Read, Statement } from "./statements.js";
import { remarkUnchecked } from "./unchecked.js";
import { followProperties } from "./validated.js";

/** Gives the statements that others cover their status; answers with what leads nowhere. */
export function follow(reads: readonly Read[]): Diagnostic[] {
  const statements = reads.flatMap(read => read.statements);
  const byId = group(statements, one => [one.id]);
  const byLocal = group(statements, tailsOf);
  const astrayCovers = reads
    .flatMap(read => read.covers)
    .flatMap(cover => {
      const found = target(cover, byId, byLocal);
      const ids = [...new Set(found.map(one => one.id))];
      if (ids.length === 1 && cover.by) for (const one of found) traceBy(one, cover.by);
      return ids.length === 1 ? [] : [astray(cover, ids, renames(reads), byId, byLocal)];
    });
  const astrayProperties = followProperties(reads);
  remarkUnchecked(statements);
  return [...astrayCovers, ...astrayProperties];
}

/** Under what a statement is known besides its whole id: without the spec's name, and without the folders before that. */
function tailsOf({ id, local }: Statement): readonly string[] {
  const parts = id.slice(0, -local.length - 1).split("/");
  return [local, ...parts.slice(1).map((_, at) => `${parts.slice(at + 1).join("/")}/${local}`)];
}

/** What changes rename, both ways: a pending one leaves the old name where it is. */
function renames(reads: readonly Read[]): readonly (readonly [string, string])[] {
  return reads.flatMap(({ renamed = [] }) =>
    renamed.flatMap(({ from, to }) => [[from, to] as const, [to, from] as const]),
  );
}

type Index = ReadonlyMap<string, readonly Statement[]>;

/** Whole id first, then one of the spec's own, then one that any spec has. */
function target({ name, spec }: Cover, byId: Index, byLocal: Index): readonly Statement[] {
  return byId.get(name.text) ?? byId.get(`${spec}/${name.text}`) ?? byLocal.get(name.text) ?? [];
}

function astray(
  { name, source }: Cover,
  ids: readonly string[],
  renamed: ReturnType<typeof renames>,
  byId: Index,
  byLocal: Index,
): Diagnostic {
  if (ids.length > 1) {
    const params = { id: name.text, known: ids.map(id => `\`${id}\``).join(", "), example: ids[0] };
    return diagnose(catalogue, "cover-ambiguous", source, name.span, { params });
  }
  const heirs = renamed.flatMap(([one, other]) => (endsWith(name.text, one) ? [name.text.replace(one, other)] : []));
  const heir = heirs.find(id => byId.has(id) || byLocal.has(id));
  const suggestion = heir ?? suggest(name.text, [...byId.keys(), ...byLocal.keys()]);
  return diagnose(catalogue, "cover-unknown", source, name.span, { params: { id: name.text, suggestion } });
}

const endsWith = (id: string, title: string) => id === title || id.endsWith(`/${title}`);

function group(
  statements: readonly Statement[],
  keys: (one: Statement) => readonly string[],
): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const one of statements)
    for (const key of keys(one)) {
      const list = groups.get(key);
      if (list) list.push(one);
      else groups.set(key, [one]);
    }
  return groups;
}
