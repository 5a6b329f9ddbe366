// What checks in running code cost: node test/bench/checks.mjs
// An order goes in and comes out, both checked, against checks by hand of the same meaning and against libraries; then what is
// captured of the state before, modes, frames. All are measured in turn in one run, by the time of the processor; a ratio is
// the median over the rounds, and behind it stand the first and the ninth of ten. Ends with an error where a limit is missed.
import { captured, captures } from "./checks/accounts.mjs";
import { contractOf } from "./checks/compiled.mjs";
import { checks } from "./checks/contenders.mjs";
import { measure, median, quantile, ratio } from "./checks/measure.mjs";
import { orders, wrongOrders } from "./checks/orders.mjs";

const { implement } = await contractOf("order");
const { contract } = await contractOf("order");
const missed = [];

/** Answers each order with its copy. */
function shop() {
  const outputs = structuredClone(orders);
  let at = 0;
  return { accept: () => outputs[at++ & 63] };
}

/** Does the least that a handler of requests does: reads its order and writes its answer. */
const handler = () => ({ accept: order => JSON.parse(JSON.stringify(order)) });

/** As a user would call it, with the mode set. */
function ours(modes, options = {}, implementation = shop()) {
  const wrapped = implement(implementation, { ...options, ...(modes === undefined ? {} : { modes }) });
  return order => wrapped.accept(order);
}

function checkedBy(isOrder) {
  const plain = shop();
  return order => {
    if (!isOrder(order)) throw new TypeError("input");
    const result = plain.accept(order);
    if (!isOrder(result) || result.id !== order.id || result.total !== order.total) throw new TypeError("result");
    return result;
  };
}

/** The generated functions alone, without the wrapper around them. */
function quickly() {
  const plain = shop();
  const { quick } = contract.operations.accept;
  return order => {
    const scene = { input: { order }, before: {}, after: {}, result: undefined, state: false };
    if (!quick.input(scene)) throw new TypeError("input");
    scene.result = plain.accept(order);
    if (!quick.returns(scene) || !quick.ensures(scene)) throw new TypeError("result");
    return scene.result;
  };
}

const bare =
  (plain = shop()) =>
  order =>
    plain.accept(order);

const accept = {
  "bare call": bare(),
  ...Object.fromEntries(Object.entries(checks).map(([name, isOrder]) => [name, checkedBy(isOrder)])),
  "by hand again": checkedBy(checks["by hand"]),
  ours: ours(),
  "ours, generated functions alone": quickly(),
};

const modes = {
  "bare call": bare(handler()),
  "bare call again": bare(handler()),
  off: ours("off", {}, handler()),
  "sample 100": ours("sample 100", {}, handler()),
  observe: ours("observe", {}, handler()),
  enforce: ours("enforce", {}, handler()),
  "enforce, frames on": ours("enforce", { frames: true }, handler()),
};

/** A call that does nothing at all. */
const nothing = { "bare call": bare(), off: ours("off"), "sample 100": ours("sample 100") };

alike();
const first = measure(accept, orders);
table("An order in and out", first, "by hand");
const second = measure(modes, orders);
table("A handler that reads and writes JSON", second, "bare call");
table("A call that does nothing", measure(nothing, orders), "bare call");
const third = measure(captures, captured);
table("What was before", third, "checked, nothing captured");

const apart = ratio(first["by hand again"], first["by hand"]);
limit("ours, against checks by hand", first.ours, first["by hand"], 1.3, apart);
const box = ["TypeBox 1, compiled", "TypeBox 0.34, compiled"].sort((a, b) => median(first[a]) - median(first[b]))[0];
limit(`ours, against ${box}`, first.ours, first[box], 1, apart);
limit("a captured value, against none", third["checked, one value captured"], third["checked, nothing captured"], 1.2);
limit(
  "off, against the bare call",
  second.off,
  second["bare call"],
  1.05,
  ratio(second["bare call again"], second["bare call"]),
);
if (missed.length > 0) {
  console.error(`\nMissed: ${missed.join("; ")}.`);
  process.exitCode = 1;
}

/** All refuse the same. */
function alike() {
  const calls = Object.entries(accept).filter(([name]) => name !== "bare call");
  for (const [name, call] of calls) {
    orders.forEach(order => call(order));
    wrongOrders.forEach((order, i) => {
      let refused = false;
      try {
        call(order);
      } catch {
        refused = true;
      }
      if (!refused) throw new Error(`${name} lets wrong order ${i} pass.`);
    });
  }
}

function table(title, times, base) {
  const rows = Object.entries(times).map(([name, of]) => {
    const ratios = ratio(of, times[base]);
    const spread = `${quantile(ratios, 0.1).toFixed(2)} to ${quantile(ratios, 0.9).toFixed(2)}`;
    return [name, median(of).toFixed(0), median(ratios).toFixed(2), spread];
  });
  console.log(`\n| ${title} | ns | to ${base} | of ten rounds, nine |\n| --- | ---: | ---: | ---: |`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
}

/** `noise`: ratios of two of the same; how far those are apart in this run, a limit cannot be told closer than that. */
function limit(what, times, base, most, noise = [1]) {
  const found = median(ratio(times, base));
  const apart = Math.max(median(noise), 1 / median(noise));
  const met = found <= most * apart;
  console.log(
    `${met ? "met" : "missed"}: ${what}: ${found.toFixed(2)}, at most ${most}${apart > 1 ? ` (noise ${apart.toFixed(2)})` : ""}`,
  );
  if (!met) missed.push(what);
}
