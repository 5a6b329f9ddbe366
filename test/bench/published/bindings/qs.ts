import { bind } from "@tenet/runtime";

type Pair = { key: string; value: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isMark = (value: unknown) =>
  isObject(value) &&
  Object.keys(value).join() === "absent" &&
  (value["absent"] === "null" || value["absent"] === "undefined");
const hasMark = (value: unknown): boolean =>
  isMark(value) || (typeof value === "object" && value !== null && Object.values(value).some(hasMark));
const mapped = (value: object, each: (value: any) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, item]) => [key, each(item)]));

/** Absence is an object in the spec, which has one kind of it. Without any, the object is passed as it is. */
const native = (value: any): unknown =>
  !hasMark(value)
    ? value
    : isMark(value)
      ? value.absent === "null"
        ? null
        : undefined
      : Array.isArray(value)
        ? value.map(native)
        : mapped(value, native);

/** Holes in lists count as undefined. */
const marked = (value: any): unknown =>
  value === null
    ? { absent: "null" }
    : value === undefined
      ? { absent: "undefined" }
      : Array.isArray(value)
        ? Array.from(value, marked)
        : isObject(value)
          ? mapped(value, marked)
          : value;

const given = (options: object) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
const object = (pairs: Pair[]) => Object.fromEntries(pairs.map(p => [p.key, native(p.value)]));
const byType =
  (key: (text: string) => string, value: (text: string) => string) =>
  (text: string, _default: unknown, _charset: unknown, type: string) =>
    type === "key" ? key(text) : value(text);

export default (library: any) => {
  const api = library.default ?? library;
  return bind({
    operations: {
      parse: (_subject: unknown, { text, ...options }: any) => marked(api.parse(text, given(options))),
      plainObject: (_subject: unknown, { text }: any) =>
        Object.getPrototypeOf(api.parse(text, { plainObjects: true })) !== null,
      parseRegExp: (_subject: unknown, { text }: any) => marked(api.parse(text, { delimiter: /[;,]/ })),
      parseDecoded: (_subject: unknown, { key, value, decodeKey, decodeValue }: any) =>
        marked(api.parse(`${key}=${value}`, { decoder: byType(decodeKey, decodeValue) })),
      stringify: (_subject: unknown, { object: value, ...options }: any) =>
        api.stringify(native(value), given(options)),
      stringifyPairs: (_subject: unknown, { pairs, ...options }: any) => api.stringify(object(pairs), given(options)),
      stringifyEncoded: (_subject: unknown, { key, value, encodeKey, encodeValue, encode }: any) =>
        api.stringify({ [key]: value }, given({ encode, encoder: byType(encodeKey, encodeValue) })),
      stringifyDate: (_subject: unknown, { key, moment }: any) => api.stringify({ [key]: moment }),
      stringifyDateWith: (_subject: unknown, { key, moment, serialize }: any) =>
        api.stringify({ [key]: moment }, { serializeDate: serialize }),
      stringifySorted: (_subject: unknown, { pairs, compare }: any) => {
        const text: string = api.stringify(object(pairs), { sort: compare });
        return text === "" ? [] : text.split("&").map(part => part.split("=")[0]);
      },
      stringifyPicked: (_subject: unknown, { pairs, names }: any) => api.stringify(object(pairs), { filter: names }),
      stringifyPickedItems: (_subject: unknown, { key, xs, picks }: any) =>
        api.stringify({ [key]: xs }, { filter: [key, ...picks] }),
      stringifyMapped: (_subject: unknown, { pairs, change }: any) =>
        api.stringify(object(pairs), {
          filter: (_prefix: string, value: unknown) => (typeof value === "string" ? change(value) : value),
        }),
      stringifyWithout: (_subject: unknown, { pairs, name }: any) =>
        api.stringify(object(pairs), {
          filter: (prefix: string, value: unknown) => (prefix === name ? undefined : value),
        }),
    },
  });
};
