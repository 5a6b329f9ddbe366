import { bind } from "@tenet/runtime";
import { shown } from "../specs/ini-2.reference.ts";

const names = ["whitespace", "align", "section", "sort", "newline", "platform", "bracketedArray"];

function optionsOf(input: any): Record<string, unknown> | undefined {
  const options: Record<string, unknown> = {};
  for (const name of names) if (input[name] !== undefined) options[name] = input[name];
  if (options.platform === "current") options.platform = process.platform;
  return Object.keys(options).length === 0 ? undefined : options;
}

/** The same data, with fields that were set in the opposite order. */
function reversed(value: any): any {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const turned: any = {};
  for (const key of Object.keys(value).reverse()) turned[key] = reversed(value[key]);
  return turned;
}

export default (library: any) => {
  const api = typeof library.parse === "function" ? library : library.default;

  function write({ data, form, backwards, ...rest }: any): string {
    const given = backwards ? reversed(data) : data;
    const options = optionsOf(rest);
    const call = form === "encode" ? "encode" : "stringify";
    return options === undefined ? api[call](given) : api[call](given, options);
  }

  return bind({
    operations: {
      parse: (_subject, { text, form }: any) => shown(form === "decode" ? api.decode(text) : api.parse(text)),
      rewrite: (_subject, { text }: any) => shown(api.parse(api.stringify(api.parse(text)))),
      stringify: (_subject, input: any) => write(input),
      format: (_subject, input: any) => write(input),
      stringifyInto: (_subject, { data, section }: any) => api.stringify(data, section),
      safe: (_subject, { text }: any) => api.safe(text),
      unsafe: (_subject, { text }: any) => api.unsafe(text),
    },
  });
};
