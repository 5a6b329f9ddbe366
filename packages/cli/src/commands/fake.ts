import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { visible } from "@tenet/diagnostics";
import { fakeFile } from "@tenet/generator";
import { outputFolder } from "../output/plan.js";
import { writeOutput } from "../output/write.js";
import { select, sourcesOf } from "../project/compiled.js";
import { pathFrom } from "../project/paths.js";
import { refuse } from "../refusal.js";
import { showDiagnostics } from "../report/diagnostics.js";
import type { Session } from "../terminal/session.js";

export interface FakeOptions {
  readonly out?: string;
  readonly config?: string;
}

/** What the head of a file holds that this command wrote. */
const ours = /`spec fake` writes it anew/;

/** `spec fake`: one file, never over one that somebody else wrote. */
export async function fake(word: string, options: FakeOptions, session: Session): Promise<number> {
  const selection = await select([word], session.cwd, options.config);
  const [spec] = selection.specs;
  if (spec === undefined) refuse("spec-unknown", { name: word, suggestion: undefined, known: undefined });
  const { project, diagnostics } = selection;
  session.err(showDiagnostics(diagnostics, sourcesOf(selection.specs, session.cwd), session.errStyle));
  const { stem } = spec.contract;
  const folder = outputFolder(spec, project);
  const file = options.out === undefined ? join(folder, `${stem}.fake.ts`) : resolve(session.cwd, options.out);
  const shown = pathFrom(session.cwd, file);
  if (isForeign(file)) refuse("output-not-ours", { file: shown });
  const contract = pathFrom(dirname(file), join(folder, `${stem}.contract.js`));
  const text = fakeFile(spec.contract, contract.startsWith(".") ? contract : `./${contract}`);
  writeOutput({ file, shown, text });
  session.out(`${session.outStyle.good("wrote")} ${visible(shown)}\n`);
  return 0;
}

function isForeign(file: string): boolean {
  if (!existsSync(file)) return false;
  return !lstatSync(file).isFile() || !ours.test(readFileSync(file, "utf8").slice(0, 2000));
}
