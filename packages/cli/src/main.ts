import { CommanderError } from "commander";
import { makeProgram } from "./program.js";
import { processSession, type Session } from "./terminal/session.js";

/** Runs the command and sets the exit code: 0 all is well, 1 a promise is not kept, 2 the spec, configuration or call is wrong. */
export async function main(words: readonly string[]): Promise<void> {
  const session = processSession();
  process.exitCode = await run(words, session);
}

/** The exit code of the command. Never throws. */
export async function run(words: readonly string[], session: Session): Promise<number> {
  let code = 0;
  const program = makeProgram(session, answer => {
    code = answer;
  });
  try {
    await program.parseAsync(words.length === 0 ? ["--help"] : words, { from: "user" });
    return code;
  } catch (error) {
    // Help and version end by a CommanderError too.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { reportFailure } = await import("./report/failure.js");
    return reportFailure(error, words, session);
  }
}
