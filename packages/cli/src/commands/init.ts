import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeOutput } from "../output/write.js";
import { refuse } from "../refusal.js";
import { someFiles } from "../report/words.js";
import type { Session } from "../terminal/session.js";

/** The files of the small project, kept as files of their own beside `dist`. */
const starter = fileURLToPath(new URL("../../starter/", import.meta.url));

/** `spec init`: all files, or none where one is there already. */
export async function init(session: Session): Promise<number> {
  const files = filesBelow("");
  const taken = files.filter(file => existsSync(join(session.cwd, file)));
  if (taken.length > 0) refuse("init-exists", { files: someFiles(taken) });
  for (const file of files) {
    writeOutput({ file: join(session.cwd, file), shown: file, text: readFileSync(join(starter, file), "utf8") });
    session.out(`${session.outStyle.good("wrote")} ${file}\n`);
  }
  session.out(nextSteps(session.cwd));
  return 0;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(starter, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() ? filesBelow(`${folder}${entry.name}/`) : [`${folder}${entry.name}`]));
}

function nextSteps(cwd: string): string {
  const needed = ["@tenet/cli", "@tenet/runtime", "@tenet/testing", "fast-check", "vitest", "zod"];
  const missing = needed.filter(name => !existsSync(join(cwd, "node_modules", name)));
  const installs = missing.length === 0 ? [] : [`npm install --save-dev ${missing.join(" ")}`];
  const steps = [...installs, "npx spec compile", "npx spec verify", "npx vitest run"];
  return `\nNext:\n${steps.map(step => `  $ ${step}\n`).join("")}\nThen change a promise in specs/bill.spec.md, or the code in src/bill.ts, and look again.\n`;
}
