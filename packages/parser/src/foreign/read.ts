import { type Answer, Report, type Source } from "@tenet/diagnostics";
import { type Code, catalogue } from "../messages.embedded.js";
import { readBlocks } from "./blocks.js";
import { Collection } from "./collect.js";
import { formatOf, nameOf } from "./format.js";
import { readHeaded, renamesIn } from "./headed.js";
import { readListed } from "./listed.js";
import type { ForeignSpec } from "./model.js";
import { around, ownAndRest, readSections, withCriteria } from "./sections.js";

/**
 * Reads a spec in OpenSpec, Spec Kit, Spec Kitty or Kiro form as it is. Always answers, in time linear in the text;
 * warns of an id that is used twice, and of code that is never closed. `source.path` gives the spec its name.
 */
export function readForeign(source: Source): Answer<ForeignSpec> {
  const report = new Report<Code>(catalogue, source);
  const { blocks, openFence } = readBlocks(source.text);
  const sections = readSections(blocks);
  const accepted = withCriteria(sections);
  const found = new Collection();
  for (const section of sections) {
    if (around(section, "silent")) continue;
    const [own, rest] = ownAndRest(section);
    if (!readHeaded(own, found)) readListed(own, found, accepted.has(section));
    if (rest) readListed(rest, found, true);
  }
  const { statements, twice } = found.finish();
  for (const { id, span } of twice) report.add("foreign-id-twice", span, { id });
  if (openFence) report.add("foreign-fence-open", openFence);
  const format = formatOf(sections, statements);
  return report.answer({ name: nameOf(source.path), format, statements, renamed: sections.flatMap(renamesIn) });
}
