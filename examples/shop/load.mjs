/**
 * The Quality rows of the shop, measured: `node load.mjs [--seconds 10]`. The service is started twice, with its contracts off
 * (TENET_CHECKS=off) and on, and asked over HTTP by as many callers as each row names.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { createJiti } from "jiti";

const here = new URL(".", import.meta.url);
const { values } = parseArgs({ options: { seconds: { type: "string", default: "10" } } });
const seconds = Number(values.seconds);
const key = "for the load test only";
const { tokenOf } = await createJiti(import.meta.url).import("./src/tokens.ts");
const token = tokenOf({ id: "per_anna", store: "store_main", kind: "customer" }, key);
const bodies = {
  available: { sku: "TEA" },
  place: { sku: "TEA", quantity: 1, email: "anna@example.com" },
};

/** `{ id, operation, measure, sign, target, callers }` of each row about time. */
function rowsOf(spec) {
  const rows = spec.matchAll(
    /^\| (QU-\d+) +\| (\w+) +\| (p[\d.]+ latency|throughput) +\| (<|at least) ([\d,.]+) [^|]*\| (\d+) callers/gm,
  );
  return [...rows].map(([, id, operation, measure, sign, target, callers]) => ({
    ...{ id, operation, measure, sign, target: Number(target.replaceAll(",", "")), callers: Number(callers) },
  }));
}

/** Answers when it listens. */
async function start(checks) {
  const env = { ...process.env, PORT: "0", SHOP_KEY: key, LOG_LEVEL: "fatal", TENET_CHECKS: checks };
  const child = spawn(process.execPath, ["--import", "jiti/register", "src/main.ts"], {
    cwd: fileURLToPath(here),
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    said += chunk;
    const url = /listens at (\S+?);/.exec(said)?.[1];
    if (url !== undefined) return { url, stop: () => child.kill("SIGTERM") };
  }
  throw new Error(`The shop did not start: ${said}`);
}

/** Times of all answers in milliseconds, in order, and how many were not as they should be. */
async function measure(url, operation, connections, duration) {
  const times = [];
  const run = autocannon({
    url: `${url}/${operation}`,
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(bodies[operation]),
    connections,
    duration,
  });
  run.on("response", (_client, _status, _bytes, time) => times.push(time));
  const { non2xx, errors, duration: took } = await run;
  return { times: times.sort((a, b) => a - b), wrong: non2xx + errors, perSecond: times.length / took };
}

function valueOf(measure, { times, perSecond }) {
  if (measure === "throughput") return perSecond;
  const share = Number(/[\d.]+/.exec(measure)[0]) / 100;
  return times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
}

const rows = rowsOf(readFileSync(new URL("shop.spec.md", here), "utf8"));
const operations = [...new Set(rows.map(({ operation }) => operation))];
const found = { off: {}, on: {} };
for (const [name, checks] of [
  ["off", "off"],
  ["on", "enforce"],
]) {
  const { url, stop } = await start(checks);
  for (const operation of operations) {
    const { callers } = rows.find(row => row.operation === operation);
    await measure(url, operation, callers, Math.min(2, seconds));
    found[name][operation] = await measure(url, operation, callers, seconds);
  }
  stop();
}

const cells = rows.map(({ id, operation, measure, sign, target, callers }) => {
  const [off, on] = ["off", "on"].map(name => valueOf(measure, found[name][operation]));
  const { wrong } = found.on[operation];
  const met = wrong === 0 && (sign === "<" ? on < target : on >= target);
  const unit = measure === "throughput" ? "/s" : "ms";
  const shown = value => `${value.toFixed(unit === "ms" ? 1 : 0)} ${unit}`;
  const verdict = met ? "met" : wrong > 0 ? `NOT MET: ${wrong} wrong answers` : "NOT MET";
  return [
    id,
    operation,
    measure,
    `${sign} ${target} ${unit}`,
    callers,
    shown(off),
    shown(on),
    (on / off).toFixed(2),
    verdict,
  ];
});
const head = ["id", "operation", "measure", "target", "callers", "off", "on", "on / off", ""];
const widths = head.map((_, at) => Math.max(...[head, ...cells].map(row => String(row[at]).length)));
for (const row of [head, ...cells])
  console.log(
    row
      .map((cell, at) => String(cell).padEnd(widths[at]))
      .join("  ")
      .trimEnd(),
  );
if (cells.some(row => row.at(-1) !== "met")) process.exitCode = 1;
