/** One emitter on one contract. Users' emitters are held to what ours do; what is wrong is said where they are named. */
import type { Contract } from "@tenet/checker";
import { type Answer, type Diagnostic, suggest } from "@tenet/diagnostics";
import { type Emitted, type Exactness, type GeneratedFile, shapesOf } from "@tenet/generator";
import { at } from "../config/check.js";
import { isPath } from "../project/paths.js";
import type { Project } from "../project/project.js";
import { withHead } from "./head.js";
import type { LoadedEmitter } from "./load.js";

const nothing: Emitted = { files: [], levels: new Map() };

/** `taken`: who writes which file already. */
export function runEmitter(
  loaded: LoadedEmitter,
  contract: Contract,
  project: Project,
  taken: ReadonlyMap<string, string> = new Map(),
): Answer<Emitted> {
  if (!isPath(loaded.word)) return { value: loaded.emitter.emit(contract), diagnostics: [] };
  const run = new OwnEmitter(loaded, contract, project, taken);
  return { value: run.answer(), diagnostics: run.diagnostics };
}

class OwnEmitter {
  readonly diagnostics: Diagnostic[] = [];
  private readonly name: string;

  constructor(
    private readonly loaded: LoadedEmitter,
    private readonly contract: Contract,
    private readonly project: Project,
    private readonly taken: ReadonlyMap<string, string>,
  ) {
    this.name = loaded.emitter.name;
  }

  answer(): Emitted {
    let emitted: unknown;
    try {
      emitted = this.loaded.emitter.emit(this.contract);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return this.refuse("emitter-threw", { reason: reason.split("\n")[0] ?? "", spec: this.contract.spec });
    }
    const problem = problemOf(emitted);
    if (problem !== undefined) return this.refuse("emitter-answer", { problem });
    const { files, levels } = emitted as Emitted;
    return { files: this.files(files), levels: this.levels(levels) };
  }

  private refuse(code: Parameters<typeof at>[2], params: Record<string, string | undefined>): Emitted {
    this.diagnostics.push(at(this.project.configSource, this.loaded.word, code, { name: this.name, ...params }));
    return nothing;
  }

  private files(files: Emitted["files"]): GeneratedFile[] {
    const names = new Map(this.taken);
    return files.flatMap(file => {
      const other = names.get(file.name.toLowerCase());
      names.set(file.name.toLowerCase(), `the emitter \`${this.name}\``);
      if (!isName(file.name)) this.refuse("emitter-file", { file: file.name });
      else if (other !== undefined) this.refuse("emitter-file-taken", { file: file.name, other });
      else return this.headed(file);
      return [];
    });
  }

  private headed(file: GeneratedFile): GeneratedFile[] {
    const text = withHead(this.contract, this.name, file);
    if (text !== undefined) return [{ name: file.name, text }];
    this.refuse("emitter-head", { file: file.name });
    return [];
  }

  private levels(levels: Emitted["levels"]): ReadonlyMap<string, Exactness> {
    const known = [...this.contract.promises, ...shapesOf(this.contract)].map(one => one.id);
    const unknown = [...levels.keys()].filter(id => !known.includes(id));
    for (const id of unknown)
      this.refuse("emitter-level-unknown", { id, spec: this.contract.spec, suggestion: suggest(id, known) });
    return new Map([...levels].filter(([id]) => known.includes(id)));
  }
}

const isName = (name: string) =>
  /^[^./\\:*?"<>|\s\p{Cc}][^/\\:*?"<>|\p{Cc}]{0,199}$/u.test(name) && !/[. ]$/.test(name);

function problemOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "it is no object";
  if (value instanceof Promise) return "it is a promise, and an emitter answers at once";
  const { files, levels } = value as Partial<Emitted>;
  if (!Array.isArray(files)) return "`files` is no list";
  const isFile = (one: unknown) =>
    ["name", "text"].every(key => typeof (one as Record<string, unknown> | null)?.[key] === "string");
  if (!files.every(isFile)) return "a file has no `name` or no `text`";
  if (!(levels instanceof Map)) return "`levels` is no Map";
  const wrong = [...levels].find(([id, level]) => typeof id !== "string" || !isExactness(level));
  return wrong && `the level of \`${String(wrong[0])}\` is none`;
}

function isExactness(value: unknown): value is Exactness {
  const { level, reason } = (value ?? {}) as { level?: unknown; reason?: unknown };
  if (level === "exact") return true;
  return (level === "weaker" || level === "unsupported") && typeof reason === "string" && reason.trim() !== "";
}
