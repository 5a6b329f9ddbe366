import { bind } from "@tenet/runtime";

const isSection = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same data, entered in the reverse order. */
const reversed = (data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([name, value]) => [name, isSection(value) ? reversed(value) : value]),
  );

/** What every object has by now, which is nothing in a program that nobody tampered with; it is taken away again. */
const strangers = (): string[] => {
  const names: string[] = [];
  for (const name in {}) names.push(name);
  for (const name of names) delete (Object.prototype as any)[name];
  return names;
};

export default (library: any) => {
  const api = library.parse === undefined ? library.default : library;
  return bind({
    module: api,
    operations: {
      stringifyDefault: (_subject: unknown, { data }: any) => api.stringify(data),
      stringifyUnder: (_subject: unknown, { data, section }: any) => api.stringify(data, section),
      stringifyReversed: (_subject: unknown, { data }: any) => api.stringify(reversed(data), { sort: true }),
      stringifyRead: (_subject: unknown, { text }: any) => api.stringify(api.parse(text)),
      strangersAfter: (_subject: unknown, { text }: any) => {
        api.parse(text);
        return strangers();
      },
    },
  });
};
