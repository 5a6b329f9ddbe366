import { bind } from "@tenet/runtime";
import { listed, made, noted, ruled } from "../specs/json5.reference.ts";

export default (library: any) => {
  const api = library.default ?? library;
  return bind<any>({
    operations: {
      parsed: (_subject, { text }) => JSON.stringify(api.parse(text)),
      printed: (_subject, { text }) => String(api.parse(text)),
      revived: (_subject, { text, rule }) => JSON.stringify(api.parse(text, ruled(rule))),
      names: (_subject, { text }) => noted(reviver => api.parse(text, reviver)),
      stringify: (_subject, { value, options = {} }) => {
        const { space: given, quote, boxed, positional } = options;
        const space = boxed === true && given !== undefined ? Object(given) : given;
        if (positional === true) return api.stringify(value ?? null, null, space);
        if (space === undefined && quote === undefined) return api.stringify(value ?? null);
        return api.stringify(value ?? null, {
          ...(space === undefined ? {} : { space }),
          ...(quote === undefined ? {} : { quote }),
        });
      },
      stringifyNumber: (_subject, { name }) => api.stringify(Number(name)),
      replaced: (_subject, { value, rule }) => api.stringify(value ?? null, ruled(rule)),
      chosen: (_subject, { value, names, options: { boxed, positional, space } }) => {
        const replacer = listed(names, boxed);
        return positional
          ? api.stringify(value ?? null, replacer, space)
          : api.stringify(value ?? null, { replacer, space });
      },
      withNoReplacer: (_subject, { value, form }) => {
        switch (form) {
          case "value, null":
            return api.stringify(value ?? null, null);
          case "value, null, null":
            return api.stringify(value ?? null, null, null);
          case "options":
            return api.stringify(value ?? null, {});
          default:
            return api.stringify(value ?? null, { replacer: null, space: null });
        }
      },
      thing: (_subject, { thing }) => api.stringify(made(thing)),
      cycle: (_subject, { depth }) => {
        const whole: Record<string, unknown> = {};
        let inner = whole;
        for (let level = 0; level < depth; level++) {
          const next = {};
          inner[`level${level}`] = level % 2 === 0 ? [next] : next;
          inner = next;
        }
        inner.again = whole;
        return api.stringify(whole);
      },
    },
  });
};
