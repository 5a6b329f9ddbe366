// How soon a lost update is found, and that a right lock is left alone: node test/bench/lost-update.mjs [seeds] [runs]
// Deposits on an account read the balance, wait for a log, and write back (lost-update/account.spec.md): one implementation
// writes back what it read before the wait, the other lets deposits on one account wait for each other. The times are of the
// whole of `verify`: the process started, the values built, the case found, made smaller, and run again in a new process.
// Ends with an error where a seed does not find it, or finds something in the right one.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";
import { verify } from "@tenet/verifier";

const seeds = Number(process.argv[2] ?? 50);
const programs = Number(process.argv[3] ?? 1000);
const folder = new URL("./lost-update/", import.meta.url);
const specText = readFileSync(new URL("account.spec.md", folder), "utf8");
const { value: contract } = compileText("account.spec.md", specText);

const runs = [];
for (let seed = 1; seed <= seeds; seed++) runs.push(await judged("lost.mjs", seed, 200));
const found = runs.filter(({ status }) => status === "broken");
const smallest = found.filter(
  ({ counterexample: { calls, state } }) => calls.length === 2 && state.balances.size === 1,
);
console.log(
  `lost update   found with ${found.length} of ${seeds} seeds, ${smallest.length} with two calls on one account`,
);
console.log(`              programs until found   median ${median(found.map(one => number(one, "program")))}`);
console.log(`              schedules until found  median ${median(found.map(one => number(one, "schedule")))}`);
console.log(`              milliseconds           median ${Math.round(median(runs.map(({ took }) => took)))}`);

// Three in ten of the runs are programs of calls at the same time; some draws offer no two calls that may be made.
const right = await judged("mutex.mjs", 1, Math.ceil((programs / 0.3) * 1.3));
console.log(`right lock    ${right.status}: ${right.reason}, ${Math.round(right.took)} ms`);
if (found.length < seeds || right.status !== "held" || number(right, "program") < programs) process.exitCode = 1;

async function judged(name, seed, runs) {
  const from = performance.now();
  const { verdicts } = await verify({
    contract,
    specText,
    implementation: { name, path: fileURLToPath(new URL(name, folder)) },
    skipTypes: true,
    only: "QU-1",
    deadline: 5000,
    runs,
    seed,
  });
  return { ...verdicts[0], took: performance.now() - from };
}

function number({ reason }, what) {
  return Number(new RegExp(`(\\d+) ${what}`).exec(reason)[1]);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
