import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileText } from "@tenet/checker";

const bin = fileURLToPath(new URL("../../packages/cli/bin/spec.js", import.meta.url));

export interface Imported {
  readonly text: string;
  /** The messages of the compiler about the draft. */
  readonly messages: readonly string[];
  /** The row of a field, its cells trimmed. */
  row(field: string): readonly string[] | undefined;
  readonly lost: readonly string[];
}

/** What `spec import` makes of a module. */
export function imported(module: string, name = ""): Imported {
  const folder = mkdtempSync(join(tmpdir(), "tenet-import-"));
  try {
    symlinkSync(fileURLToPath(new URL("../node_modules", import.meta.url)), join(folder, "node_modules"), "dir");
    writeFileSync(join(folder, "schemas.ts"), module);
    const words = [bin, "import", `schemas.ts${name}`];
    const text = execFileSync(process.execPath, words, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const lines = text.split("\n");
    const at = lines.indexOf("## Not carried over");
    return {
      text,
      messages: compileText("schemas.spec.md", text).diagnostics.map(one => one.message),
      row: field => {
        const line = lines.find(each => each.startsWith("|") && cells(each)[0] === field);
        return line === undefined ? undefined : cells(line);
      },
      lost:
        at === -1
          ? []
          : lines
              .slice(at)
              .filter(line => line.startsWith("- "))
              .map(line => line.slice(2)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cells(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map(cell => cell.trim());
}
