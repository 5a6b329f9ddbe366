import { bind } from "@tenet/runtime";

const options = [
  "all_lowercase",
  "gmail_lowercase",
  "gmail_remove_dots",
  "gmail_remove_subaddress",
  "gmail_convert_googlemaildotcom",
  "outlookdotcom_lowercase",
  "outlookdotcom_remove_subaddress",
  "yahoo_lowercase",
  "yahoo_remove_subaddress",
  "icloud_lowercase",
  "icloud_remove_subaddress",
];

/** The spec has no NaN. */
const numberOrNothing = (value: unknown) => (Number.isNaN(value) ? undefined : value);

const given = (...values: unknown[]) => {
  while (values.length > 0 && values[values.length - 1] === undefined) values.pop();
  return values;
};

export default (library: any) => {
  const api = library.default ?? library;
  const operations: Record<string, (subject: unknown, input: any) => unknown> = {
    blacklist: (_subject, { input, chars }) => api.blacklist(input, chars),
    whitelist: (_subject, { input, chars }) => api.whitelist(input, chars),
    blacklistBrackets: (_subject, { input }) => api.blacklist(input, "\\[\\]"),
    whitelistBrackets: (_subject, { input }) => api.whitelist(input, "\\[\\]"),
    escape: (_subject, { input }) => api.escape(input),
    unescape: (_subject, { input }) => api.unescape(input),
    ltrim: (_subject, { input, chars }) => api.ltrim(...given(input, chars)),
    rtrim: (_subject, { input, chars }) => api.rtrim(...given(input, chars)),
    trim: (_subject, { input, chars }) => api.trim(...given(input, chars)),
    stripLow: (_subject, { input, keep_new_lines }) => api.stripLow(...given(input, keep_new_lines)),
    toBoolean: (_subject, { input, strict }) => api.toBoolean(...given(input, strict)),
    toInt: (_subject, { input, radix }) => numberOrNothing(api.toInt(...given(input, radix))),
    toIntOfText: (_subject, { input }) => numberOrNothing(api.toInt(input)),
    onOther: (_subject, { name, value }) => {
      if (["blacklist", "whitelist"].includes(name)) api[name](value, "a");
      else api[name](value);
    },
    normalizeEmail: (_subject, { local, sign, tag, domain, ...rest }) => {
      const email = `${local}${tag === undefined ? "" : sign + tag}@${domain}`;
      const chosen = Object.fromEntries(
        options.filter(name => rest[name] !== undefined).map(name => [name, rest[name]]),
      );
      return Object.keys(chosen).length === 0 ? api.normalizeEmail(email) : api.normalizeEmail(email, chosen);
    },
    normalizeAgain: (_subject, { email }) => api.normalizeEmail(email),
  };
  return bind({ operations: operations as any });
};
