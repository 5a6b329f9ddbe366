import { bind } from "@tenet/runtime";

type Options = Record<string, unknown>;

/** Options as the README's examples give them: the random bytes as a `Uint8Array`, what is not given left out. */
const native = ({ random, ...others }: any, byFunction = false): Options => ({
  ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined)),
  ...(random === undefined
    ? {}
    : byFunction
      ? { rng: () => Uint8Array.from(random) }
      : { random: Uint8Array.from(random) }),
});

const played = (make: (options?: Options) => string, steps: any[]) =>
  steps.map(step => {
    const before = Date.now();
    const uuid = step === undefined || step === null ? make() : make(native(step));
    return { uuid, before, after: Date.now() };
  });

export default (library: any) => {
  const api = library.v4 === undefined ? library.default : library;

  const written = ({ version, whole, random, seq, name, namespace, into, size, fill, offset }: any) => {
    const buffer: any = into === "array" ? new Array(size).fill(fill) : Buffer.alloc(size, fill);
    const call = (...rest: unknown[]) => {
      switch (version) {
        case "v3":
        case "v5":
          return api[version](name, namespace, ...rest);
        case "v4":
          return api.v4(native({ random }), ...rest);
        case "v7":
          return api.v7(native({ msecs: whole.msecs, random, seq }), ...rest);
        default:
          return api[version](native(whole), ...rest);
      }
    };
    const text = call();
    const returned = offset === undefined ? call(buffer) : call(buffer, offset);
    return { text, buffer: Array.from(buffer), same: returned === buffer };
  };

  return bind({
    module: api,
    operations: {
      nil: () => api.NIL,
      max: () => api.MAX,
      octets: (_subject: unknown, { str }: any) => Array.from(api.parse(str)),
      parseText: (_subject: unknown, { str }: any) => api.parse(str),
      versionText: (_subject: unknown, { str }: any) => api.version(str),
      validateText: (_subject: unknown, { str }: any) => api.validate(str),
      v1: (_subject: unknown, { options }: any) => api.v1(native(options)),
      v6: (_subject: unknown, { options }: any) => api.v6(native(options)),
      v7: (_subject: unknown, { options }: any) => api.v7(native(options)),
      v7Rng: (_subject: unknown, { options }: any) => api.v7(native(options, true)),
      v4: (_subject: unknown, { options }: any) => api.v4(native(options)),
      v4Rng: (_subject: unknown, { random }: any) => api.v4(native({ random }, true)),
      v1s: (_subject: unknown, { steps }: any) => played(api.v1, steps),
      v6s: (_subject: unknown, { steps }: any) => played(api.v6, steps),
      v7s: (_subject: unknown, { steps }: any) => played(api.v7, steps),
      v4s: (_subject: unknown, { count }: any) => Array.from({ length: count }, () => api.v4()),
      v5Url: (_subject: unknown, { name }: any) => api.v5(name, api.v5.URL),
      v5Dns: (_subject: unknown, { name }: any) => api.v5(name, api.v5.DNS),
      write: (_subject: unknown, input: any) => written(input),
    },
    errors: (error: any) => error?.name,
  });
};
