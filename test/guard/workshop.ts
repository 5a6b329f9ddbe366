/** Generated guards, type-checked and imported. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, compileText } from "@tenet/checker";
import { generate } from "@tenet/generator";
import type { GuardOptions, GuardWorld, Refused } from "@tenet/runtime/guard";
import { inFolder, load, type Text } from "../generator/compilers.js";

const domains = join(import.meta.dirname, "../../examples/domains");
const read = (path: string) => readFileSync(join(domains, path), "utf8");

export const domain = (name: string): Contract => contractOf(`${name}.spec.md`, read(`${name}.spec.md`));

export function contractOf(path: string, text: string): Contract {
  const { value, diagnostics } = compileText(path, text, read);
  const errors = diagnostics.filter(one => one.severity === "error");
  if (value === undefined || errors.length > 0) throw new Error(errors.map(one => one.message).join("\n"));
  return value;
}

/** The contract and what guards it. */
export function filesOf(contract: Contract): readonly Text[] {
  return generate(contract).files.filter(({ name }) => /\.(contract|guard)\.ts$/.test(name));
}

export type Operations = Record<string, (...args: unknown[]) => Promise<any>>;

export interface GuardModule {
  guard(made: object | ((world: GuardWorld<any, any>) => object), options?: GuardOptions<any, any, any>): Operations;
  statusOf(code: string): number;
  readonly redactionPaths: Readonly<Record<string, readonly string[]>>;
}

export async function guardOf(contract: Contract): Promise<GuardModule> {
  return inFolder(
    filesOf(contract),
    async folder => (await load(folder, `${contract.stem}.guard`)) as unknown as GuardModule,
  );
}

/** What a call is refused with, thrown or answered. */
export async function refusalOf(call: Promise<any>): Promise<Refused> {
  const ended = await call.then(
    answer => answer?.error as Refused | undefined,
    (error: Refused) => error,
  );
  if (ended?.code === undefined) throw new Error(`It was not refused: ${String(ended)}`);
  return ended;
}
