// The project's commands, with nothing but node and npm present: `node scripts/run.mjs start|test|search|build`.
import { createHash, randomInt } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FailedSuites } from "./failed-suites.mjs";
import { Failed, node, nodePackage, pnpm, root, section } from "./steps.mjs";
import { Tally } from "./tally.mjs";

const seed = process.env.TENET_SEED;

/** Installs what the lock file names, unless the last install already did. */
async function install() {
  const stamp = join(root, "node_modules/.tenet-installed");
  const wanted = createHash("sha256").update(process.version).update(read("pnpm-lock.yaml")).digest("hex");
  if (readOrNothing(stamp) === wanted) return;
  section("Installing");
  await pnpm(["install", "--frozen-lockfile", "--prefer-offline", "--config.confirmModulesPurge=false"]);
  writeFileSync(stamp, wanted);
}

async function build() {
  section("Building");
  await node("scripts/embed.mjs");
  await nodePackage("typescript-7", "bin/tsc", ["-b"]);
}

/** The right implementation, then the wrong one: what a person sees first. */
async function start() {
  await install();
  await build();
  const bank = join(root, "examples/bank");
  const spec = (...words) => node(join(root, "packages/cli/bin/spec.js"), words, { cwd: bank, quiet: true });
  section("examples/bank: the spec becomes a contract", "spec compile");
  expectExit(await spec("compile"), 0, "The bank's spec should compile.");
  section("The right implementation: every promise is held", "spec verify");
  expectExit(await spec("verify"), 0, "The right implementation should keep every promise.");
  section(
    "A plausible one that is wrong: the broken promises, each with the smallest case that shows it",
    "spec verify --config spec.wrong.config.ts",
  );
  expectExit(
    await spec("verify", "--config", "spec.wrong.config.ts"),
    1,
    "The wrong implementation should break a promise.",
  );
  section("That is Tenet. The spec: examples/bank/bank.spec.md; your own: spec init");
}

/** Everything that the continuous integration runs. Answers the number of tests. */
async function test(more = {}) {
  const [tally, failed] = [new Tally(), new FailedSuites()];
  let failure;
  try {
    await install();
    await build();
    section("Format, lint, import bans");
    await nodePackage("@biomejs/biome", "bin/biome", ["check", "--error-on-warnings"]);
    section("Types of the tests, the examples and the generated files");
    for (const project of ["test", "examples/bank", "examples/packages", "examples/shop", "specs"])
      await nodePackage("typescript-7", "bin/tsc", ["-p", project]);
    section("Suites");
    await pnpm(
      [
        "exec",
        "turbo",
        "run",
        "test",
        "--continue=dependencies-successful",
        // Each suite keeps two cores busy; more at once would only wait for each other.
        `--concurrency=${Math.max(2, Math.ceil(availableParallelism() / 2))}`,
        "--output-logs=full",
        "--ui=stream",
        ...(more.turbo ?? []),
      ],
      {
        env: { ...more.env, TENET_NODE: process.version },
        onLine: line => {
          tally.read(line);
          failed.read(line);
        },
      },
    );
  } catch (error) {
    failure = error;
  }
  failed.print();
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(join(root, ".cache/closing-line"), `${tally.line(failure !== undefined)}\n`);
  if (failure) throw failure;
}

/** The same searches with a fresh seed, which is printed: `TENET_SEED=n npm run search` repeats one. */
async function search() {
  const chosen = seed ?? String(randomInt(1, 2 ** 31));
  section(`Seed ${chosen}`, `TENET_SEED=${chosen} npm run search`);
  await test({ env: { TENET_SEED: chosen }, turbo: ["--force"] });
  section(`Seed ${chosen}: done`);
}

function expectExit(code, expected, sentence) {
  if (code !== expected) throw new Failed(`${sentence} The command ended with ${code}.`);
}

function read(path) {
  return readFileSync(join(root, path));
}

function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** `tsc -b` leaves the output of a source that is gone; a clean build has none. */
function clean() {
  for (const name of readdirSync(join(root, "packages")))
    rmSync(join(root, "packages", name, "dist"), { recursive: true, force: true });
}

const commands = {
  start,
  test,
  search,
  clean,
  build: async () => {
    await install();
    await build();
  },
};
const command = commands[process.argv[2]];
if (command === undefined) {
  console.error(`Usage: node ${fileURLToPath(import.meta.url)} ${Object.keys(commands).join("|")}`);
  process.exit(2);
}
try {
  await command();
} catch (error) {
  console.error(`\n${error instanceof Failed ? error.message : error?.stack}`);
  process.exitCode = 1;
}
