// What the command costs to start, in processor time against `node -e 0`: node test/bench/startup.mjs [rounds]
// The runs alternate, so that a busy machine slows all of them alike. Exits with 1 where a ratio is above the limit.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const limit = 1.6;
const rounds = Number(process.argv[2] ?? 25);
const spec = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));
const probe = fileURLToPath(new URL("cpu-at-exit.cjs", import.meta.url));
const subjects = new Map([
  ["node -e 0", ["-e", "0"]],
  ["spec --version", [spec, "--version"]],
  ["spec --help", [spec, "--help"]],
  ["spec verify --help", [spec, "verify", "--help"]],
]);

/** User and system time of one run in milliseconds: the process writes its own down as it ends. */
function measure(words) {
  const child = spawnSync(process.execPath, ["--require", probe, ...words], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (child.status !== 0) throw new Error(`${words.join(" ")} ended with ${child.status}.`);
  return Number(child.output[3]);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const times = new Map([...subjects.keys()].map(name => [name, []]));
for (const words of subjects.values()) measure(words);
for (let round = 0; round < rounds; round += 1) {
  for (const [name, words] of subjects) times.get(name).push(measure(words));
}
const base = median(times.get("node -e 0"));
for (const [name, numbers] of times) {
  const ratio = median(numbers) / base;
  if (ratio > limit) process.exitCode = 1;
  console.log(
    `${name.padEnd(20)} ${median(numbers).toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)} x${ratio > limit ? `  above ${limit} x` : ""}`,
  );
}
