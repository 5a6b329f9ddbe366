/** JSON beside what values are written as: what the schema says of it, and the spec of what is read from it. */
import { type Contract, conforms, environment } from "@tenet/checker";
import { emitters, toWire } from "@tenet/generator";
import { fromWire } from "@tenet/runtime/http";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Question, questionsOf, valuesFor } from "./shapes.js";

const openapi = emitters.find(one => one.name === "openapi")!;

export interface Stray {
  readonly id: string;
  readonly wire: string;
  readonly schema: boolean;
  readonly spec: boolean;
}

/** Where an exact schema and the spec say different things of the same JSON; the first of each promise and answer. */
export function strayReadings(contract: Contract): { readonly found: readonly Stray[]; readonly asked: number } {
  const { files, levels } = openapi.emit(contract);
  const document = JSON.parse(files[0]!.text);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: "urn:test:readings" });
  const found = new Map<string, Stray>();
  let asked = 0;
  for (const question of questionsOf(contract)) {
    const level = levels.get(question.id)?.level;
    if (level !== "exact" && level !== "weaker") continue;
    const ref = `#/components/schemas/${keyOf(question)}`;
    const validate = ajv.compile({ $ref: `urn:test:readings${ref}` });
    for (const wire of wiresOf(contract, question)) {
      const schema = validate(wire) as boolean;
      const spec = keeps(contract, question, fromWire(document, { $ref: ref }, wire));
      asked += 1;
      // A weaker schema lets through more, and nothing less.
      if (schema === spec || (level === "weaker" && schema)) continue;
      const key = `${question.id} ${schema}`;
      if (!found.has(key)) found.set(key, { id: question.id, wire: JSON.stringify(wire), schema, spec });
    }
  }
  return { found: [...found.values()], asked };
}

function keyOf({ kind, name }: Question): string {
  const ending = { type: "", input: "Input", result: "Result" }[kind];
  return kind === "type" ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}${ending}`;
}

function keeps(contract: Contract, { kind, name, type }: Question, value: unknown): boolean {
  const isInput = kind === "input" && typeof value === "object" && value !== null && !Array.isArray(value);
  const given = isInput ? { ...completed(contract, name, value as Record<string, unknown>) } : value;
  const input = isInput ? (given as Record<string, unknown>) : {};
  return conforms(given, type, environment(contract, { input })) === undefined;
}

/** Inputs with a default may be left out; which it is does not matter here. */
function completed(contract: Contract, name: string, input: Record<string, unknown>): Record<string, unknown> {
  const { inputs = [] } = contract.operations.find(one => one.name === name) ?? {};
  const literals = inputs.flatMap(field => {
    const rule = field.type.rules.find(one => one.kind === "default");
    const isMissing = input[field.name] === undefined;
    return isMissing && rule?.kind === "default" && rule.value.kind === "literal"
      ? [[field.name, rule.value.value]]
      : [];
  });
  return { ...input, ...Object.fromEntries(literals) };
}

function wiresOf(contract: Contract, question: Question): readonly unknown[] {
  const kept = valuesFor(contract, question).filter(one => one.keeps);
  const written = kept.flatMap(({ value }) => {
    const wire = toWire(contract, question.type.type, value);
    return wire === undefined ? [] : [JSON.parse(JSON.stringify(wire)) as unknown];
  });
  const all = written.slice(0, 2).flatMap(wire => [wire, ...beside(wire)]);
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()];
}

/** With one text changed, one name, one element twice. */
function beside(wire: unknown): readonly unknown[] {
  if (typeof wire === "string") return nearTexts(wire);
  if (Array.isArray(wire)) {
    const inside = wire.slice(0, 2).flatMap((item, at) => beside(item).map(one => wire.with(at, one)));
    return [[...wire, ...wire.slice(0, 1)], ...inside];
  }
  if (typeof wire !== "object" || wire === null) return [];
  const entries = Object.entries(wire);
  return entries.flatMap(([name, item], at) => [
    ...beside(item).map(one => Object.fromEntries(entries.with(at, [name, one]))),
    ...nearTexts(name).flatMap(other => [
      Object.fromEntries([...entries, [other, item]]),
      Object.fromEntries(entries.with(at, [other, item])),
    ]),
  ]);
}

/** Texts that readers of numbers, times and bytes are known to take for others. */
export function nearTexts(text: string): readonly string[] {
  const isMoment = /^[+-]?\d{4,6}-\d\d-\d\dT/.test(text);
  const numbers = ["", "1", "01", "-0", "1.0", "0x10", "1e1", "1_000", "+1", "NaN", "Infinity", "true", "TRUE"];
  const moments = ["2024-02-30T00:00:00Z", "+012024-99-99T00:00:00Z", "-000000-01-01T00:00:00Z", "2024-02-29"].concat(
    ["2024-02-29T24:00:00Z", "2024-02-29 12:00:00Z", "2024-02-29T12:00:00", "Thu, 01 Jan 1970", "1970"],
    ["2024-02-29T12:00:00.123456Z", "2024-02-29T12:00:00+23:59", "+012024-02-29T12:00:00Z", "+999999-01-01T00:00:00Z"],
    ["2024-02-29t12:00:00z", "2023-02-29T12:00:00Z", "+275760-09-13T00:00:00Z", "+275760-09-13T00:00:01Z"],
  );
  const bytes = ["!!!", "QQ", "QQ==", "QR==", "QQ-_", "Q Q="];
  const changed = [` ${text}`, `${text} `, `0${text}`, `${text}0`, `-${text}`, text.slice(1), text.slice(0, -1)];
  return [...numbers, ...moments, ...bytes, ...changed, ...(isMoment ? [text.replace("Z", "")] : [])].filter(
    one => one !== text,
  );
}
