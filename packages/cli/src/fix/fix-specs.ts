import { writeFileSync } from "node:fs";
import { loadFor } from "../project/load.js";
import { pathFrom } from "../project/paths.js";
import { specTexts } from "../project/spec-texts.js";
import { remark } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";
import { repair } from "./repair.js";

/** `--fix`: mends the files on disk before they are compiled, and says which. */
export async function fixSpecs(words: readonly string[], config: string | undefined, session: Session): Promise<void> {
  const specs = await specTexts(words, session.cwd, config);
  let mended = 0;
  for (const spec of specs) {
    const { text, count: places } = repair(spec.source.path, spec.source.text, loadFor(spec));
    if (places === 0) continue;
    writeFileSync(spec.file, text);
    mended += places;
    session.err(`${session.errStyle.good("mended")} ${pathFrom(session.cwd, spec.file)}: ${count(places, "place")}\n`);
  }
  if (mended === 0) session.err(showDiagnostics([remark("fix-nothing")], new Map(), session.errStyle));
}
