import { bind } from "@tenet/runtime";

type Pair = { key: string; value: string };

const isRecord = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
const mapped = (query: any, each: (value: any) => unknown) =>
  Object.fromEntries(Object.entries(query).map(([key, value]) => [key, each(value)]));

/** Absence is a record in the spec, which has one kind of it. */
const native = (value: any) => (isRecord(value) ? (value.is === "null" ? null : undefined) : value);
const marked = (value: any): unknown =>
  value === null
    ? { is: "null" }
    : value === undefined
      ? { is: "undefined" }
      : Array.isArray(value)
        ? value.map(marked)
        : value;

const query = { to: (value: any) => mapped(value, native), from: (value: any) => mapped(value, marked) };
const object = (pairs: Pair[]) => Object.fromEntries(pairs.map(p => [p.key, p.value]));
const rendered = (pairs: Pair[]) => pairs.map(p => `${p.key}=${p.value}`).join("&");

export default (library: any) => {
  const api = library.default ?? library;
  return bind({
    module: api,
    values: { Query: query, Input: query },
    operations: {
      hasPrototype: (_subject: unknown, { string }: any) => Object.getPrototypeOf(api.parse(string)) !== null,
      parsedKeys: (_subject: unknown, { pairs, sort }: any) =>
        Object.keys(api.parse(rendered(pairs), sort === undefined ? {} : { sort })),
      parsedKeysBy: (_subject: unknown, { pairs, compare }: any) =>
        Object.keys(api.parse(rendered(pairs), { sort: compare })),
      stringifyUnsorted: (_subject: unknown, { pairs }: any) => api.stringify(object(pairs), { sort: false }),
      stringifySorted: (_subject: unknown, { pairs, compare }: any) => {
        const text: string = api.stringify(object(pairs), { sort: compare });
        return text === "" ? [] : text.split("&").map(part => part.split("=")[0]);
      },
    },
  });
};
