// What constraint-aware values cost, and whether all of them are valid: node test/bench/generation.mjs [rounds]
// Nine refined schemas (generation/*.spec.md), each drawn three ways: by an arbitrary that a person wrote for it
// (generation/by-hand.mjs), by the generated file, and by the verifier's own arbitraries. Every value of the last two is
// held against the spec by the interpreter. Then whole calls of the bank: a state and an input that keeps all Requires,
// against the bare shape with nothing related to anything. Rounds alternate, so that a busy machine slows all alike.
// Ends with an error where a value is not valid, or costs more than three times what it costs by hand.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileText, conforms, environment } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { createJiti } from "jiti";
import { byHand } from "./generation/by-hand.mjs";

const rounds = Number(process.argv[2] ?? 15);
const draws = 500;
const most = 3;
const jiti = createJiti(import.meta.url);
const folder = fileURLToPath(new URL("./generation/", import.meta.url));
const made = `${folder}.generated/`;

const subjects = new Map();
const schemas = readdirSync(folder)
  .filter(name => name.endsWith(".spec.md"))
  .map(name => name.slice(0, -".spec.md".length));
const accepted = new Map();
mkdirSync(made, { recursive: true });
try {
  for (const name of schemas) await addSchema(name);
  await addBank();
} finally {
  rmSync(made, { recursive: true, force: true });
}
const times = measure();
report();

async function addSchema(name) {
  const { value: contract } = compileText(`${name}.spec.md`, readFileSync(`${folder}${name}.spec.md`, "utf8"));
  for (const { name: file, text } of generate(contract).files)
    if (file.endsWith(".ts")) writeFileSync(made + file, text);
  const printed = await jiti.import(`${made}${name}.arbitraries.ts`);
  const ways = {
    "by hand": byHand[name](),
    generated: printed.takeCases().map(one => one.input?.value),
    verify: buildArbitraries(contract)
      .input("take")
      .map(resolve => resolve({})?.value),
  };
  const [{ type }] = contract.operations[0].inputs;
  const env = environment(contract, {});
  for (const [way, arbitrary] of Object.entries(ways)) {
    const values = fc.sample(arbitrary, { numRuns: 2000, seed: 1 });
    const valid = values.filter(value => value !== undefined && conforms(value, type, env) === undefined);
    accepted.set(`${name}, ${way}`, valid.length / values.length);
    subjects.set(`${name}, ${way}`, arbitrary);
  }
}

async function addBank() {
  const bank = await jiti.import(
    fileURLToPath(new URL("../../examples/bank/generated/bank.arbitraries.ts", import.meta.url)),
  );
  const id = prefix => fc.stringMatching(new RegExp(`^${prefix}_[a-z0-9]{8}$`));
  const cents = fc.integer({ min: 0, max: 10_000_000_000 });
  const account = fc.record({
    id: id("acc"),
    owner: id("usr"),
    balance: cents,
    status: fc.constantFrom("open", "frozen", "closed"),
  });
  const pairs = (key, value) => fc.array(fc.tuple(key, value), { maxLength: 5 }).map(entries => new Map(entries));
  const shape = fc.record({
    state: fc.record({
      users: pairs(id("usr"), fc.record({ id: id("usr"), name: fc.string() })),
      accounts: pairs(id("acc"), account),
    }),
    input: fc.record({ from: id("acc"), to: id("acc"), amount: cents }),
  });
  subjects.set("bank, bare shape", shape);
  subjects.set("bank, open", bank.openCases());
  subjects.set("bank, transfer", bank.transferCases());
  subjects.set("bank, transfer, breaking TRF-3", bank.transferNearMisses("TRF-3"));
}

/** Microseconds for one value, of the best round: what others do on the machine only adds to it. */
function measure() {
  const taken = new Map([...subjects.keys()].map(name => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, arbitrary] of subjects) {
      const start = process.cpuUsage();
      fc.sample(arbitrary, { numRuns: draws, seed: round });
      const { user, system } = process.cpuUsage(start);
      if (round > 0) taken.get(name).push((user + system) / draws);
    }
  }
  return new Map([...taken].map(([name, numbers]) => [name, Math.min(...numbers)]));
}

function report() {
  console.log("                 valid            µs for one value                times by hand");
  console.log("             generated  verify   by hand generated  verify    generated  verify");
  for (const name of schemas) {
    const [hand, generated, verify] = ["by hand", "generated", "verify"].map(way => times.get(`${name}, ${way}`));
    const valid = ["generated", "verify"].map(way => accepted.get(`${name}, ${way}`));
    const ratios = [generated / hand, verify / hand];
    console.log(
      [
        name.padEnd(12),
        ...valid.map(share => `${(100 * share).toFixed(1)} %`.padStart(9)),
        ...[hand, generated, verify].map(time => time.toFixed(1).padStart(9)),
        ...ratios.map(ratio => ratio.toFixed(2).padStart(10)),
      ].join(""),
    );
    if (valid.some(share => share < 1) || ratios.some(ratio => ratio > most)) process.exitCode = 1;
  }
  const floor = times.get("bank, bare shape");
  for (const [name, time] of [...times].filter(([name]) => name.startsWith("bank")))
    console.log(`${name.padEnd(40)}${time.toFixed(1).padStart(9)} ${(time / floor).toFixed(2).padStart(29)}`);
}
