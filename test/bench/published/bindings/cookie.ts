import { bind } from "@tenet/runtime";

const header = (cookies: { name: string; value: string }[]) => cookies.map(c => `${c.name}=${c.value}`).join("; ");

export default (library: any) => {
  const api = library.default ?? library;
  return bind({
    module: api,
    operations: {
      parseWith: (_subject: unknown, { cookies, decode }: any) => api.parse(header(cookies), { decode }),
      parseThrowing: (_subject: unknown, { cookies }: any) =>
        api.parse(header(cookies), {
          decode: () => {
            throw new Error("It cannot be decoded.");
          },
        }),
      serializeWith: (_subject: unknown, { name, value, encode }: any) => api.serialize(name, value, { encode }),
      serializeRaw: (_subject: unknown, { name, value }: any) =>
        api.serialize(name, value, { encode: (text: string) => text }),
    },
  });
};
