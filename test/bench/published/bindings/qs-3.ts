/** qs: the spec's operations, as the README calls them. The text NULL stands for null where an operation says so. */
import { bind } from "@tenet/runtime";

const isObject = (value: any): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

const swap = (value: any, from: unknown, to: unknown): any =>
  Array.isArray(value)
    ? value.map(each => swap(each, from, to))
    : isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, swap(each, from, to)]))
      : value === from
        ? to
        : value;

const given = (options: any): any =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

const allNull = (value: any): boolean =>
  Array.isArray(value)
    ? value.every(allNull)
    : !isObject(value) || (Object.getPrototypeOf(value) === null && Object.values(value).every(allNull));

export default (library: any) => {
  const api = typeof library.parse === "function" ? library : library.default;
  return bind({
    module: api,
    operations: {
      complaint: (_subject: unknown, { text, ...options }: any) => {
        try {
          api.parse(text, given(options));
          return { message: "", range: false };
        } catch (error) {
          return { message: (error as Error).message, range: error instanceof RangeError };
        }
      },
      reparse: (_subject: unknown, { text }: any) => api.parse(api.stringify(api.parse(text))),
      parseSplit: (_subject: unknown, { text }: any) => api.parse(text, { delimiter: /[;,]/ }),
      parseNulls: (_subject: unknown, { text }: any) =>
        swap(api.parse(text, { strictNullHandling: true }), null, "NULL"),
      parseDecoded: (_subject: unknown, { text }: any) =>
        api.parse(text, { decoder: (each: string, decode: (text: string) => string) => decode(each) }),
      parseMarked: (_subject: unknown, { text }: any) =>
        api.parse(text, {
          decoder: (each: string, _decode: unknown, _charset: unknown, type: string) => `${type}:${each}`,
        }),
      withoutPrototypes: (_subject: unknown, { text }: any) => allNull(api.parse(text, { plainObjects: true })),
      inheritedAfter: (_subject: unknown, { text, ...options }: any) => {
        const owners = [Object.prototype, Array.prototype];
        const known = owners.map(owner => Reflect.ownKeys(owner));
        let inherited = false;
        try {
          api.parse(text, given(options));
        } finally {
          owners.forEach((owner, at) => {
            for (const name of Reflect.ownKeys(owner)) {
              if (known[at]!.includes(name)) continue;
              inherited = true;
              Reflect.deleteProperty(owner, name);
            }
          });
        }
        return inherited;
      },
      stringifyNulls: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(swap(data, "NULL", null), given(options)),
      stringifyEncoded: (_subject: unknown, { data, how }: any) =>
        api.stringify(data, {
          encoder: (text: any, encode: (text: any) => string, _charset: unknown, type: string) =>
            how === "default" ? encode(text) : how === "values" && type === "value" ? encode(text) : text,
        }),
      stringifyNotEncoded: (_subject: unknown, { data }: any) =>
        api.stringify(data, { encode: false, encoder: (text: any) => `<${text}>` }),
      stringifyMoments: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(data, { ...given(options), serializeDate: (date: Date) => String(date.getTime()) }),
      stringifySorted: (_subject: unknown, { data, ...options }: any) =>
        api.stringify(data, { ...given(options), sort: (a: any, b: any) => String(a).localeCompare(String(b)) }),
      stringifyWithout: (_subject: unknown, { data, name }: any) =>
        api.stringify(data, { filter: (prefix: any, value: unknown) => (prefix === name ? undefined : value) }),
      filtered: (_subject: unknown, { data }: any) => {
        const prefixes: string[] = [];
        api.stringify(data, {
          filter: (prefix: any, value: unknown) => {
            prefixes.push(String(prefix));
            return value;
          },
        });
        return prefixes;
      },
    },
  } as any);
};
