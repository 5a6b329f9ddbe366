/** How well each promise is held at each level: the answers of all emitters, beside each other. */
import { type Contract, callable, worlds } from "@tenet/checker";
import { type Diagnostic, hasErrors } from "@tenet/diagnostics";
import { type Emitter, type Exactness, emitters, levels, shapesOf } from "@tenet/generator";
import { loadEmitters } from "../emitters/load.js";
import { runEmitter } from "../emitters/run.js";
import type { Project } from "../project/project.js";
import { Refusal } from "../refusal.js";

/** A column. */
export interface Level {
  readonly name: string;
  /** Whether `spec compile` writes its files here. */
  readonly configured: boolean;
}

/** A row. */
export interface Row {
  /** Without the name of the spec. */
  readonly id: string;
  readonly text: string;
  readonly line: number;
  /** By the name of a level; absent: the promise does not concern it. */
  readonly levels: ReadonlyMap<string, Exactness>;
}

export interface Matrix {
  readonly spec: string;
  readonly file: string;
  readonly levels: readonly Level[];
  readonly rows: readonly Row[];
}

type Ask = (contract: Contract) => ReadonlyMap<string, Exactness>;

/** A matrix of each contract. Refuses where an emitter of the user's fails. */
export async function matrices(
  contracts: readonly { readonly contract: Contract; readonly file: string }[],
  project: Project | undefined,
): Promise<Matrix[]> {
  const loaded = await loadEmitters(project);
  const isConfigured = (emitter: Emitter) => loaded.some(one => one.emitter === emitter);
  const known = [...levels, ...emitters];
  const columns: { readonly level: Level; readonly ask: Ask }[] = [
    ...known.map(emitter => ({
      level: { name: emitter.name, configured: levels.includes(emitter) || isConfigured(emitter) },
      ask: (contract: Contract) => emitter.emit(contract).levels,
    })),
    ...loaded
      .filter(({ emitter }) => !known.includes(emitter))
      .map(one => ({
        level: { name: one.emitter.name, configured: true },
        ask: (contract: Contract) => checked(runEmitter(one, contract, project!), project!).levels,
      })),
  ];
  return contracts.map(({ contract, file }) => {
    const answers = columns.map(({ level, ask }) => [level.name, ask(contract)] as const);
    return { spec: contract.spec, file, levels: columns.map(one => one.level), rows: rowsOf(contract, answers) };
  });
}

function rowsOf(
  contract: Contract,
  answers: readonly (readonly [string, ReadonlyMap<string, Exactness>])[],
): readonly Row[] {
  const promises = callable(contract, worlds).promises.map(({ id, text, line }) => ({ id, text, line }));
  const all = [...promises, ...shapesOf(contract)].map(({ id, text, line }, at) => ({ id, text, line, at }));
  return all
    .sort((a, b) => a.line - b.line || a.at - b.at)
    .map(({ id, text, line }) => {
      const cells = answers.flatMap(([name, given]) => {
        const one = given.get(id);
        return one === undefined ? [] : [[name, one] as const];
      });
      return { id, text, line, levels: new Map(cells) };
    })
    .filter(row => row.levels.size > 0);
}

function checked<T>({ value, diagnostics }: { value: T; diagnostics: readonly Diagnostic[] }, project: Project): T {
  const { configSource } = project;
  if (hasErrors(diagnostics)) throw new Refusal(diagnostics, new Map([[configSource.path, configSource]]));
  return value;
}
