/** `**Validates: Requirements 1.2**` below a property of a Kiro design: what holds the property holds the criterion. */
import { type Diagnostic, diagnose } from "@tenet/diagnostics";
import { catalogue } from "../messages.embedded.js";
import { traceBy } from "./mark.js";
import type { Read, Statement } from "./statements.js";

/** Gives the criteria that properties validate their status; answers with what a feature's requirements do not hold. */
export function followProperties(reads: readonly Read[]): Diagnostic[] {
  const features = new Map<string, Statement[]>();
  for (const { name, statements } of reads) {
    if (name === undefined) continue;
    const feature = features.get(name) ?? [];
    features.set(name, feature);
    feature.push(...statements);
  }
  return reads.flatMap(read => follow(read, features.get(read.name ?? "") ?? []));
}

function follow({ source, validations = [], statements }: Read, feature: readonly Statement[]): Diagnostic[] {
  const own = new Map(statements.map(one => [one.local, one]));
  // Alone, a design says nothing about what its requirements hold.
  const hasOthers = feature.some(one => one.file !== source.path);
  return validations.flatMap(({ by, id, span }) => {
    const property = own.get(by);
    const meant = feature.filter(one => one !== property && (one.local === id || one.local.startsWith(`${id}.`)));
    if (property) for (const one of meant) traceBy(one, property);
    if (meant.length > 0 || !hasOthers) return [];
    return [diagnose(catalogue, "validates-unknown", source, span, { params: { id, property: by } })];
  });
}
