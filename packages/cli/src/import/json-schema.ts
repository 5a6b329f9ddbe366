/** JSON Schema, with the hints that its reader of Zod 3 leaves in it, as shapes. */
import { type Bounds, boundRules, lengthRules } from "./bounds.js";
import type { Drafting } from "./drafting.js";
import { literal, pattern } from "./encode.js";
import { anything, optional, type Rule, type Shape, scalar, shape, union } from "./shape.js";

export interface Json {
  readonly [member: string]: any;
}

/** References inside each other, at most: one that ends in itself ends here. */
const deepest = 30;

export class JsonReader {
  constructor(
    private readonly whole: Json,
    private readonly drafting: Drafting,
  ) {}

  /** The shape of `#/definitions/NAME`. */
  declared(name: string): Shape {
    const json = (this.whole["definitions"]?.[name] ?? this.whole) as Json;
    const read = isRecord(json) ? this.record(json, name) : this.read(json, name);
    this.losses(json, name);
    return { ...read, prose: proseOf(json) };
  }

  private read(json: Json, place: string, depth = 0): Shape {
    this.losses(json, place);
    const read = this.readPlain(json, place, depth);
    const described = proseOf(json) === "" ? read : { ...read, prose: proseOf(json) };
    if (!("default" in json)) return described;
    const code = literal(json["default"]);
    if (code === undefined) this.drafting.lose(place, "its default, which has no form in a spec");
    return code === undefined ? described : { ...described, rules: [...described.rules, { phrase: "default", code }] };
  }

  private losses(json: Json, place: string): void {
    for (const what of new Set<string>(json["x-lost"] ?? [])) this.drafting.lose(place, what);
  }

  private readPlain(json: Json, place: string, depth: number): Shape {
    if (typeof json["$ref"] === "string") return this.reference(json["$ref"], place, depth);
    const members = json["anyOf"] ?? json["oneOf"];
    if (Array.isArray(members))
      return union(members.map((one, at) => this.read(one, `${place}.option${at + 1}`, depth)));
    if (Array.isArray(json["allOf"])) return this.all(json["allOf"], place, depth);
    if (Array.isArray(json["enum"])) return this.choice(json["enum"], place);
    if ("const" in json) return this.choice([json["const"]], place);
    if (Array.isArray(json["type"]))
      return union(
        json["type"].map((type: string) => this.read({ ...json, "x-lost": [], description: "", type }, place, depth)),
      );
    return this.typed(json, place, depth);
  }

  private typed(json: Json, place: string, depth: number): Shape {
    const kinds: readonly string[] = json["x-kinds"] ?? [];
    switch (json["type"]) {
      case "string":
        return kinds.includes("ZodDate") ? scalar("timestamp") : this.text(json, place);
      case "number":
      case "integer":
        return this.number(json, place, kinds.includes("ZodBigInt"));
      case "boolean":
        return scalar("boolean");
      case "null":
        return scalar("nothing");
      case "array":
        return this.list(json, place, depth, kinds);
      case "object":
        return this.object(json, place, depth);
      default:
        return "not" in json && kinds.includes("ZodUndefined") ? scalar("nothing") : anything;
    }
  }

  /** To a type of the draft by its name, to anything else by what stands there. */
  private reference(ref: string, place: string, depth: number): Shape {
    const steps = ref.replace(/^#\//, "").split("/");
    const name = steps.length === 2 && steps[0] === "definitions" ? steps[1] : undefined;
    if (name !== undefined && this.drafting.mention(name)) return shape({ kind: "named", name });
    if (depth > deepest) return anything;
    const found = steps.reduce<any>((at, step) => at?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], this.whole);
    return found === undefined ? anything : this.read(found, place, depth + 1);
  }

  private text(json: Json, place: string): Shape {
    const formats: Record<string, string> = {
      uuid: "uuid",
      email: "email",
      uri: "url",
      date: "date",
      "date-time": "timestamp",
    };
    const type = formats[json["format"] ?? ""];
    if (type === "timestamp") this.drafting.lose(place, "that it is text: in the spec a timestamp is a Date");
    if (type === "timestamp" || type === "date") return scalar(type);
    if (type === undefined && json["format"] !== undefined) this.drafting.lose(place, `the format ${json["format"]}`);
    return scalar(type ?? "string", [
      ...lengthRules(json["minLength"], json["maxLength"]),
      ...this.patterns(json, place),
    ]);
  }

  /** One pattern, or several of which all must match. */
  private patterns(json: Json, place: string): Rule[] {
    const found = [json["pattern"], ...(json["allOf"] ?? []).map((one: Json) => one["pattern"])].filter(
      one => typeof one === "string",
    );
    return found.flatMap((source: string) => {
      const code = patternOf(source);
      if (code === undefined) this.drafting.lose(place, "a pattern");
      return code === undefined ? [] : [{ phrase: "matching", code }];
    });
  }

  private number(json: Json, place: string, unbounded: boolean): Shape {
    const bounds: Bounds = {
      low: bound(json["minimum"], json["exclusiveMinimum"]),
      high: bound(json["maximum"], json["exclusiveMaximum"]),
    };
    const limits = boundRules(bounds);
    if (limits === undefined) this.drafting.lose(place, "a bound that has no plain digits");
    const multiple = json["multipleOf"] === undefined ? undefined : literal(json["multipleOf"]);
    const name = unbounded ? "integer, unbounded" : json["type"] === "integer" ? "integer" : "number";
    return scalar(name, [
      ...(limits ?? []),
      ...(multiple === undefined ? [] : [{ phrase: `multiple of ${multiple}` }]),
    ]);
  }

  private list(json: Json, place: string, depth: number, kinds: readonly string[]): Shape {
    const { items } = json;
    if (kinds.includes("ZodMap")) {
      const [key, value] = items.items.map((one: Json) => this.read(one, `${place}[]`, depth)) as [Shape, Shape];
      return shape({ kind: "map", key, value });
    }
    if (Array.isArray(items)) {
      if (json["additionalItems"]) this.drafting.lose(place, "further items behind those that are listed");
      return shape({ kind: "tuple", items: items.map((one, at) => this.read(one, `${place}[${at}]`, depth)) });
    }
    const element = this.read(items ?? {}, `${place}[]`, depth);
    const rules = lengthRules(json["minItems"], json["maxItems"]);
    return shape({ kind: kinds.includes("ZodSet") ? "set" : "list", element }, rules);
  }

  private object(json: Json, place: string, depth: number): Shape {
    if (isRecord(json))
      return shape({
        kind: "named",
        name: this.drafting.declare({}, place.replace(/\[\d*\]/g, " item "), own => this.record(json, own, depth)),
      });
    if (json["propertyNames"]) this.drafting.lose(place, "what keys must look like");
    const values = json["additionalProperties"];
    return shape({
      kind: "dictionary",
      element: typeof values === "object" ? this.read(values, `${place}[]`, depth) : anything,
    });
  }

  private record(json: Json, place: string, depth = 0): Shape {
    if (json["additionalProperties"] === true || typeof json["additionalProperties"] === "object")
      this.drafting.lose(place, "further fields besides those that are listed");
    const required: readonly string[] = json["required"] ?? [];
    const fields = Object.entries(json["properties"] as Record<string, Json>).map(([name, one]) => {
      const read = this.read(one, `${place}.${name}`, depth);
      // What a preparation or a fallback makes of an absent field is there, whatever `required` says.
      const mayLack = !required.includes(name) && (one["x-kinds"] ?? []).includes("ZodOptional");
      return { name, shape: mayLack && !("default" in one) ? optional(read) : read };
    });
    return shape({ kind: "record", fields });
  }

  private all(members: readonly Json[], place: string, depth: number): Shape {
    const resolved = members.map(one => this.target(one));
    if (resolved.every(isRecord))
      return this.object(
        {
          properties: Object.assign({}, ...resolved.map(one => one["properties"])),
          required: resolved.flatMap(one => one["required"] ?? []),
        },
        place,
        depth,
      );
    if (members.some(one => typeof one["pattern"] === "string")) return this.text({ allOf: members }, place);
    this.drafting.lose(place, "all but the first of several schemas that a value must fit at once");
    return this.read(members[0] ?? {}, place, depth);
  }

  private target(json: Json): Json {
    const ref: unknown = json["$ref"];
    if (typeof ref !== "string") return json;
    return (
      ref
        .replace(/^#\//, "")
        .split("/")
        .reduce<any>((at, step) => at?.[step], this.whole) ?? json
    );
  }

  private choice(values: readonly unknown[], place: string): Shape {
    const words = values.filter((value): value is string => typeof value === "string");
    const numbers = values.filter(value => typeof value === "number");
    const truths = values.filter(value => typeof value === "boolean");
    if (truths.length > 0) this.drafting.lose(place, `that it is always ${truths.join(" or ")}`);
    const code = literal(numbers) ?? "[]";
    return union([
      ...(words.length > 0 ? [shape({ kind: "words", values: words })] : []),
      ...(numbers.length > 0
        ? [
            scalar(numbers.every(Number.isSafeInteger) ? "integer" : "number", [
              { phrase: "where", code: `it in ${code}` },
            ]),
          ]
        : []),
      ...(truths.length > 0 ? [scalar("boolean")] : []),
      ...(values.includes(null) ? [scalar("nothing")] : []),
    ]);
  }
}

function isRecord(json: Json): boolean {
  return typeof json["properties"] === "object";
}

function proseOf(json: Json): string {
  return typeof json["description"] === "string" ? json["description"] : "";
}

function bound(inclusive: unknown, exclusive: unknown): Bounds["low"] {
  if (typeof exclusive === "number" || typeof exclusive === "bigint") return { value: exclusive, inclusive: false };
  return typeof inclusive === "number" || typeof inclusive === "bigint"
    ? { value: inclusive, inclusive: true }
    : undefined;
}

function patternOf(source: string): string | undefined {
  try {
    return pattern(new RegExp(source));
  } catch {
    return undefined;
  }
}
