import { bind } from "@tenet/runtime";

type Config = Record<string, unknown>;

/** Options without those that are not given; without any there is none. */
const native = (config: any, more?: Config): Config | undefined =>
  config === undefined || config === null
    ? more
    : { ...Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)), ...more };

/** Of a parse result what the documentation describes. */
const described = ({ data, errors, meta }: any) => ({
  data,
  errors: errors.map(({ type, code, row }: any) => ({ type, code, row })),
  meta: { delimiter: meta.delimiter, linebreak: meta.linebreak, fields: meta.fields },
});

export default (library: any) => {
  const api = library.parse === undefined ? library.default : library;
  return bind({
    module: api,
    operations: {
      parse: (_subject: unknown, { text, config }: any) => described(api.parse(text, native(config))),
      parseObjects: (_subject: unknown, { text, config }: any) =>
        described(api.parse(text, native(config, { header: true }))),
      parseTyped: (_subject: unknown, { text, config }: any) =>
        api.parse(text, native(config, { dynamicTyping: true })).data,
      parseTransformed: (_subject: unknown, { text, config }: any) =>
        api.parse(text, native(config, { transform: (value: string, column: number) => `${value}|${column}` })).data,
      parseHeaders: (_subject: unknown, { text, config }: any) =>
        described(api.parse(text, native(config, { header: true, transformHeader: (header: string) => `${header}|` }))),
      parseComplete: (_subject: unknown, { text, config }: any) => {
        let received: unknown;
        api.parse(
          text,
          native(config, {
            complete: (results: unknown) => {
              received = results;
            },
          }),
        );
        return described(received);
      },
      unparseRows: (_subject: unknown, { rows, config }: any) => api.unparse(rows, native(config)),
      unparseObjects: (_subject: unknown, { objects, config }: any) => api.unparse(objects, native(config)),
      unparseTable: (_subject: unknown, { fields, data, config }: any) => api.unparse({ fields, data }, native(config)),
    },
  });
};
