// What `spec verify` costs on a hundred specs in one run: node test/bench/many.mjs [specs]
// The floor is measured in the same run: the same properties by fc.check in this process, with the same arbitraries and
// conditions, plus the start of as many child processes as the runner uses. Exits with 1 where the ratio is above the limit.
import { fork, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileText } from "@tenet/checker";
import { judge } from "@tenet/runtime";
import { buildArbitraries } from "@tenet/verifier";
import fc from "fast-check";
import { createJiti } from "jiti";

const limit = 3;
const count = Number(process.argv[2] ?? 100);
const runs = 200;
const command = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));
const modules = fileURLToPath(new URL("../node_modules", import.meta.url));

/** Small functions of several kinds, each with its spec. */
const kinds = [
  n => ({
    spec: `### clamp(value, low)\n\n| Input | Type    | Rules |\n| ----- | ------- | ----- |\n| value | integer | from -1000 to 1000 |\n| low   | integer | from -${n} to ${n} |\n\nReturns: integer\n\nEnsures:\n\n- **CLP-1** Never below: \`result >= low\`\n- **CLP-2** One of both: \`result === value || result === low\`\n`,
    code: "export function clamp(value: number, low: number): number {\n  return Math.max(value, low);\n}\n",
  }),
  n => ({
    spec: `### unique(items)\n\n| Input | Type            | Rules                 |\n| ----- | --------------- | --------------------- |\n| items | list of integer | length from 0 to ${10 + (n % 10)} |\n\nReturns: list of integer\n\nEnsures:\n\n- **UNQ-1** Nothing twice: \`result.every((x, i) => result.indexOf(x) === i)\`\n- **UNQ-2** Nothing lost: \`items.every(x => x in result)\`\n- **UNQ-3** Nothing new: \`result.every(x => x in items)\`\n`,
    code: "export function unique(items: readonly number[]): number[] {\n  return [...new Set(items)];\n}\n",
  }),
  n => ({
    spec: `### withdraw(balance, amount)\n\n| Input   | Type    | Rules            |\n| ------- | ------- | ---------------- |\n| balance | integer | from 0 to ${1000 + n} |\n| amount  | integer | from 1 to ${1000 + n} |\n\nReturns: integer\n\nRequires:\n\n- **WDR-1** The money is there: \`amount <= balance\`, otherwise \`TOO_MUCH\`\n\nEnsures:\n\n- **WDR-2** It is taken: \`result === balance - amount\`\n`,
    code: 'export function withdraw(balance: number, amount: number): number {\n  if (amount > balance) throw Object.assign(new Error("no"), { code: "TOO_MUCH" });\n  return balance - amount;\n}\n',
  }),
  () => ({
    spec: "### label({ name, at })\n\n| Input | Type   | Rules               |\n| ----- | ------ | ------------------- |\n| name  | string | length from 1 to 20 |\n| at    | integer | from 0 to 99       |\n\nReturns: string\n\nEnsures:\n\n- **LBL-1** The name leads: `result.startsWith(name)`\n- **LBL-2** It grows: `result.length > name.length`\n",
    code: "export function label({ name, at }: { name: string; at: number }): string {\n  return `${name}-${at}`;\n}\n",
  }),
];

const folder = mkdtempSync(join(tmpdir(), "tenet-many-"));
try {
  mkdirSync(join(folder, "src"));
  symlinkSync(modules, join(folder, "node_modules"));
  const specs = Array.from({ length: count }, (_, at) => {
    const { spec, code } = kinds[at % kinds.length](at + 1);
    const name = `many.s${at}`;
    const text = `---\nspec: ${name}\n---\n\n# Spec ${at}\n\n## Operations\n\n${spec}`;
    writeFileSync(join(folder, `s${at}.spec.md`), text);
    writeFileSync(join(folder, "src", `s${at}.ts`), code);
    return { name, text, path: `s${at}.spec.md`, module: join(folder, "src", `s${at}.ts`) };
  });
  const implementations = Object.fromEntries(specs.map(({ name }, at) => [name, `./src/s${at}.ts`]));
  writeFileSync(
    join(folder, "spec.config.ts"),
    `export default { specs: ["*.spec.md"], implementations: ${JSON.stringify(implementations)} };\n`,
  );
  const floor = await timed(() => floorOf(specs));
  const own = await timed(() => {
    const done = spawnSync(process.execPath, [command, "verify", "--runs", String(runs)], {
      cwd: folder,
      encoding: "utf8",
    });
    if (done.status !== 0) throw new Error(done.stdout + done.stderr);
    console.log(done.stdout.trimEnd().split("\n").at(-1));
  });
  const ratio = own / floor;
  console.log(`${count} specs: floor ${floor.toFixed(1)} s, spec verify ${own.toFixed(1)} s: ${ratio.toFixed(2)} ×`);
  if (ratio > limit) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function timed(run) {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}

/** The properties one after another, and beside each the start of a process that says when it is there. */
async function floorOf(specs) {
  const child = join(folder, "child.mjs");
  writeFileSync(child, "process.send(1);\nprocess.on('message', () => process.exit(0));\n");
  const { executable } = await import(pathToFileURL(join(modules, "@tenet/verifier/dist/executable/index.js")).href);
  for (const { text, path, module } of specs) {
    await new Promise(done => {
      const one = fork(child, [], { serialization: "advanced", stdio: "ignore" });
      one.once("message", () => one.send(0));
      one.once("exit", done);
    });
    const { value: contract } = compileText(path, text);
    const made = executable(contract, text);
    const arbitraries = buildArbitraries(contract);
    const implementation = await createJiti(module, { fsCache: false }).import(module);
    for (const operation of contract.operations)
      for (const [aim, times] of [
        [undefined, runs],
        ...operation.refusals.map(({ id }) => [{ breaks: id }, 30]),
        [undefined, runs / 4],
      ])
        fc.check(
          fc.property(arbitraries.input(operation.name, aim), resolve => {
            const input = resolve({});
            if (input === undefined) return;
            const outcome = call(implementation[operation.name], operation, input);
            const scene = { input, before: {}, after: {}, result: undefined };
            for (const finding of judge(made, made.operations[operation.name], scene, outcome))
              if (!finding.holds) throw new Error(finding.id);
          }),
          { numRuns: times },
        );
  }
}

function call(run, { parameters }, input) {
  try {
    const args = parameters.map(one => (one.kind === "position" ? input[one.name] : input));
    return { kind: "returned", value: run(...args) };
  } catch (error) {
    return { kind: "failed", code: error.code, name: error.name, message: error.message };
  }
}
