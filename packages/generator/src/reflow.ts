/** Breaks a long line of printed code at its outermost list, operator or arrow; what no break helps stays long. */

/** Lines longer than this are broken where they can be. */
export const longest = 120;

/** `text` is one line of code, which begins at `indent`; `reserved` more characters follow it. */
export function reflow(text: string, indent: string, reserved = 0): string {
  if (indent.length + text.length + reserved <= longest || text.includes("\n")) return text;
  const inner = `${indent}  `;
  const { groups, marks } = scan(text);
  const arrow = marks.find(mark => mark.sign === "=>");
  if (arrow) return atArrow(text.slice(0, arrow.end), text.slice(arrow.end + 1), indent, reserved);
  for (const sign of ["||", "&&", "===", "!=="]) {
    const found = marks.filter(mark => mark.sign === sign);
    if (found.length === 0) continue;
    const starts = [0, ...found.map(mark => mark.end + 1)];
    const lines = starts.map((start, i) => text.slice(start, found[i]?.end));
    return lines
      .map((line, i) => reflow(line, i === 0 ? indent : inner, i === lines.length - 1 ? reserved : 0))
      .join(`\n${inner}`);
  }
  const widest = groups.reduce<Group | undefined>(
    (best, one) => (best && best.close - best.open >= one.close - one.open ? best : one),
    undefined,
  );
  return widest && widest.close > widest.open + 1 ? atGroup(text, widest, indent) : text;
}

/** The body stays beside the arrow where it ends in brackets that can be broken. */
function atArrow(head: string, body: string, indent: string, reserved: number): string {
  const { groups, marks } = scan(body);
  const last = groups.at(-1);
  const inner = `${indent}  `;
  const isLiteral = last?.open === 0 && body[0] !== "(";
  const ends = marks.length === 0 && last !== undefined && last.close === body.length - 1;
  const hugs =
    ends && (isLiteral || !fits(body, inner, reserved)) && fits(`${head} ${body.slice(0, last.open + 1)}`, indent, 0);
  return hugs ? `${head} ${atGroup(body, last, indent)}` : `${head}\n${inner}${reflow(body, inner, reserved)}`;
}

const fits = (text: string, indent: string, reserved: number) => indent.length + text.length + reserved <= longest;

function atGroup(text: string, { open, close, commas, isList }: Group, indent: string): string {
  const inner = `${indent}  `;
  const [sole] = commas.length === 0 ? scan(text.slice(open + 1, close)).groups : [];
  // A sole record or list shares the brackets' lines.
  if (sole && text[open] === "(" && sole.open === 0 && sole.close === close - open - 2) {
    return text.slice(0, open + 1) + atGroup(text.slice(open + 1, close), sole, indent) + text.slice(close);
  }
  const starts = [open + 1, ...commas.map(comma => comma + 1)];
  const items = starts.map((start, i) => text.slice(start, commas[i] ?? close).trim());
  const comma = isList ? "," : "";
  const lines = items.map((item, i) => `${inner}${reflow(item, inner, 1)}${i < items.length - 1 ? "," : comma}\n`);
  return `${text.slice(0, open + 1)}\n${lines.join("")}${indent}${text.slice(close)}`;
}

/** A pair of brackets that stands in no other. */
interface Group {
  readonly open: number;
  readonly close: number;
  /** Those between its items. */
  readonly commas: readonly number[];
  /** Arguments or elements, after which a comma may stand; else parentheses around one expression. */
  readonly isList: boolean;
}

interface Mark {
  readonly sign: string;
  readonly end: number;
}

/** The brackets and operators of the text that stand in no brackets. */
function scan(text: string): { readonly groups: readonly Group[]; readonly marks: readonly Mark[] } {
  const groups: Group[] = [];
  const marks: Mark[] = [];
  const closers: string[] = [];
  let open = 0;
  let commas: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    const past = literalEnd(text, at);
    if (past !== undefined) at = past - 1;
    else if (opens(text, at)) {
      if (closers.length === 0) [open, commas] = [at, []];
      closers.push(pairs[character] as string);
    } else if (character === closers.at(-1) && text[at - 1] !== "=") {
      closers.pop();
      if (closers.length === 0 && isBreakable(text, open, at))
        groups.push({ open, close: at, commas, isList: isList(text, open) });
    } else if (character === "," && closers.length === 1) commas.push(at);
    else if (closers.length === 0) {
      const sign = [" && ", " || ", " => ", " === ", " !== "].find(one => text.startsWith(one, at));
      if (sign) marks.push({ sign: sign.trim(), end: at + sign.length - 1 });
    }
  }
  return { groups, marks };
}

const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };
const isName = (character: string | undefined) => character !== undefined && /[\p{ID_Continue}$]/u.test(character);

/** `<` opens type arguments only right behind a name; as a comparison it stands between spaces. */
function opens(text: string, at: number): boolean {
  const character = text[at] as string;
  return character === "<" ? isName(text[at - 1]) && text[at + 1] !== " " : character in pairs;
}

/** Not the parameters of an arrow, an index or type arguments. */
function isBreakable(text: string, open: number, close: number): boolean {
  if (text[open] === "<" || text.startsWith(" =>", close + 1)) return false;
  return text[open] !== "[" || !(isName(text[open - 1]) || ")]".includes(text[open - 1] ?? " "));
}

function isList(text: string, open: number): boolean {
  return text[open] !== "(" || isName(text[open - 1]) || ")]>".includes(text[open - 1] ?? " ");
}

/** Where the string or regular expression that begins here has ended; undefined where none begins. */
function literalEnd(text: string, at: number): number | undefined {
  const quote = text[at];
  const isRegex = quote === "/" && /(?:^|[([{,!&|?:=>]\s*)$/.test(text.slice(0, at));
  if (quote !== '"' && !isRegex) return undefined;
  let inClass = false;
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end];
    if (character === "\\") end += 1;
    else if (isRegex && character === "[") inClass = true;
    else if (isRegex && character === "]") inClass = false;
    else if (character === quote && !inClass) return end + 1;
  }
  return text.length;
}
