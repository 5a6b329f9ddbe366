import { position } from "@tenet/diagnostics";
import { gather } from "./files.js";
import { type Read, readStatements } from "./statements.js";

/** Where `Covers:` names an id of a spec, `specs/login.spec.md:24`, with or without the spec's name. */
export function coverPlaces(reads: readonly Read[]): (spec: string, id: string) => readonly string[] {
  return (spec, id) =>
    reads
      .flatMap(({ covers }) => covers)
      .filter(({ name, spec: own }) => name.text === `${spec}/${id}` || (name.text === id && own === spec))
      .map(({ name, source }) => `${source.path}:${position(source, name.span.start).line}`);
}

/** As `coverPlaces`, of all specs below a folder. */
export async function coverPlacesIn(root: string): Promise<ReturnType<typeof coverPlaces>> {
  const { sources } = await gather(root, root);
  return coverPlaces(sources.map(source => readStatements(source, root)));
}
