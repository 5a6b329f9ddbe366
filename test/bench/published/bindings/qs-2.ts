import { bind } from "@tenet/runtime";
import { build, describe, many } from "../specs/qs-2.reference.ts";

const copied = [
  "encode",
  "encodeValuesOnly",
  "indices",
  "arrayFormat",
  "commaRoundTrip",
  "allowDots",
  "encodeDotInKeys",
  "allowEmptyArrays",
  "addQueryPrefix",
  "delimiter",
  "strictNullHandling",
  "skipNulls",
  "charset",
  "charsetSentinel",
  "format",
  "depth",
  "strictDepth",
  "parameterLimit",
  "throwOnLimitExceeded",
  "ignoreQueryPrefix",
  "decodeDotInKeys",
  "duplicates",
  "interpretNumericEntities",
  "allowSparse",
  "arrayLimit",
  "parseArrays",
  "strictMerge",
  "comma",
  "plainObjects",
  "allowPrototypes",
];

function copiedOptions(input: any): Record<string, any> {
  const options: Record<string, any> = {};
  for (const name of copied) if (input[name] !== undefined) options[name] = input[name];
  return options;
}

/** A code that a query string carries as it is: `~` and digits for each character that is no letter or digit. */
const mark = (text: unknown) => String(text).replace(/[^A-Za-z0-9]/gu, each => `~${each.codePointAt(0)}~`);
const unmark = (text: string) => text.replace(/~(\d+)~/g, (_, code) => String.fromCodePoint(Number(code)));

const encoders: Record<string, (text: any, normally: any, charset: string, type: string) => unknown> = {
  marks: text => mark(text),
  "marks of values": (text, _normally, _charset, type) => (type === "value" ? mark(text) : text),
  "the normal one": (text, normally, charset) => normally(text, normally, charset),
};
const decoders: Record<string, (text: any, normally: any, charset: string, type: string) => unknown> = {
  marks: text => unmark(text),
  "marks of values": (text, _normally, _charset, type) => (type === "value" ? unmark(text) : text),
  "the normal one": (text, normally, charset) => normally(text, normally, charset),
};
const filters: Record<string, (prefix: string, value: any) => unknown> = {
  all: (_prefix, value) => value,
  "without b": (prefix, value) => (prefix === "b" ? undefined : value),
  "dates as numbers": (_prefix, value) => (value instanceof Date ? value.getTime() : value),
};

/** What the parsed value is, and what can be counted in it. */
function seen(parsed: any) {
  let [longest, arrays, overridden, levels] = [0, 0, 0, 0];
  let [texts, bare] = [true, true];
  const visit = (value: any, level: number): void => {
    if (typeof value !== "object" || value === null) {
      texts &&= typeof value === "string";
      return;
    }
    levels = Math.max(levels, level);
    if (Array.isArray(value)) {
      arrays++;
      longest = Math.max(longest, value.length);
    } else {
      const plain = Object.getPrototypeOf(value) !== null;
      bare &&= !plain;
      if (plain) overridden += Object.getOwnPropertyNames(value).filter(name => name in Object.prototype).length;
    }
    for (const key of Object.keys(value)) visit(value[key], level + 1);
  };
  visit(parsed, 0);
  const bareRoot = Object.getPrototypeOf(parsed) === null;
  const size = Object.keys(parsed).length;
  return { value: describe(parsed), longest, arrays, texts, overridden, bareRoot, bare, levels, size };
}

export default (library: any) => {
  const api = typeof library.parse === "function" ? library : library.default;

  return bind({
    errors: (error: unknown) =>
      error instanceof RangeError ? "RangeError" : error instanceof Error ? "Error" : undefined,
    operations: {
      stringify(_subject, { data, drop, backwards, encoder, dates, sort, names, filter, ...rest }: any) {
        const options = copiedOptions(rest);
        if (encoder !== undefined) options.encoder = encoders[encoder];
        if (dates === "milliseconds") options.serializeDate = (date: Date) => date.getTime();
        if (sort) options.sort = (a: string, b: string) => a.localeCompare(b);
        if (names !== undefined) options.filter = names;
        if (filter !== undefined) options.filter = filters[filter];
        const value = build(data, drop, backwards);
        return Object.keys(options).length === 0 ? api.stringify(value) : api.stringify(value, options);
      },

      parse(_subject, { text, pattern, decoder, ...rest }: any) {
        const options = copiedOptions(rest);
        if (pattern) options.delimiter = /[;,|]/;
        if (decoder !== undefined) options.decoder = decoders[decoder];
        return seen(Object.keys(options).length === 0 ? api.parse(text) : api.parse(text, options));
      },

      descend(_subject, { names, ...rest }: any) {
        const text = `top${names.map((name: string) => `[${name}]`).join("")}=v`;
        return describe(api.parse(text, copiedOptions(rest)));
      },

      limited(_subject, { count, ...rest }: any) {
        return Object.keys(api.parse(many(count), copiedOptions(rest))).length;
      },

      undot(_subject, { key, ...rest }: any) {
        return describe(api.parse(`${key}=v`, copiedOptions(rest)));
      },
    },
  });
};
