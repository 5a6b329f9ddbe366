import { readFileSync } from "node:fs";
import { Command } from "commander";
import type { Session } from "./terminal/session.js";

type Answer = (exitCode: number) => void;

/** Commander only: what a command needs is imported when it runs, so that `spec --help` starts at once. */
export function makeProgram(session: Session, answer: Answer): Command {
  const program = new Command("spec")
    .description("Markdown specs become contracts; code is held to them.")
    .version(version(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show how a command is used")
    .addHelpText("after", examples("spec init", "spec compile", "spec verify", "spec explain generated-stale"))
    .showSuggestionAfterError(true);
  for (const add of [addInit, addCompile, addVerify, addTrace, addExplain]) add(program, session, answer);
  for (const command of [program, ...program.commands]) quiet(command, session);
  return program;
}

function addInit(program: Command, session: Session, answer: Answer): void {
  program
    .command("init")
    .description("write a small project to begin with: a spec, an implementation, the configuration")
    .addHelpText("after", examples("spec init"))
    .action(async () => answer(await (await import("./commands/init.js")).init(session)));
}

function addCompile(program: Command, session: Session, answer: Answer): void {
  program
    .command("compile")
    .description("generate contracts, schemas, property tests and the manifest from specs")
    .argument("[specs...]", "files; by default all specs of the configuration")
    .option("--check", "write nothing; fail when a generated file is missing, stale or edited")
    .option("--json", "print one JSON document")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText("after", examples("spec compile", "spec compile specs/bank.spec.md", "spec compile --check"))
    .action(async (specs, options) =>
      answer(await (await import("./commands/compile.js")).compile(specs, options, session)),
    );
}

function addVerify(program: Command, session: Session, answer: Answer): void {
  program
    .command("verify")
    .description("judge implementations: one verdict for each promise")
    .argument("[specs...]", "files or names of specs; by default all of the configuration")
    .option("--json", "print one JSON document")
    .option("--seed <n>", "of the search; the same seed finds the same (default: 1)")
    .option("--runs <n>", "cases for each operation and law (default: 200)")
    .option("--only <id>", "judge one promise: TRF-3 or bank.accounts/TRF-3")
    .option("--case <file>", "judge the calls in a JSON file instead of searching")
    .option("--deadline <ms>", "for one call of the implementation (default: 1000)")
    .option("--strict", "fail on promises that are not checked or unbound, too")
    .option("--implementation <path>", "judge this module instead of the one in the configuration")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      examples(
        "spec verify",
        "spec verify bank.accounts --only TRF-6 --seed 7",
        "spec verify specs/bank.spec.md --implementation ./src/other.ts",
        "spec verify --case case.json --json",
      ) + "\n\nExit code: 0 all promises held; 1 one is not; 2 the spec, the configuration or the call is wrong.\n",
    )
    .action(async (specs, options) =>
      answer(await (await import("./commands/verify.js")).verifyCommand(specs, options, session)),
    );
}

function addTrace(program: Command, session: Session, answer: Answer): void {
  program
    .command("trace")
    .description("list every statement of the specs, those of other tools too, and what holds code to it")
    .argument("[paths...]", "files or folders; by default all below the configuration, or below this folder")
    .option("--json", "print one JSON document")
    .option("--strict", "fail when a statement is unbound or a `Covers:` leads nowhere")
    .addHelpText(
      "after",
      examples("spec trace", "spec trace openspec .kiro --strict", "spec trace specs/004-login/spec.md --json") +
        "\n\nExit code: 0 listed; 1 under --strict something is unbound; 2 the call or a spec is wrong.\n",
    )
    .action(async (paths, options) =>
      answer(await (await import("./commands/trace.js")).trace(paths, options, session)),
    );
}

function addExplain(program: Command, session: Session, answer: Answer): void {
  program
    .command("explain")
    .description("explain a message by its code; without a code, list all of them")
    .argument("[code]", "stands beside the message: error[unknown-name]")
    .addHelpText("after", examples("spec explain", "spec explain generated-stale"))
    .action(async code => answer(await (await import("./commands/explain.js")).explain(code, session)));
}

/** Commander's own words go where ours go; its errors are thrown, and shown as all others are. */
function quiet(command: Command, session: Session): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: text => session.out(text), writeErr: () => undefined, outputError: () => undefined });
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map(line => `  $ ${line}`).join("\n")}`;
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
