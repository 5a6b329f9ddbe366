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
    also: ["REF-3", "OT-1", "OT-2", "Code.family.set-once", "Token.usedAt.set-once", "TOK-2"],
  },
  {
    file: "ignored-failure",
    defect: "a failure mode ignored",
    domain: "booking",
    broken: "FM-1.book",
    also: ["FM-1.cancel", "FM-2.book", "FM-2.cancel"],
  },
  {
    file: "lost-update",
    defect: "a lost update",
    domain: "orders",
    broken: "place.concurrent-use-linearizable-under-3",
    also: ["STK-1"],
  },
  {
    file: "event-twice",
    defect: "an event emitted twice",
    domain: "orders",
    broken: "place.emits-Placed",
    also: ["OT-1"],
  },
  {
    file: "boundary",
    defect: "a boundary off by one",
    domain: "ledger",
    broken: "TRF-4",
    also: ["HLD-4", "transferAll.same-as"],
    // The last cent is seldom asked for.
    runs: 200,
  },
  { file: "broken-frame", defect: "a frame broken", domain: "devices", broken: "report.frame", also: [] },
  {
    file: "rounding",
    defect: "a rounding error",
    domain: "orders",
    broken: "QUO-2",
    also: ["place.changes.orders[result]", "ORD-1", "requirements.cents-are-never-lost.half-a-cent-goes-up"],
  },
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
  const verdicts = verdictsOf(`${domain}.spec.md`, "--implementation", implementation, ...words);
  return { verdicts, seconds: (performance.now() - started) / 1000 };
}

/** What `spec verify` says, by implementation: several in one run share its start and the look at their types. */
export function verifyAll(...words) {
  const found = new Map();
  for (const verdict of verdictsOf(...words)) {
    const own = found.get(verdict.implementation) ?? [];
    found.set(verdict.implementation, [...own, verdict]);
  }
  return found;
}

function verdictsOf(...words) {
  const args = [spec, "verify", ...words, "--json"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: here, encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(stdout).verdicts.map(one => ({ ...one, promise: one.promise.replace(/^.*?\//, "") }));
}

/** The promises with the status. */
export function those(verdicts, ...statuses) {
  return verdicts.filter(({ status }) => statuses.includes(status)).map(({ promise }) => promise);
}

/** A line as soon as it is known: the last column may be of any width. */
function line(widths, cells) {
  console.log(
    cells
      .map((cell, at) => String(cell).padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function showDefects(...words) {
  const widths = [32, 9, 42, 8];
  line(widths, ["defect", "domain", "promise", "seconds", "found"]);
  for (const { file, defect, domain, broken, also } of defects) {
    const { verdicts, seconds } = verify(domain, `./defects/${file}.ts`, ...words);
    const found = those(verdicts, "broken");
    const related = found.filter(one => also.includes(one));
    const others = found.filter(one => one !== broken && !also.includes(one));
    const how = [
      found.includes(broken) ? "yes" : "NO",
      ...(related.length > 0 ? [`also ${related.join(", ")}`] : []),
      ...(others.length > 0 ? [`UNRELATED ${others.join(", ")}`] : []),
    ];
    line(widths, [defect, domain, broken, seconds.toFixed(0), how.join("; ")]);
  }
}

function showRight(...words) {
  const widths = [9, 4, 4, 11, 7];
  line(widths, ["domain", "seed", "held", "not checked", "seconds", "vacuous"]);
  for (const domain of domains)
    for (const seed of ["1", "2", "3", "4", "5"]) {
      const { verdicts, seconds } = verify(domain, `./src/${domain}.binding.ts`, "--seed", seed, ...words);
      const [held, unchecked, vacuous] = ["held", "not-checked", "vacuous"].map(status => those(verdicts, status));
      const rest = verdicts.filter(({ status }) => !["held", "not-checked", "vacuous"].includes(status));
      const wrong = rest.map(({ promise, status }) => `${promise} ${status.toUpperCase()}`);
      const last = [...vacuous, ...wrong].join(", ");
      line(widths, [domain, seed, held.length, unchecked.length, seconds.toFixed(0), last]);
    }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  if (words[0] === "--right") showRight(...words.slice(1));
  else showDefects(...words);
}
