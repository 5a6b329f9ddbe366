import { type Diagnostic, diagnose, suggest } from "@tenet/diagnostics";
import { catalogue } from "../messages.embedded.js";
import type { Cover, Read, Statement } from "./statements.js";

/** Gives the statements that others cover their status; answers with what leads nowhere. */
export function follow(reads: readonly Read[]): Diagnostic[] {
  const statements = reads.flatMap(read => read.statements);
  const byId = group(statements, one => one.id);
  const byLocal = group(statements, one => one.local);
  return reads
    .flatMap(read => read.covers)
    .flatMap(cover => {
      const found = target(cover, byId, byLocal);
      const ids = [...new Set(found.map(one => one.id))];
      if (ids.length === 1) for (const one of found) mark(one, cover);
      return ids.length === 1 ? [] : [astray(cover, ids, byId, byLocal)];
    });
}

type Index = ReadonlyMap<string, readonly Statement[]>;

/** Whole id first, then one of the spec's own, then one that any spec has. */
function target({ name, spec }: Cover, byId: Index, byLocal: Index): readonly Statement[] {
  return byId.get(name.text) ?? byId.get(`${spec}/${name.text}`) ?? byLocal.get(name.text) ?? [];
}

/** What is checked on behalf of a statement traces it; what people judge leaves it to them. */
function mark(statement: Statement, { by }: Cover): void {
  if (!by) return;
  statement.coveredBy.push(by.id);
  if (statement.status !== "unbound" && statement.status !== "judged") return;
  if (by.status === "bound" || by.status === "exampled" || by.status === "traced") statement.status = "traced";
  else if (by.status === "judged") statement.status = "judged";
}

function astray({ name, source }: Cover, ids: readonly string[], byId: Index, byLocal: Index): Diagnostic {
  if (ids.length > 1) {
    const params = { id: name.text, known: ids.map(id => `\`${id}\``).join(", "), example: ids[0] };
    return diagnose(catalogue, "cover-ambiguous", source, name.span, { params });
  }
  const suggestion = suggest(name.text, [...byId.keys(), ...byLocal.keys()]);
  return diagnose(catalogue, "cover-unknown", source, name.span, { params: { id: name.text, suggestion } });
}

function group(statements: readonly Statement[], key: (one: Statement) => string): Map<string, Statement[]> {
  const groups = new Map<string, Statement[]>();
  for (const one of statements) {
    const list = groups.get(key(one));
    if (list) list.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
