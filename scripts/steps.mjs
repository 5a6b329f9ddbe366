// How the project's commands start other programs: never through anything installed globally.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = join(fileURLToPath(import.meta.url), "../..");
const PNPM = "pnpm@10.34.9";

/** A step that did not succeed; its own output has already said why. */
export class Failed extends Error {}

export function section(title, command) {
  console.log(`\n=== ${title}${command ? `\n    $ ${command}` : ""}\n`);
}

/** Runs a script with this node. With `quiet` the exit code is answered, else a code other than 0 throws `Failed`. */
export function node(script, words = [], options = {}) {
  return run(process.execPath, [script, ...words], options);
}

/** Runs the file `bin` of a package that the root depends on. */
export function nodePackage(name, bin, words) {
  const folder = dirname(createRequire(join(root, "package.json")).resolve(`${name}/package.json`));
  return node(join(folder, bin), words);
}

/** `npx` fetches the pinned version once and puts it on the path, so that turbo finds it too. */
export function pnpm(words, options = {}) {
  const windows = process.platform === "win32";
  return run(windows ? "npx.cmd" : "npx", ["-y", PNPM, ...words], { ...options, shell: windows });
}

/** What npm tells its scripts (`npm_config_*` above all) would change how pnpm behaves. */
function environment(more = {}) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config|package|lifecycle|execpath|command)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1", ...more };
}

function run(command, words, { cwd = root, env, onLine, quiet = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd,
      env: environment(env),
      shell,
      stdio: ["inherit", onLine ? "pipe" : "inherit", "inherit"],
    });
    const lines = onLine && createInterface({ input: child.stdout });
    lines?.on("line", line => {
      console.log(line);
      onLine(line);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 || (quiet && code !== null)) resolve(code);
      else reject(new Failed(`Failed: ${[command, ...words].join(" ")} (${signal ?? code})`));
    });
  });
}
