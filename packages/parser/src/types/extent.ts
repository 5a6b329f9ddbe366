/** Where a bare expression ends: before a comma, a closing bracket or the word `to` that are not inside brackets or text. */
export function expressionEnd(text: string, start: number, end: number, stopAtTo: boolean): number {
  let depth = 0;
  let previous = "";
  for (let at = start; at < end; ) {
    const char = text[at] ?? "";
    if (char === '"' || char === "'") {
      at = closing(text, at, end);
    } else if (char === "/" && !/[\p{L}\p{N}_)\]"'}]/u.test(previous)) {
      at = regexEnd(text, at, end);
    } else {
      if ("([{".includes(char)) depth += 1;
      else if (")]}".includes(char) && (depth -= 1) < 0) return at;
      else if (depth === 0 && char === ",") return at;
      else if (depth === 0 && stopAtTo && /\s/.test(char) && /^\s+to\s/.test(text.slice(at, Math.min(at + 20, end))))
        return at;
      at += 1;
    }
    if (/\S/.test(char)) previous = char;
  }
  return end;
}

/** Behind the quotation mark that closes the one at `start`. */
export function closing(text: string, start: number, end: number): number {
  const quote = text[start];
  for (let at = start + 1; at < end; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return end;
}

/** Behind the flags of the regular expression at `start`. */
export function regexEnd(text: string, start: number, end: number): number {
  let inClass = false;
  for (let at = start + 1; at < end; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) {
      let behind = at + 1;
      while (behind < end && /[a-z]/.test(text[behind] ?? "")) behind += 1;
      return behind;
    }
  }
  return end;
}
