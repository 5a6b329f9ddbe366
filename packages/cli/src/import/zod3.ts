/** Schemas of Zod 3, by way of the JSON Schema that the library zod-to-json-schema makes of them. */
import { zodToJsonSchema } from "zod-to-json-schema";
import type { Drafting } from "./drafting.js";
import { type Json, JsonReader } from "./json-schema.js";

interface Zod3Schema {
  readonly _def: { readonly typeName: string };
}

export function isZod3(value: unknown): value is Zod3Schema {
  const found = value as { _def?: { typeName?: unknown }; _zod?: unknown; safeParse?: unknown } | null | undefined;
  return typeof found?._def?.typeName === "string" && typeof found.safeParse === "function" && found._zod === undefined;
}

/** Adds the schema, which the draft calls `name`, to the draft. */
export function readZod3(schema: Zod3Schema, name: string, drafting: Drafting): void {
  const definitions = Object.fromEntries(
    drafting.reserved().flatMap(([known, own]) => (isZod3(known) ? [[own, known] as const] : [])),
  );
  const whole = zodToJsonSchema(schema as never, {
    definitions: definitions as never,
    applyRegexFlags: true,
    pipeStrategy: "output",
    postProcess: (json, def) => withHints(json as Json | undefined, def as Definition) as never,
  }) as Json;
  drafting.add(name, new JsonReader(whole, drafting).declared(name));
}

interface Definition {
  readonly typeName?: string;
  readonly effect?: { readonly type: string };
  readonly checks?: readonly { readonly kind: string }[];
  readonly coerce?: boolean;
  readonly defaultValue?: () => unknown;
}

/** JSON Schema forgets kinds, and conditions written as code: they are noted on the side. */
function withHints(json: Json | undefined, def: Definition): Json | undefined {
  if (json === undefined) return undefined;
  const lost = lostOf(def);
  const kinds = [...(json["x-kinds"] ?? []), def.typeName ?? ""];
  return { ...json, "x-kinds": kinds, "x-lost": [...(json["x-lost"] ?? []), ...lost] };
}

const effects: Readonly<Record<string, string>> = {
  refinement: "a condition written as code",
  transform: "a change of the value while it is read",
  preprocess: "what is done to the value before it is read",
};

const kinds: Readonly<Record<string, string>> = {
  ZodBranded: "its brand",
  ZodCatch: "the value that is taken where another does not fit",
  ZodPipeline: "a conversion: what is given has another type than what comes of it",
  ZodPromise: "a promise",
  ZodFunction: "a function",
  ZodSymbol: "a symbol",
  ZodNaN: "NaN, which is no number in a spec",
  ZodNever: "that no value fits",
};

function lostOf({ typeName = "", effect, checks = [], coerce }: Definition): string[] {
  const found = [effect && effects[effect.type], kinds[typeName]].filter(what => what !== undefined);
  const changes = checks.some(({ kind }) => ["trim", "toLowerCase", "toUpperCase"].includes(kind));
  return [
    ...found,
    ...(changes ? ["a change of the value while it is read, such as trim"] : []),
    ...(coerce ? ["that other values are converted"] : []),
  ];
}
