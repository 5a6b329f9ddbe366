/** The levels as something that can be asked about a value. */
import type { Contract } from "@tenet/checker";
import { equalValues } from "@tenet/checker";
import { type Emitter, type Exactness, generate, levels, toWire } from "@tenet/generator";
import type { ExecutableContract, Scene } from "@tenet/runtime";
import * as runtime from "@tenet/runtime";
import { fromWire } from "@tenet/runtime/http";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ts } from "ts-morph";
import * as zod from "zod";
import type { Question } from "./shapes.js";

/** Whether the level lets the value through; undefined where the value cannot be put to it. */
export type Judge = (value: unknown) => boolean | undefined;

export interface Asked {
  readonly name: string;
  readonly levels: ReadonlyMap<string, Exactness>;
  /** Undefined where nothing of the level can be asked. */
  judge(question: Question): Judge | undefined;
}

const declared = (name: string, contract: Contract) => levels.find(one => one.name === name)!.emit(contract).levels;

/** The checks of the generated contract. */
export function checks(contract: Contract): Asked {
  const made = moduleOf(generatedFile(contract, "contract.ts"))["contract"] as ExecutableContract;
  const scene: Scene = { input: {}, before: {}, after: {}, result: undefined };
  return {
    name: "contract",
    levels: declared("contract", contract),
    judge({ kind, name }) {
      const operation = made.operations[name];
      if (operation === undefined || kind === "type") return undefined;
      if (kind === "result") return value => operation.returns?.(value, { ...scene, result: value }) === undefined;
      const call = operation.constructs ? undefined : caller(made, name);
      return value => {
        // As an argument that is to hold names it says that none of them is given.
        if (value === undefined) return undefined;
        const args = call && argumentsFor(operation.parameters, value);
        if (args) return call(args);
        const isRecord = runtime.isRecord(value);
        // As of a call: what is undefined was not given.
        const given = isRecord ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) : {};
        const input = operation.complete?.(given) ?? given;
        const at = { ...scene, input: input as never };
        return operation.accepts(isRecord ? input : value, at) === undefined;
      };
    },
  };
}

/** Through the door that callers go through: whether it lets the arguments in. */
function caller(contract: ExecutableContract, name: string): (args: readonly unknown[]) => boolean {
  const nothing = Object.fromEntries(Object.keys(contract.operations).map(one => [one, () => undefined]));
  const wrapped = runtime.implement(contract, nothing, { modes: "off; :input=enforce" });
  return args => {
    try {
      (wrapped[name] as (...given: readonly unknown[]) => unknown)(...args);
      return true;
    } catch (error) {
      if (error instanceof runtime.ContractViolation) return false;
      throw error;
    }
  };
}

/** A value as the heading has it; undefined where no call can have it. */
function argumentsFor(
  parameters: runtime.OperationContract["parameters"],
  value: unknown,
): readonly unknown[] | undefined {
  // No argument at all is an input without fields.
  if (parameters.length === 1 && typeof parameters[0] === "object") return value === undefined ? undefined : [value];
  if (!runtime.isRecord(value)) return undefined;
  const options = parameters.find(one => typeof one === "object");
  const own = Object.entries(value);
  if (options === undefined && own.some(([name]) => !parameters.includes(name))) return undefined;
  return parameters.map(one => {
    if (typeof one === "string") return own.find(([name]) => name === one)?.[1];
    const further = (name: string) => one === options && !parameters.flat().includes(name);
    return Object.fromEntries(own.filter(([name]) => one.includes(name) || further(name)));
  });
}

/** The generated Zod schemas. They are for data as it comes in: it inherits nothing, and names no further field without a value. */
export function zodSchemas(contract: Contract): Asked {
  const made = moduleOf(generatedFile(contract, "schemas.ts"));
  return {
    name: "zod",
    levels: declared("zod", contract),
    judge({ kind, name }) {
      const ending = { type: "Schema", input: "InputSchema", result: "ResultSchema" }[kind];
      const schema = made[`${name.charAt(0).toUpperCase()}${name.slice(1)}${ending}`] as zod.ZodType | undefined;
      if (schema === undefined) throw new Error(`There is no schema of ${name}.`);
      return value => (isOdd(value) ? undefined : schema.safeParse(value).success);
    },
  };
}

/** Whether an object inside inherits fields, or has the further one of `near` that holds nothing. */
function isOdd(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const inside = value instanceof Map ? [...value].flat() : value instanceof Set ? [...value] : Object.values(value);
  const from = Object.getPrototypeOf(value) as object | null;
  const inherits =
    from !== null && Object.getPrototypeOf(from) === Object.prototype && !Object.hasOwn(from, "constructor");
  return inherits || ("none" in value && (value.none ?? null) === null) || inside.some(isOdd);
}

/** The definitions of a document that the emitter writes. Values are asked in the form that they have on the wire. */
export function wireSchemas(contract: Contract, emitter: Emitter): Asked {
  const { files, levels: claimed } = emitter.emit(contract);
  const document = JSON.parse(files[0]!.text) as Record<string, unknown>;
  const defs = (document["$defs"] ?? (document["components"] as Record<string, unknown>)["schemas"]) as object;
  const under = document["$defs"] === undefined ? "#/components/schemas/" : "#/$defs/";
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema({ ...document, $id: "urn:test:levels" });
  return {
    name: emitter.name,
    levels: claimed,
    judge({ kind, name, type }) {
      const ending = { type: "", input: "Input", result: "Result" }[kind];
      const key = kind === "type" ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}${ending}`;
      if (!(key in defs)) throw new Error(`There is no definition of ${key}.`);
      const schema = { $ref: `${under}${key}` };
      const validate = ajv.compile({ $ref: `urn:test:levels${under}${key}` });
      return value => {
        const written = toWire(contract, type.type, value);
        if (written === undefined) return undefined;
        const wire = JSON.parse(JSON.stringify(written) ?? "null");
        // What reads back as something else is the wire form of that, not of this value.
        if (!isSame(fromWire(document, schema, wire), value)) return undefined;
        return validate(wire) as boolean;
      };
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  try {
    return equalValues(a, b);
  } catch {
    return false;
  }
}

const generated = new WeakMap<Contract, ReturnType<typeof generate>>();

function generatedFile(contract: Contract, ending: string): string {
  const all = generated.get(contract) ?? generate(contract);
  generated.set(contract, all);
  return all.files.find(one => one.name === `${contract.stem}.${ending}`)!.text;
}

/** What a generated module exports. */
export function moduleOf(text: string): Record<string, unknown> {
  const compilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const known: Readonly<Record<string, unknown>> = { "@tenet/runtime": runtime, zod };
  const exports: Record<string, unknown> = {};
  new Function("exports", "require", outputText)(exports, (name: string) => known[name] ?? {});
  return exports;
}
