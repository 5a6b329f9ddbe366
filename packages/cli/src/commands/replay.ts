import { createReadStream, statSync } from "node:fs";
import { resolve } from "node:path";
import { type ReplayAnswer, replayer } from "@tenet/verifier/replay";
import { type CompiledSpec, select, sourcesOf } from "../project/compiled.js";
import { fileReason } from "../project/reasons.js";
import { refuse } from "../refusal.js";
import { linesOf } from "../replay/lines.js";
import { answerJson, showAnswer, showTally } from "../replay/show.js";
import { addTo, emptyTally, exitCodeOf } from "../replay/tally.js";
import { showDiagnostics } from "../report/diagnostics.js";
import { count } from "../report/words.js";
import type { Session } from "../terminal/session.js";

export interface ReplayOptions {
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly config?: string;
}

/** Between two lines of progress, in milliseconds. */
const progressEvery = 200;

/** `spec replay`: one answer for each recorded call of `file`, `-` for the standard input. Reads as it answers, and keeps nothing. */
export async function replay(word: string, file: string, options: ReplayOptions, session: Session): Promise<number> {
  const selection = await select([word], session.cwd, options.config);
  const [spec] = selection.specs;
  if (spec === undefined) refuse("spec-unknown", { name: word, suggestion: undefined, known: undefined });
  session.err(showDiagnostics(selection.diagnostics, sourcesOf(selection.specs, session.cwd), session.errStyle));
  const judge = replayer(spec.contract, spec.source.text, await reference(spec, session.cwd));
  const tally = emptyTally();
  const shown = file === "-" ? "line" : file;
  let next = Date.now() + progressEvery;
  for await (const { line, answer } of answers(judge, bytesOf(file, session))) {
    addTo(tally, answer);
    const text = options.json
      ? answerJson(line, answer)
      : showAnswer(shown, line, answer, spec.contract, session.outStyle);
    if (text !== "") session.out(text);
    if (!(await session.drained())) break;
    if (Date.now() < next) continue;
    session.progress(`${count(line, "line")} read, ${tally.refused} refused`);
    next = Date.now() + progressEvery;
  }
  session.progress("");
  if (!options.json) session.out(showTally(tally, session.outStyle));
  return exitCodeOf(tally, options.strict === true);
}

/** The functions of modules that the spec names: they are trusted, as those who wrote it are. */
async function reference(spec: CompiledSpec, cwd: string) {
  if (spec.contract.references.length === 0) return undefined;
  // Not above: it is slow to load, and few specs need it.
  const { referencesOf } = await import("../project/references.js");
  return referencesOf(spec, cwd);
}

async function* answers(judge: ReturnType<typeof replayer>, bytes: AsyncIterable<Uint8Array>) {
  for await (const line of linesOf(bytes)) {
    const answer: ReplayAnswer =
      "problem" in line ? { accepted: null, refusedBy: [], undecided: [], problem: line.problem } : judge(line.text);
    yield { line: line.number, answer };
  }
}

async function* bytesOf(file: string, session: Session): AsyncGenerator<Uint8Array> {
  try {
    yield* openFile(file, session);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    refuse("replay-unreadable", { file, reason: fileReason(error) });
  }
}

function openFile(file: string, { cwd }: Session): AsyncIterable<Uint8Array> {
  if (file === "-") return process.stdin;
  const path = resolve(cwd, file);
  if (statSync(path).isDirectory()) throw Object.assign(new Error("it is a folder"), { code: "EISDIR" });
  return createReadStream(path, { highWaterMark: 2 ** 18 });
}
