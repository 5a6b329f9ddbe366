// Judges a data set of functions by `spec replay`: node judge.mjs FOLDER, where a file of the folder whose name ends in
// `tasks.json` lists { id, params: [{ name }] }, and one in `answers.json` { id, accept: [{ in, out, not }], reject: [in] }.
// Right outputs must be accepted, wrong ones refused, and of inputs to be refused the spec must refuse the input.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The spec and the operation that each task of the data set is about. */
const specs = {
  verina_basic_4: ["element-at", "elementAt"],
  verina_basic_28: ["is-prime", "isPrime"],
  verina_basic_34: ["even-numbers", "evenNumbers"],
  verina_basic_35: ["zeroes-last", "zeroesLast"],
  verina_basic_41: ["all-alike", "allAlike"],
  verina_basic_54: ["smallest-gap", "smallestGap"],
  verina_basic_68: ["first-position", "firstPosition"],
  verina_basic_71: ["common-prefix", "commonPrefix"],
  verina_basic_81: ["divide-with-remainder", "divide"],
  verina_basic_95: ["swap-two", "swap"],
  verina_basic_97: ["put-sixty", "putSixty"],
  verina_basic_102: ["pair-with-sum", "pairWithSum"],
  verina_basic_105: ["multiply-pairwise", "multiplyPairwise"],
  verina_advanced_10: ["prime-exponents", "exponents"],
  verina_advanced_13: ["crossing-chords", "anyCross"],
  verina_advanced_14: ["power-of-four", "isPowerOfFour"],
  verina_advanced_22: ["single-peak", "hasSinglePeak"],
  verina_advanced_36: ["majority-of-counts", "majority"],
  verina_advanced_37: ["majority", "majority"],
  verina_advanced_40: ["greatest", "greatest"],
  verina_advanced_47: ["merge-intervals", "merge"],
  verina_advanced_50: ["merge-sorted", "mergeSorted"],
  verina_advanced_52: ["collect-from-the-end", "takenFor"],
  verina_advanced_55: ["most-frequent", "mostFrequent"],
  verina_advanced_57: ["next-greater", "nextGreater"],
  verina_advanced_62: ["trapped-rain", "trappedRain"],
};

const here = fileURLToPath(new URL(".", import.meta.url));
const command = join(here, "../../packages/cli/bin/spec.js");

/** `JSON.parse` would lose digits of long integers: they are carried as text that no value of the data is, and put back. */
const mark = "\u0001integer ";
const parse = text =>
  JSON.parse(text.replace(/(?<=[[,:\s])-?\d{16,}(?=[\],}\s])/g, digits => JSON.stringify(mark + digits)));
const write = value => JSON.stringify(value).replaceAll(/"\\u0001integer (-?\d+)"/g, "$1");

function load(folder, ending) {
  const name = readdirSync(folder).find(each => each.endsWith(ending));
  if (name === undefined) throw new Error(`There is no file …${ending} in ${folder}.`);
  return parse(readFileSync(join(folder, name), "utf8"));
}

/** The calls of one task, each with what is expected of it. */
function callsOf(operation, names, { accept, reject }) {
  const call = (input, result, wanted) => ({
    wanted,
    line: { operation, input: names.map(name => input[name]), result },
  });
  const out = accept[0]?.out;
  return [
    ...accept.flatMap(({ in: input, out: right, not = [] }) => [
      call(input, right, "right"),
      ...not.map(wrong => call(input, wrong, "wrong")),
    ]),
    ...reject.map(input => call(input, out, "bad")),
  ];
}

function replay(file, calls) {
  const input = calls.map(({ line }) => `${write(line)}\n`).join("");
  const run = spawnSync(process.execPath, [command, "replay", file, "-", "--json"], { input, encoding: "utf8" });
  if (run.error || run.status === null || run.status > 1) throw new Error(`${file}: ${run.stderr}${run.stdout}`);
  return run.stdout
    .trim()
    .split("\n")
    .map(line => JSON.parse(line));
}

const kept = {
  right: answer => answer.accepted === true,
  wrong: answer => answer.accepted === false,
  bad: (answer, duties) => answer.accepted === false && answer.refusedBy.every(id => duties.has(id)),
};

/** The ids under which a spec refuses an input. */
function dutiesOf(file, operation) {
  const [, requires = ""] = /^Requires:\n\n((?:- .*\n)+)/m.exec(readFileSync(file, "utf8")) ?? [];
  return new Set([`${operation}.input`, ...[...requires.matchAll(/^- \*\*([\w-]+)\*\*/gm)].map(match => match[1])]);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder of the data set: node judge.mjs FOLDER");
const answers = new Map(load(folder, "answers.json").map(answer => [answer.id, answer]));
const counts = { right: [0, 0], wrong: [0, 0], bad: [0, 0] };
for (const { id, params } of load(folder, "tasks.json")) {
  if (!(id in specs)) continue;
  const [name, operation] = specs[id];
  const file = join(here, `${name}.spec.md`);
  const names = params.map(param => param.name);
  const calls = callsOf(operation, names, answers.get(id));
  const duties = dutiesOf(file, operation);
  for (const [at, answer] of replay(file, calls).entries()) {
    const { wanted, line } = calls[at];
    const isKept = kept[wanted](answer, duties);
    counts[wanted][0] += isKept ? 1 : 0;
    counts[wanted][1] += 1;
    if (!isKept) console.log(`${name}: ${wanted} ${write(line)}: ${JSON.stringify(answer)}`);
  }
}
const figure = ([some, all]) => `${some}/${all}`;
console.log(
  `Right outputs accepted ${figure(counts.right)}, wrong outputs refused ${figure(counts.wrong)}, bad inputs refused ${figure(counts.bad)}.`,
);
process.exitCode = Object.values(counts).every(([some, all]) => some === all) ? 0 : 1;
