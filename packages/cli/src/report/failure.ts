import { visible } from "@tenet/diagnostics";
import { CommanderError } from "commander";
import { Refusal, remark } from "../refusal.js";
import type { Session } from "../terminal/session.js";
import { diagnosticsJson, showDiagnostics } from "./diagnostics.js";
import { jsonText } from "./json-text.js";

const commands = ["init", "compile", "verify", "strength", "replay", "trace", "fmt", "import", "explain"];

/** What each command prints with `--json` beside the diagnostics, where there is nothing to print. */
const emptyAnswers: Readonly<Record<string, object>> = {
  compile: { files: [] },
  fmt: { files: [] },
  replay: { accepted: null, refusedBy: [] },
  strength: { strengths: [] },
  trace: { statements: [] },
  verify: { verdicts: [] },
};

/** Says what ended the command, in JSON too where that was asked for, and answers its exit code. */
export function reportFailure(error: unknown, words: readonly string[], session: Session): number {
  const refusal = asRefusal(error, words, session);
  session.err(showDiagnostics(refusal.diagnostics, refusal.sources, session.errStyle));
  if (words.includes("--json")) {
    const command = words.find(word => commands.includes(word)) ?? "";
    const document = {
      ...emptyAnswers[command],
      ...refusal.done,
      diagnostics: diagnosticsJson(refusal.diagnostics, refusal.sources),
    };
    session.out(jsonText(document, command === "replay" ? 0 : 2));
  }
  return 2;
}

function asRefusal(error: unknown, words: readonly string[], session: Session): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof CommanderError) return new Refusal([wrongCall(error, words)]);
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: "" };
  session.err(`${(stack ?? "").split("\n").map(visible).join("\n")}\n`);
  return new Refusal([remark("internal-failure", { reason: message })]);
}

/** Commander's sentence: `error: unknown option '--chek'\n(Did you mean --check?)`. */
function wrongCall(error: CommanderError, words: readonly string[]) {
  const sentence =
    error.code === "commander.help"
      ? "A command is missing."
      : error.message.replace(/^error: /, "").replaceAll("\n", " ");
  const problem = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  const command = commands.find(name => name === words[0]);
  return remark("call-wrong", { problem, command: command === undefined ? "spec" : `spec ${command}` });
}
