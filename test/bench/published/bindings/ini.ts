import { bind } from "@tenet/runtime";

/** Options without those that are not given. */
const native = (options: any) =>
  options === undefined || options === null
    ? undefined
    : Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

export default (library: any) => {
  const api = library.parse === undefined ? library.default : library;
  return bind({
    module: api,
    operations: {
      stringify: (_subject: unknown, { object, options }: any) => api.stringify(object, native(options)),
      encode: (_subject: unknown, { object, options }: any) => api.encode(object, native(options)),
      stringifyUnder: (_subject: unknown, { object, section }: any) => api.stringify(object, section),
    },
  });
};
