/** The texts that stand in a regular expression as they are: `gold-` and `x` of `/^gold-\d+|x$/`. */
export function literalParts(source: string): string[] {
  const parts: string[] = [];
  let part = "";
  const end = () => {
    if (part !== "") parts.push(part);
    part = "";
  };
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!;
    if (sign === "\\") {
      const next = source[++at] ?? "";
      if (/[A-Za-z0-9]/.test(next)) end();
      else part += next;
    } else if (sign === "[") {
      end();
      at = behindClass(source, at);
    } else if (sign === "{") {
      end();
      const close = source.indexOf("}", at);
      if (close > 0) at = close;
    } else if (sign === "(" && source[at + 1] === "?") {
      end();
      at = behindGroupHead(source, at);
    } else if (/[\^$.|?*+(){}]/.test(sign)) {
      end();
    } else {
      part += sign;
    }
  }
  end();
  return parts;
}

/** The place of the bracket that closes the class. */
function behindClass(source: string, open: number): number {
  for (let at = open + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "]") return at;
  }
  return source.length;
}

/** `(?:`, `(?=`, `(?<name>` and their like. */
function behindGroupHead(source: string, open: number): number {
  const head = /^\(\?(?:<[A-Za-z_$][^>]*>|<?[=!:])/.exec(source.slice(open));
  return open + (head?.[0].length ?? 2) - 1;
}
