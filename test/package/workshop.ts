import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Done {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program as a person would outside the workspace: nothing of this process's npm, vitest or node settings reaches it. */
export async function outside(
  command: string,
  words: readonly string[],
  cwd: string,
  more: Record<string, string> = {},
): Promise<Done> {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, NO_COLOR: "1", ...more };
  try {
    const { stdout, stderr } = await run(command, [...words], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code: number | string; stdout?: string; stderr?: string };
    if (typeof code !== "number") throw error;
    return { code, out: stdout, err: stderr };
  }
}
