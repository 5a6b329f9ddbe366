import { type Answer, Report, type Source } from "@tenet/diagnostics";
import { type Code, catalogue } from "../messages.embedded.js";
import { readBlocks } from "./blocks.js";
import { Collection } from "./collect.js";
import { formatOf, nameOf } from "./format.js";
import { readHeaded } from "./headed.js";
import { readListed } from "./listed.js";
import type { ForeignSpec } from "./model.js";
import { around, readSections } from "./sections.js";

/**
 * Reads a spec in OpenSpec, Spec Kit, Spec Kitty or Kiro form as it is. Always answers, in time linear in the text;
 * warns of an id that is used twice. `source.path` gives the spec its name.
 */
export function readForeign(source: Source): Answer<ForeignSpec> {
  const report = new Report<Code>(catalogue, source);
  const sections = readSections(readBlocks(source.text));
  const found = new Collection();
  for (const section of sections) {
    if (around(section, "silent")) continue;
    if (!readHeaded(section, found)) readListed(section, found);
  }
  for (const { id, span } of found.twice) report.add("foreign-id-twice", span, { id });
  const statements = found.statements.sort((a, b) => a.span.start - b.span.start);
  return report.answer({ name: nameOf(source.path), format: formatOf(sections, statements), statements });
}
