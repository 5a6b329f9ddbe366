/** How text is set off: colours where they are wanted, signs that the terminal can show. */
export interface Style {
  readonly colour: boolean;
  readonly signs: Signs;
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
}

export interface Signs {
  readonly held: string;
  readonly broken: string;
  readonly doubt: string;
  readonly skipped: string;
  readonly dash: string;
}

const unicode: Signs = { held: "✓", broken: "✗", doubt: "!", skipped: "○", dash: "–" };
const ascii: Signs = { held: "ok", broken: "x", doubt: "!", skipped: "-", dash: "-" };

type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR and FORCE_COLOR decide before the terminal does. */
export function makeStyle(isTerminal: boolean | undefined, env: Environment): Style {
  const colour = wantsColour(isTerminal === true, env);
  const paint = (open: number, close: number) => (text: string) =>
    colour ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    colour,
    signs: showsUnicode(env) ? unicode : ascii,
    bold: paint(1, 22),
    dim: paint(2, 22),
    good: paint(32, 39),
    bad: paint(31, 39),
    warn: paint(33, 39),
  };
}

function wantsColour(isTerminal: boolean, env: Environment): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && !env["NO_COLOR"] && env["TERM"] !== "dumb";
}

/** Windows' old console and terminals that say they are not UTF-8 get ASCII; where nothing is said, UTF-8 is usual. */
function showsUnicode(env: Environment): boolean {
  if (env["TENET_ASCII"]) return false;
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";
  if (locale !== "") return /utf-?8/i.test(locale) || !/^(C|POSIX)$|\./.test(locale);
  return env["TERM"] !== "linux" && !(process.platform === "win32" && !env["WT_SESSION"]);
}
