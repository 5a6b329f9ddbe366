import { bind } from "@tenet/runtime";

type Options = Record<string, unknown>;

const given = (options: Options): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null));

/** Data with null, undefined, whole numbers of any size and moments, made of their descriptions. */
const native = (value: any): unknown => {
  switch (value.kind) {
    case "text":
      return value.text;
    case "null":
      return null;
    case "undefined":
      return undefined;
    case "big":
      return BigInt(value.whole);
    case "date":
      return value.at;
    case "list":
      return value.items.filter((item: any) => item.kind !== "undefined").map(native);
    default:
      return objectOf(value.entries);
  }
};

const objectOf = (entries: any[]): Record<string, unknown> => {
  const all: Record<string, unknown> = {};
  for (const { name, value } of entries) if (!Object.hasOwn(all, name)) all[name] = native(value);
  return all;
};

/** Every text and null of what was parsed, with its path. */
const leaves = (value: unknown, path: string[]): unknown[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => leaves(item, [...path, name]))
    : [{ path, none: value === null, value: value === null ? "" : value }];

/** What every object has by now, which is nothing in a program that nobody tampered with; it is taken away again. */
const strangers = (): string[] => {
  const names: string[] = [];
  for (const name in {}) names.push(name);
  for (const name of names) delete (Object.prototype as any)[name];
  return names;
};

class Range {
  constructor(
    readonly from: number,
    readonly to: number,
  ) {}
}

const patterns: Record<string, RegExp> = { both: /[;,]/, spaced: /; */, several: /[&;]+/ };

export default (library: any) => {
  const api = library.parse === undefined ? library.default : library;
  const refusal = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return { error: error instanceof Error, range: error instanceof RangeError, message: (error as Error).message };
    }
    return undefined;
  };
  return bind({
    module: api,
    operations: {
      parseDefault: (_subject: unknown, { text }: any) => api.parse(text),
      parseOrThrow: (_subject: unknown, { text, ...options }: any) => api.parse(text, given(options)),
      refusalOf: (_subject: unknown, { text, ...options }: any) => refusal(() => api.parse(text, given(options))),
      parseLeaves: (_subject: unknown, { text, ...options }: any) => leaves(api.parse(text, given(options)), []),
      parseSplit: (_subject: unknown, { text, by }: any) => api.parse(text, { delimiter: patterns[by] }),
      parseSparse: (_subject: unknown, { text }: any) => {
        const list = api.parse(text, { allowSparse: true }).a;
        if (!Array.isArray(list)) throw new TypeError("not a list");
        return { length: list.length, items: Object.entries(list).map(([at, value]) => ({ at: Number(at), value })) };
      },
      parseDecoded: (_subject: unknown, { text }: any) =>
        api.parse(text, {
          decoder: (part: string, _decoder: unknown, _charset: unknown, type: string) => `${type}_${part}`,
        }),
      parseByDefaultDecoder: (_subject: unknown, { text }: any) =>
        api.parse(text, {
          decoder: (part: string, decoder: any, charset: unknown) => decoder(part, decoder, charset),
        }),
      isBare: (_subject: unknown, { text }: any) =>
        Object.getPrototypeOf(api.parse(text, { plainObjects: true })) === null,
      strangersAfter: (_subject: unknown, { text, ...options }: any) => {
        api.parse(text, given(options));
        return strangers();
      },
      stringifyDefault: (_subject: unknown, { data }: any) => api.stringify(data),
      stringifyKinds: (_subject: unknown, { entries, ...options }: any) =>
        api.stringify(objectOf(entries), given(options)),
      stringifyTimes: (_subject: unknown, { entries }: any) =>
        api.stringify(objectOf(entries), { serializeDate: (date: Date) => date.getTime() }),
      stringifyOnly: (_subject: unknown, { data, filter }: any) => api.stringify(data, { filter }),
      stringifyFiltered: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(data, { ...given(options), filter: (_prefix: string, value: unknown) => value }),
      stringifyMarked: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(data, {
          ...given(options),
          filter: (_prefix: string, value: unknown) => (typeof value === "string" ? `${value}!` : value),
        }),
      stringifyOmitting: (_subject: unknown, { data, name }: any) =>
        api.stringify(data, { filter: (prefix: string, value: unknown) => (prefix === name ? undefined : value) }),
      stringifyRange: (_subject: unknown, { name, from, to }: any) =>
        api.stringify(
          { [name]: new Range(from, to) },
          {
            filter: (_prefix: string, value: unknown) =>
              value instanceof Range ? `${value.from}...${value.to}` : value,
          },
        ),
      stringifySorted: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(data, { ...given(options), sort: (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0) }),
      stringifyEncoded: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(data, {
          ...given(options),
          encoder: (part: string, _encoder: unknown, _charset: unknown, type: string) => `${type}_${part}`,
        }),
      stringifyByDefaultEncoder: (_subject: unknown, { data }: any) =>
        api.stringify(data, {
          encoder: (part: string, encoder: any, charset: unknown) => encoder(part, encoder, charset),
        }),
    },
  });
};
