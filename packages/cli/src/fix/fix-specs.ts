import { rewriteSpec } from "../output/rewrite.js";
import { loadFor } from "../project/load.js";
import { pathFrom } from "../project/paths.js";
import { specTexts } from "../project/spec-texts.js";
import { remark } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";
import { repair } from "./repair.js";

/** A spec that was mended. */
export interface Mended {
  readonly file: string;
  /** How many places of it. */
  readonly places: number;
}

/** `--fix`: mends the files on disk before they are compiled, and says which. */
export async function fixSpecs(
  words: readonly string[],
  config: string | undefined,
  session: Session,
): Promise<Mended[]> {
  const mended: Mended[] = [];
  for (const spec of await specTexts(words, session.cwd, config)) {
    const { text, count: places } = repair(spec.source.path, spec.source.text, loadFor(spec));
    if (places === 0) continue;
    const file = pathFrom(session.cwd, spec.file);
    rewriteSpec(spec.file, file, text);
    mended.push({ file, places });
    session.err(`${session.errStyle.good("mended")} ${file}: ${count(places, "place")}\n`);
  }
  if (mended.length === 0) session.err(showDiagnostics([remark("fix-nothing")], new Map(), session.errStyle));
  return mended;
}
