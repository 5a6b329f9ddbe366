import { resolve } from "node:path";
import { parseSpec } from "@tenet/parser";
import { refuse } from "../refusal.js";
import { projectOf } from "./compiled.js";
import { named } from "./names.js";
import { givenSpec, isFile, projectSpecs, type SpecFile } from "./spec-files.js";

/** The specs that `words` name (files, or names as in `spec: bank.accounts`), as texts: what is wrong in them is no matter here. */
export async function specTexts(
  words: readonly string[],
  cwd: string,
  configOption: string | undefined,
): Promise<SpecFile[]> {
  const project = await projectOf(words, cwd, configOption);
  if (words.length === 0 && project === undefined) refuse("config-missing");
  const isPath = (word: string) => isFile(resolve(cwd, word)) || /[/\\]|\.md$/.test(word);
  const known = project === undefined || (words.length > 0 && words.every(isPath)) ? [] : await projectSpecs(project);
  if (words.length === 0) return known;
  const given = words.filter(isPath).map(word => givenSpec(word, cwd, project, known));
  const nameOf = ({ source }: SpecFile) => parseSpec(source).value.frontMatter.spec?.text ?? "";
  const byName = words.filter(word => !isPath(word)).map(name => named(name, known, nameOf, project, cwd));
  return [...new Map([...given, ...byName].map(spec => [spec.file, spec])).values()];
}
