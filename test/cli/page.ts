import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A page: `` `path`: `` before a fenced block is a file to write; a block ```sh holds `$ spec …` lines, and the
 * block ```text after it what they print (output, then messages) and `[exit 1]` where the code is not 0.
 */
export type Step =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "command"; readonly commands: readonly string[]; readonly expected: string; readonly at: number };

const block = /(?:^`([^`\n]+)`:\n\n)?^(`{3,})(\w*)\n([\s\S]*?)^\2$/gm;

export function readPage(markdown: string): Step[] {
  const steps: Step[] = [];
  let commands: string[] | undefined;
  for (const match of markdown.matchAll(block)) {
    const [whole, path, fence = "", language, text = ""] = match;
    if (path !== undefined) steps.push({ kind: "file", path, text });
    else if (language === "sh")
      commands = text
        .split("\n")
        .filter(line => line.startsWith("$ "))
        .map(line => line.slice(2));
    else if (language === "text" && commands) {
      const at = match.index + whole.length - fence.length - text.length;
      steps.push({ kind: "command", commands, expected: text, at });
      commands = undefined;
    }
  }
  return steps;
}

export interface Ran {
  readonly command: string;
  readonly expected: string;
  readonly printed: string;
  /** Where the expected text begins on the page. */
  readonly at: number;
}

/** The page with what its commands print now. */
export function withPrinted(markdown: string, ran: readonly Ran[]): string {
  return [...ran]
    .sort((a, b) => b.at - a.at)
    .reduce(
      (page, { at, expected, printed }) => page.slice(0, at) + printed + page.slice(at + expected.length),
      markdown,
    );
}

/** Does the steps in `folder`, an empty one that can import the workspace's packages. */
export async function runPage(page: readonly Step[], folder: string): Promise<Ran[]> {
  symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(folder, "node_modules"), "dir");
  const ran: Ran[] = [];
  for (const step of page) {
    if (step.kind === "file") write(join(folder, step.path), step.text);
    else
      ran.push({
        command: step.commands.join("\n"),
        expected: step.expected,
        at: step.at,
        printed: await runAll(step.commands, folder),
      });
  }
  return ran;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function runAll(commands: readonly string[], folder: string): Promise<string> {
  let printed = "";
  for (const command of commands) printed += await runOne(command, folder);
  return printed;
}

const bin = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));

/** Through a shell, so that a page can show pipes and redirections; `spec` is the one of this workspace. */
function runOne(command: string, folder: string): Promise<string> {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, LANG: "C.UTF-8", NODE: process.execPath, SPEC: bin };
  const child = spawn("sh", ["-c", `spec() { "$NODE" "$SPEC" "$@"; }\n${command}`], { cwd: folder, env });
  let out = "";
  let err = "";
  child.stdout.on("data", data => {
    out += data;
  });
  child.stderr.on("data", data => {
    err += data;
  });
  return new Promise(resolve =>
    child.on("close", code => resolve(`${out}${err}${code === 0 ? "" : `[exit ${code}]\n`}`)),
  );
}
