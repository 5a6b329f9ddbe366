/** ini: the spec's operations, as the README calls them. */
import { bind } from "@tenet/runtime";

export default (library: any) => {
  const api = typeof library.parse === "function" ? library : library.default;
  return bind({
    module: api,
    operations: {
      stringifyNamed: (_subject: unknown, { data, section }: any) => api.stringify(data, section),
      stringifyHere: (_subject: unknown, { data }: any) => api.stringify(data, { platform: process.platform }),
      rewrite: (_subject: unknown, { text }: any) => api.parse(api.stringify(api.parse(text))),
      parseAfter: (_subject: unknown, { before, text }: any) => {
        api.parse(before);
        return api.parse(text);
      },
      inheritedAfter: (_subject: unknown, { text }: any) => {
        const before = Reflect.ownKeys(Object.prototype);
        api.parse(text);
        const fresh = Reflect.ownKeys(Object.prototype).filter(name => !before.includes(name));
        for (const name of fresh) Reflect.deleteProperty(Object.prototype, name);
        return fresh.map(String);
      },
    },
  } as any);
};
