/** The generated types as a level: all values of all contracts are compiled at once. */
import type { Contract } from "@tenet/checker";
import { generate, levels } from "@tenet/generator";
import { complaints, inFolder, type Text } from "../generator/compilers.js";
import type { Asked } from "./levels.js";
import { inwards, type Question, questionsOf, valuesFor } from "./shapes.js";

const types = levels.find(one => one.name === "types")!;
/** For each contract its types, which know the values of `valuesFor`. `change` spoils the text of a generated contract. */
export async function typesOf(
  contracts: readonly Contract[],
  change: (text: string) => string = text => text,
): Promise<(contract: Contract) => Asked> {
  const files = contracts.map((contract, at) => {
    const text = change(generate(contract).files.find(one => one.name === `${contract.stem}.contract.ts`)!.text);
    const lines = linesOf(contract, text);
    const values = [`import type * as c from "./c${at}.contract.js";`, ...lines.texts].join("\n");
    const texts = [
      { name: `c${at}.contract.ts`, text },
      { name: `c${at}.values.ts`, text: values },
    ];
    return { contract, file: `c${at}.values.ts`, keys: lines.keys, texts };
  });
  const refused = await refusedLines(files.flatMap(({ texts }) => texts));
  return wanted => {
    const { contract, file, keys } = files.find(one => one.contract === wanted)!;
    const line = new Map(keys.map((key, at) => [key, at + 2]));
    return {
      name: "types",
      levels: types.emit(contract).levels,
      judge: question => value => {
        const at = line.get(keyOf(question, value));
        return at === undefined ? undefined : !refused.has(`${file}:${at}`);
      },
    };
  };
}

const keyOf = ({ id }: Question, value: unknown) => `${id} ${inwards(value)}`;

function linesOf(contract: Contract, text: string) {
  const [, bound = ""] = /export interface (\w+) \{\n {2}readonly (?:state|operations):/.exec(text) ?? [];
  const [keys, texts]: [string[], string[]] = [[], []];
  const claims = types.emit(contract).levels;
  for (const question of questionsOf(contract))
    for (const { value, keeps } of valuesFor(contract, question)) {
      const written = literal(value);
      // What breaks it must be refused by exact types alone.
      if (written === undefined || !(keeps || claims.get(question.id)?.level === "exact")) continue;
      keys.push(keyOf(question, value));
      texts.push(`export const v${texts.length}: ${typeName(question, bound)} = ${written};`);
    }
  return { keys, texts };
}

function typeName({ kind, name }: Question, bound: string): string {
  return kind === "type" ? `c.${name}` : `c.${bound}["operations"][${JSON.stringify(name)}]["${kind}"]`;
}

/** On one line, as a programmer would write it; undefined for what has no such form. */
function literal(value: unknown): string | undefined {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  // Code writes undefined where a value from elsewhere may hold null.
  if (typeof value === "function" || typeof value === "symbol" || value === null) return undefined;
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Uint8Array) return `new Uint8Array([${[...value].join(", ")}])`;
  if (value instanceof Set) return wrapped("new Set([", [...value], "])");
  if (value instanceof Map) return wrapped("new Map([", [...value], "])");
  if (Array.isArray(value)) return wrapped("[", value, "]");
  // Nor does it write a field that is not declared, holding nothing.
  if ("none" in value) return undefined;
  const fields = Object.entries(value).map(([name, one]) => {
    const written = literal(one);
    return written === undefined ? undefined : `[${JSON.stringify(name)}]: ${written}`;
  });
  return fields.includes(undefined) ? undefined : `{ ${fields.join(", ")} }`;
}

function wrapped(open: string, items: readonly unknown[], close: string): string | undefined {
  const written = items.map(literal);
  return written.includes(undefined) ? undefined : `${open}${written.join(", ")}${close}`;
}

/** `FILE:LINE` of each line that the compiler refuses. */
async function refusedLines(files: readonly Text[]): Promise<ReadonlySet<string>> {
  const said = await inFolder(files, folder => complaints(folder, "seven"));
  // `…/c3.values.ts(12,14): error TS2322: …`; what belongs to a complaint is indented below it.
  const found = said.split("\n").filter(line => line !== "" && !line.startsWith(" "));
  return new Set(
    found.map(line => {
      const [, file, at] = /([^/\\]+\.values\.ts)\((\d+),/.exec(line) ?? [];
      if (file === undefined) throw new Error(line);
      return `${file}:${at}`;
    }),
  );
}
