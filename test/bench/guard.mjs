// What the guard costs beside the checks: node test/bench/guard.mjs
// A call of test/bench/guard/wallets.spec.md, guarded with `observe`, events and an audit, and the same call by `implement`, with
// 10 and with 10,000 wallets; every wallet holds a secret. All are measured in turn, by the time of the processor; a ratio is the
// median over the rounds, and behind it stand the first and the ninth of ten.
// Ends with an error where the guard's cost grows with the state.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import { ts } from "ts-morph";
import { median, quantile, ratio } from "./checks/measure.mjs";

const { implement, guard } = await modules();

class Wallets {
  constructor(emit) {
    this.emit = emit;
  }
  wallets = new Map();
  async pay({ id, amount }) {
    const wallet = this.wallets.get(id);
    const balance = wallet.balance - amount;
    this.wallets.set(id, { ...wallet, balance });
    this.emit({ event: "Paid", data: { id, amount } });
    return balance;
  }
}

function filled(wallets, count) {
  for (let i = 0; i < count; i += 1)
    wallets.wallets.set(`w${i}`, { id: `w${i}`, owner: "ada", pin: `pin ${i} of many`, balance: 1e9 });
  return wallets;
}

const input = { id: "w1", pin: "pin 1 of many", amount: 1 };
const context = { actor: { id: "ada" } };
/** Whether each wallet still fits its type is asked of the whole state, guarded or not. */
const modes = "wallets:invariant=off";

function guarded(count) {
  let made;
  const options = {
    modes,
    observe: () => ({ wallets: made.wallets }),
    audit: () => {},
    emit: () => {},
    onError: console.error,
  };
  const wallets = guard(({ emit }) => (made = filled(new Wallets(emit), count)), options);
  return () => wallets.pay(input, context);
}

function implemented(count) {
  const made = filled(new Wallets(() => {}), count);
  const wallets = implement(made, { modes, observe: () => ({ wallets: made.wallets }) });
  return () => wallets.pay(input, context);
}

const calls = {
  "10 wallets, implement": implemented(10),
  "10 wallets, guard": guarded(10),
  "10,000 wallets, implement": implemented(10_000),
  "10,000 wallets, guard": guarded(10_000),
};

const rounds = 30;
const times = Object.fromEntries(Object.keys(calls).map(name => [name, []]));
for (const call of Object.values(calls)) await microseconds(call, 500);
for (let round = 0; round < rounds; round += 1)
  for (const [name, call] of Object.entries(calls)) times[name].push(await microseconds(call, 100));

async function microseconds(call, count) {
  const began = process.cpuUsage();
  for (let i = 0; i < count; i += 1) await call();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / count;
}

const written = numbers => [median(numbers), quantile(numbers, 0.1), quantile(numbers, 0.9)].map(one => one.toFixed(2));
const row = (name, other) => {
  const [middle, low, high] = written(ratio(times[name], times[other]));
  console.log(`| ${name} | ${median(times[name]).toFixed(1)} | ${middle} | ${low} to ${high} |`);
};
console.log("| A call | µs | to implement | of ten rounds, nine |\n| --- | ---: | ---: | ---: |");
for (const count of ["10", "10,000"])
  for (const name of ["implement", "guard"]) row(`${count} wallets, ${name}`, `${count} wallets, implement`);
const growth = median(ratio(times["10,000 wallets, guard"], times["10 wallets, guard"]));
console.log(`\nA guarded call with 10,000 wallets takes ${growth.toFixed(2)} times as long as with 10.`);
if (growth > 1.5) {
  console.error("The guard's cost grows with the state.");
  process.exitCode = 1;
}

/** The generated contract and guard. */
async function modules() {
  const text = readFileSync(new URL("./guard/wallets.spec.md", import.meta.url), "utf8");
  const { value, diagnostics } = compileText("wallets.spec.md", text);
  const wrong = diagnostics.filter(one => one.severity === "error");
  if (wrong.length > 0) throw new Error(wrong.map(one => one.message).join("\n"));
  const base = fileURLToPath(new URL("../node_modules/.generated/", import.meta.url));
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(`${base}guard-`);
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  for (const file of generate(value).files.filter(({ name }) => /\.(contract|guard)\.ts$/.test(name)))
    writeFileSync(
      `${folder}/${file.name.replace(/ts$/, "js")}`,
      ts.transpileModule(file.text, { compilerOptions }).outputText,
    );
  try {
    const load = name => import(pathToFileURL(`${folder}/wallets.${name}.js`).href);
    return { ...(await load("contract")), ...(await load("guard")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
