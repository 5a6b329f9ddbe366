// What constraint-aware cases cost against the bare shape: node test/bench/generation.mjs [rounds]
// A case of `transfer` is a whole bank (users, accounts, owners that exist) and an input that keeps all Requires; the
// floor draws the same shape with nothing related to anything. Rounds alternate, so that a busy machine slows both.

import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { createJiti } from "jiti";

const rounds = Number(process.argv[2] ?? 9);
const draws = 500;
const jiti = createJiti(import.meta.url);
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

const subjects = new Map([
  ["bare shape", shape],
  ["open", bank.openCases()],
  ["transfer", bank.transferCases()],
  ["transfer, breaking TRF-3", bank.transferNearMisses("TRF-3")],
]);
const times = new Map([...subjects.keys()].map(name => [name, []]));
for (let round = 0; round <= rounds; round += 1) {
  for (const [name, arbitrary] of subjects) {
    const start = process.cpuUsage();
    fc.sample(arbitrary, { numRuns: draws, seed: round });
    const { user, system } = process.cpuUsage(start);
    if (round > 0) times.get(name).push((user + system) / draws);
  }
}
const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const floor = median(times.get("bare shape"));
for (const [name, numbers] of times) {
  console.log(
    `${name.padEnd(26)} ${median(numbers).toFixed(0).padStart(6)} µs  ${(median(numbers) / floor).toFixed(2)} ×`,
  );
}
