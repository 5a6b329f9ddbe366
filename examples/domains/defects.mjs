/**
 * Seeded defects: implementations with one mistake each, and at which promises they are found.
 * `node defects.mjs` prints the table; `--right` verifies the right implementations over five seeds.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const spec = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));

/** `broken`: the promise at which the mistake is found. `also`: those that the same mistake breaks as well. */
export const defects = [
  {
    file: "tenant",
    defect: "a missing tenant check",
    domain: "devices",
    broken: "get.device.visible",
    also: ["get.result.visible"],
  },
  {
    file: "refusal-changes-state",
    defect: "a refusal that changes state",
    domain: "orders",
    broken: "place.frame",
    also: ["STK-1"],
  },
  {
    file: "reused-code",
    defect: "a reused code accepted",
    domain: "tokens",
    broken: "EXC-2",
    // Refresh tokens are reused in the same way; what ends twice is no longer set once.
    also: ["REF-3", "OT-1", "OT-2", "Code.family.set-once", "Token.usedAt.set-once"],
  },
  { file: "ignored-failure", defect: "a failure mode ignored", domain: "booking", broken: "FM-1.book", also: ["FM-1.cancel", "FM-2.book", "FM-2.cancel"] },
  {
    file: "lost-update",
    defect: "a lost update",
    domain: "orders",
    broken: "place.concurrent-use-linearizable-under-3",
    also: ["STK-1"],
  },
  { file: "event-twice", defect: "an event emitted twice", domain: "orders", broken: "place.emits-Placed", also: ["OT-1"] },
  { file: "boundary", defect: "a boundary off by one", domain: "ledger", broken: "TRF-4", also: ["HLD-4", "transferAll.same-as"] },
  { file: "broken-frame", defect: "a frame broken", domain: "devices", broken: "report.frame", also: [] },
  { file: "rounding", defect: "a rounding error", domain: "orders", broken: "QUO-2", also: ["place.changes.orders[result]", "ORD-1", "requirements.cents-are-never-lost.half-a-cent-goes-up"] },
  {
    file: "wrong-state",
    defect: "a transition from a wrong state",
    domain: "payments",
    broken: "cancel.transition",
    also: ["PAY-4", "OT-1", "Payment.refunded.never-decreases"],
  },
];

export const domains = ["booking", "devices", "ledger", "orders", "payments", "tokens"];

/** The verdicts on an implementation, with the seconds that they took. */
export function verify(domain, implementation, ...words) {
  const started = performance.now();
  const args = [spec, "verify", `${domain}.spec.md`, "--implementation", implementation, "--json", ...words];
  const { stdout } = spawnSync(process.execPath, args, { cwd: here, encoding: "utf8", maxBuffer: 1 << 28 });
  const verdicts = JSON.parse(stdout).verdicts.map(one => ({ ...one, promise: one.promise.replace(/^.*?\//, "") }));
  return { verdicts, seconds: (performance.now() - started) / 1000 };
}

/** The promises with the status. */
export function those(verdicts, ...statuses) {
  return verdicts.filter(({ status }) => statuses.includes(status)).map(({ promise }) => promise);
}

function table(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map(row => String(row[at]).length)));
  for (const row of rows) console.log(row.map((cell, at) => String(cell).padEnd(widths[at])).join("  ").trimEnd());
}

function showDefects(...words) {
  const rows = defects.map(({ file, defect, domain, broken, also }) => {
    const { verdicts, seconds } = verify(domain, `./defects/${file}.ts`, ...words);
    const found = those(verdicts, "broken", "no-answer", "timed-out", "crashed");
    const others = found.filter(one => one !== broken && !also.includes(one));
    const how = !found.includes(broken) ? "MISSED" : others.length > 0 ? `and UNRELATED: ${others.join(", ")}` : "found";
    return [defect, domain, broken, how, found.filter(one => one !== broken).join(", "), seconds.toFixed(0)];
  });
  table([["defect", "domain", "promise", "", "also broken", "seconds"], ...rows]);
}

function showRight(...words) {
  const rows = [1, 2, 3, 4, 5].flatMap(seed =>
    domains.map(domain => {
      const { verdicts, seconds } = verify(domain, `./src/${domain}.binding.ts`, "--seed", String(seed), ...words);
      const count = status => those(verdicts, status).length;
      const wrong = verdicts.filter(one => !["held", "vacuous", "not-checked", "warning"].includes(one.status));
      return [domain, seed, count("held"), those(verdicts, "vacuous").join(", "), wrong.map(one => `${one.promise} ${one.status}`).join(", "), seconds.toFixed(0)];
    }),
  );
  table([["domain", "seed", "held", "vacuous", "wrong", "seconds"], ...rows]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  if (words[0] === "--right") showRight(...words.slice(1));
  else showDefects(...words);
}
