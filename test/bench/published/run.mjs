// How well specs written from documentation find the bugs of published packages: node test/bench/published/run.mjs [spec…]
//   --seconds 60   for each search        --runs 1000   cases for each operation and law
//   --seeds 5      of each fixed version  --only witness | buggy | fixed
//   --edition 2    the second specs, of the packages that have one; 3 and 4 likewise
// Prints a row for each pair of versions: whether the spec refuses the witness of the bug, whether the search finds a
// violation in the buggy version that it does not find in the fixed one, and what it finds in the fixed version.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileText } from "@tenet/checker";
import { judgeCases, readCases, verify } from "@tenet/verifier";
import { createJiti } from "jiti";

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    runs: { type: "string", default: "1000" },
    seeds: { type: "string", default: "5" },
    only: { type: "string" },
    edition: { type: "string", default: "1" },
    json: { type: "string" },
  },
});

const pairs = JSON.parse(readFileSync(join(here, "versions.json"), "utf8"))
  .map(pair => ({ package: pair.spec, ...pair, name: `${pair.package ?? pair.spec} ${pair.buggy}` }))
  .map(pair => (values.edition === "1" ? pair : { ...pair, spec: `${pair.spec}-${values.edition}` }))
  .filter(({ spec }) => existsSync(join(here, "specs", `${spec}.spec.md`)));

/** The binding of one version: a module of two lines, made anew. */
function moduleOf({ package: name, spec }, version) {
  const folder = join(here, ".versions");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${spec}-${version}.ts`);
  writeFileSync(
    path,
    `import * as library from "${name}--${version}";\nimport make from "../bindings/${spec}.ts";\nexport default make(library);\n`,
  );
  return path;
}

const compiled = new Map();

async function specOf(name) {
  if (compiled.has(name)) return compiled.get(name);
  const path = join(here, "specs", `${name}.spec.md`);
  const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  const { value: contract, diagnostics } = compileText(`specs/${name}.spec.md`, text);
  if (contract === undefined || diagnostics.some(({ severity }) => severity === "error"))
    throw new Error(`${path} does not compile.`);
  const functions = {};
  for (const { module, name: of } of contract.references)
    functions[of] = (await createJiti(path, { interopDefault: false }).import(resolve(dirname(path), module)))[of];
  const reference = (of, args) => functions[of](...args.map(arg => structuredClone(arg))) ?? undefined;
  const spec = { contract, specText: text, ...(contract.references.length === 0 ? {} : { reference }) };
  compiled.set(name, spec);
  return spec;
}

/** A module that was not loaded in time says nothing of the package. */
const isLoaded = ({ verdicts }) => !verdicts.some(({ reason }) => reason?.startsWith("the module did not load"));

const wrong = ({ verdicts }) =>
  verdicts
    .filter(({ status }) => ["broken", "timed-out", "crashed"].includes(status))
    .map(({ promise }) => promise.split("/")[1]);

async function judged(pair, version) {
  const spec = await specOf(pair.spec);
  const path = moduleOf(pair, version);
  return { ...spec, deadline: 1000, implementation: { name: `${pair.package} ${version}`, path } };
}

async function searched(pair, version, seed) {
  const began = performance.now();
  const report = await verify({
    ...(await judged(pair, version)),
    runs: Number(values.runs),
    seed,
    budget: Number(values.seconds) * 1000,
    skipTypes: true,
  });
  if (!isLoaded(report)) return searched(pair, version, seed);
  const unasked = report.verdicts.filter(({ status, cases }) => status === "no-answer" && cases === 0).length;
  return { broken: wrong(report), seconds: Math.round((performance.now() - began) / 100) / 10, unasked, report };
}

async function witnessed(pair, version) {
  const file = join(here, "witness", `${pair.spec}-${pair.buggy}.json`);
  if (!existsSync(file)) return undefined;
  const report = await judgeCases(await judged(pair, version), readCases(readFileSync(file, "utf8")));
  if (report.verdicts.length === 0) throw new Error(`${file} puts no promise to the test.`);
  return wrong(report);
}

const rows = [];
const asked = pair => positionals.length === 0 || positionals.includes(pair.spec) || positionals.includes(pair.package);
for (const pair of pairs.filter(asked)) {
  const row = { name: pair.name, fixed: pair.fixed };
  const wants = what => values.only === undefined || values.only === what;
  if (wants("witness")) {
    row.refused = await witnessed(pair, pair.buggy);
    row.allowed = await witnessed(pair, pair.fixed);
  }
  if (wants("buggy")) row.found = await searched(pair, pair.buggy, 1);
  if (wants("fixed")) {
    row.left = [];
    for (let seed = 1; seed <= Number(values.seeds); seed++) row.left.push(await searched(pair, pair.fixed, seed));
  }
  rows.push(row);
  console.log(line(row));
}
console.log(summary());
if (values.json)
  writeFileSync(
    values.json,
    JSON.stringify(rows, (key, value) => (key === "report" ? undefined : value), 2),
  );

function line({ name, fixed, refused, allowed, found, left }) {
  const ids = list =>
    list.length === 0 ? "–" : list.slice(0, 6).join(" ") + (list.length > 6 ? ` +${list.length - 6}` : "");
  const known = left && [...new Set(left.flatMap(({ broken }) => broken))];
  const own = found && known && found.broken.filter(id => !known.includes(id));
  return [
    `${name} → ${fixed}`,
    ...(refused === undefined
      ? []
      : [`witness ${refused.length > 0 ? "refused" : "ALLOWED"} (${ids(refused)}), fixed ${ids(allowed ?? [])}`]),
    ...(found === undefined
      ? []
      : [
          `found ${ids(own ?? found.broken)} in ${found.seconds} s${found.unasked > 0 ? `, ${found.unasked} not asked` : ""}`,
        ]),
    ...(known === undefined ? [] : [`in the fixed version ${ids(known)}`]),
  ].join(" | ");
}

function summary() {
  const share = (name, holds) => {
    const asked = rows.filter(row => row[name] !== undefined);
    return asked.length === 0 ? [] : [`${asked.filter(holds).length} of ${asked.length} ${name}`];
  };
  const known = row => new Set((row.left ?? []).flatMap(({ broken }) => broken));
  return [
    ...share("refused", ({ refused }) => refused.length > 0),
    ...share("found", row => row.found.broken.some(id => !known(row).has(id))),
    ...share("left", row => known(row).size === 0),
  ].join(", ");
}
