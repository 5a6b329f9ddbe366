import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Session } from "./terminal/session.js";

type Answer = (exitCode: number) => void;

/** Commander only: what a command needs is imported when it runs, so that `spec --help` starts at once. */
export function makeProgram(session: Session, answer: Answer): Command {
  const program = new Command("spec")
    .description("Markdown specs become contracts; code is held to them.")
    .version(version(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show how a command is used")
    .addHelpText("after", help(["spec init", "spec compile", "spec verify", "spec explain generated-stale"]))
    .showSuggestionAfterError(true);
  for (const add of [
    addInit,
    addCompile,
    addFmt,
    addVerify,
    addSimulate,
    addFake,
    addStrength,
    addReplay,
    addTrace,
    addImport,
    addExplain,
  ])
    add(program, session, answer);
  for (const command of [program, ...program.commands]) quiet(command, session);
  for (const { options } of program.commands) options.forEach(once);
  return program;
}

/** Of two values for one option the last would win without a word. */
function once(option: Option): void {
  if (!option.required || option.variadic) return;
  option.argParser((value: string, earlier: string | undefined) => {
    if (earlier !== undefined) throw new InvalidArgumentError("The option was given before.");
    return value;
  });
}

function addInit(program: Command, session: Session, answer: Answer): void {
  program
    .command("init")
    .description("write a small project to begin with: a spec, an implementation, the configuration")
    .addHelpText("after", help(["spec init"], "0 written; 2 a file is there already, and then none is."))
    .action(async () => answer(await (await import("./commands/init.js")).init(session)));
}

function addCompile(program: Command, session: Session, answer: Answer): void {
  program
    .command("compile")
    .description("generate contracts, schemas, property tests and the manifest from specs")
    .argument("[specs...]", "files or names of specs; by default all of the configuration")
    .option("--check", "write nothing; fail when a generated file is missing, stale, edited or left over")
    .option("--lint", "also ask for lengths of texts and bounds of numbers")
    .addOption(new Option("--fix", "first mend in the specs what has but one remedy").conflicts("check"))
    .option("--json", "print one JSON document")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        ["spec compile", "spec compile specs/bank.spec.md", "spec compile --check"],
        "0 done; 1 under --check a generated file is not what its spec says; 2 a spec, the configuration or the call is wrong, and nothing was generated.",
      ),
    )
    .action(async (specs, options) =>
      answer(await (await import("./commands/compile.js")).compile(specs, options, session)),
    );
}

function addFmt(program: Command, session: Session, answer: Answer): void {
  program
    .command("fmt")
    .description("write specs the one way: tables aligned, expressions spaced; their meaning stays")
    .argument("[specs...]", "files or names of specs; by default all of the configuration")
    .option("--check", "write nothing; fail when a spec is not formatted")
    .option("--json", "print one JSON document")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        ["spec fmt", "spec fmt specs/bank.spec.md", "spec fmt --check"],
        "0 done; 1 under --check a spec is not formatted; 2 a spec has errors and is left as it is, or the call is wrong.",
      ),
    )
    .action(async (specs, options) => answer(await (await import("./commands/fmt.js")).fmt(specs, options, session)));
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
    .option("--budget <s>", "seconds for the search of one implementation; what it does not come to says so")
    .option("--strict", "fail on promises that are not checked or unbound, too")
    .option("--implementation <path>", "judge this module instead of the one in the configuration")
    .option("--save", "keep the cases found for a module given by --implementation, too")
    .option("--no-save", "keep none of the cases found")
    .option("--show-secrets", "show what the spec calls secret or personal, too; so does TENET_SHOW_SECRETS=1")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        [
          "spec verify",
          "spec verify bank.accounts --only TRF-6 --seed 7",
          "spec verify specs/bank.spec.md --implementation ./src/other.ts",
          "spec verify --case case.json --json",
        ],
        "0 no promise is broken or without an answer; 1 one is, or under --strict one is not checked; 2 the spec, the configuration or the call is wrong.",
      ),
    )
    .action(async (specs, options) =>
      answer(await (await import("./commands/verify.js")).verifyCommand(specs, options, session)),
    );
}

function addSimulate(program: Command, session: Session, answer: Answer): void {
  program
    .command("simulate")
    .description("try a spec without any implementation: whether its own operations break its promises")
    .argument("[specs...]", "files or names of specs; by default all of the configuration")
    .option("--json", "print one JSON document")
    .option("--seed <n>", "of the search; the same seed finds the same (default: 1)")
    .option("--runs <n>", "sequences of calls for each spec (default: 1000)")
    .option("--show-secrets", "show what the spec calls secret or personal, too; so does TENET_SHOW_SECRETS=1")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        ["spec simulate", "spec simulate specs/bank.spec.md --runs 5000 --seed 7"],
        "0 nothing broken was found; 1 the spec's own operations break a promise, or its rows contradict each other; 2 the spec, the configuration or the call is wrong.",
      ),
    )
    .action(async (specs, options) =>
      answer(await (await import("./commands/simulate.js")).simulateCommand(specs, options, session)),
    );
}

function addFake(program: Command, session: Session, answer: Answer): void {
  program
    .command("fake")
    .description("write an implementation in memory that does what the spec says, for tests of what uses it")
    .argument("<spec>", "a file, or the name of a spec")
    .option("--out <file>", "where to; by default beside the generated files")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        ["spec fake specs/bank.spec.md", "spec fake bank.accounts --out test/bank.fake.ts"],
        "0 written; 2 the spec, the configuration or the call is wrong, or a file is there that somebody else wrote.",
      ),
    )
    .action(async (spec, options) => answer(await (await import("./commands/fake.js")).fake(spec, options, session)));
}

function addStrength(program: Command, session: Session, answer: Answer): void {
  program
    .command("strength")
    .description("change implementations in small ways, and list the changes that no promise notices")
    .argument("[specs...]", "files or names of specs; by default all of the configuration")
    .option("--at-least <percent>", "fail when fewer changes are noticed")
    .option("--budget <seconds>", "for each implementation (default: 60)")
    .option("--only <operation>", "look at the calls of one operation")
    .option("--mutate <patterns...>", "the files to change, each with lines if wanted: src/heap.ts:12-40")
    .option("--seed <n>", "of the search (default: 1)")
    .option("--runs <n>", "cases for each operation and law (default: 200)")
    .option("--json", "print one JSON document")
    .option("--implementation <path>", "change this module instead of the one in the configuration")
    .option("--show-secrets", "show what the spec calls secret or personal, too; so does TENET_SHOW_SECRETS=1")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        [
          "spec strength",
          "spec strength bank.accounts --at-least 90",
          "spec strength specs/heap.spec.md --mutate 'node_modules/heap/lib/*.js'",
        ],
        "0 measured; 1 less is noticed than is asked for; 2 the implementation breaks its spec as it is, or the spec, the configuration or the call is wrong.",
        "The files stay as they are: a private copy is changed.",
      ),
    )
    .action(async (specs, options) =>
      answer(await (await import("./commands/strength.js")).strengthCommand(specs, options, session)),
    );
}

function addReplay(program: Command, session: Session, answer: Answer): void {
  program
    .command("replay")
    .description("judge recorded calls, one a line: whether the spec allows what happened")
    .argument("<spec>", "a file, or the name of a spec")
    .argument("<calls>", "a file of JSON lines; - reads them from a pipe")
    .option("--json", "print one JSON object for each line")
    .option("--strict", "fail on calls that cannot be decided, too")
    .option("--config <file>", "the configuration; by default spec.config.ts here or above")
    .addHelpText(
      "after",
      help(
        ["spec replay bank.spec.md calls.jsonl", "gunzip -c calls.jsonl.gz | spec replay bank.accounts - --json"],
        "0 no call is refused; 1 one is, or under --strict one is undecided; 2 a line, the spec or the call is wrong.",
        'A line: { "operation", "input", "result" | "error", "before"?, "after"?, "actor"?, "now"? }',
      ),
    )
    .action(async (spec, calls, options) =>
      answer(await (await import("./commands/replay.js")).replay(spec, calls, options, session)),
    );
}

function addImport(program: Command, session: Session, answer: Answer): void {
  program
    .command("import")
    .description("draft the Types of a spec from Zod schemas, version 4 or 3")
    .argument(
      "<module>",
      "a module, and the export that is wanted: schemas.ts#Order; without one, all exported schemas",
    )
    .option("--out <file>", "write the draft there, where there is no file yet; by default it is printed")
    .addHelpText(
      "after",
      help(
        ["spec import src/schemas.ts#Order", "spec import src/schemas.ts --out order.spec.md"],
        "0 drafted, with a list of what could not be carried over; 2 the module, the export or the call is wrong.",
      ),
    )
    .action(async (module, options) =>
      answer(await (await import("./commands/import.js")).importTypes(module, options, session)),
    );
}

function addTrace(program: Command, session: Session, answer: Answer): void {
  program
    .command("trace")
    .description("list every statement of the specs, those of other tools too, and what holds code to it")
    .argument("[paths...]", "files or folders; by default all below the configuration, or below this folder")
    .option("--json", "print one JSON document")
    .option("--strict", "fail when a statement is unbound or a `Covers:` fits several")
    .option("--levels", "show how well types, schemas, checks and the database hold each promise")
    .option("--at-least <percent>", "fail when fewer statements are held by something (default: of the configuration)")
    .addHelpText(
      "after",
      help(
        [
          "spec trace",
          "spec trace openspec .kiro --strict",
          "spec trace --at-least 80",
          "spec trace --levels",
          "spec trace specs/004-login/spec.md --json",
        ],
        "0 listed; 1 a `Covers:` names nothing, too little is held, or under --strict something is unbound; 2 the call or a spec is wrong.",
      ),
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
    .addHelpText("after", help(["spec explain", "spec explain generated-stale"], "0; 2 there is no such message."))
    .action(async code => answer(await (await import("./commands/explain.js")).explain(code, session)));
}

/** Commander's own words go where ours go; its errors are thrown, and shown as all others are. */
function quiet(command: Command, session: Session): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: text => session.out(text), writeErr: () => undefined, outputError: () => undefined });
}

/** What stands below the options: examples, more to know, the exit codes. */
function help(examples: readonly string[], exitCodes?: string, more?: string): string {
  const known = exitCodes === undefined ? undefined : `Exit code: ${exitCodes}`;
  const shown = `\nExamples:\n${examples.map(line => `  $ ${line}`).join("\n")}`;
  return [shown, ...[more, known].filter(text => text !== undefined)].join("\n\n");
}

function version(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}
