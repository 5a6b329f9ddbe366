/** One small change of a spec, as a slip of the hand or of a tool might make it. */

type Random = (below: number) => number;

const pieces = (
  "| ` ** \\ \" ' { } ( ) [ ] <!-- --> ``` # ## ### - – : , . % $ ${ ~~ => === && || (3) * 0 -0 1e999 0.1 " +
  "99999999999999999999999 __proto__ constructor then nothing yes no it result old( now actor removed otherwise " +
  "implies in is when fails once | | |--| \u2028 \u202e \ud800 \u0000"
).split(" ");
const blocks = [
  "\n",
  "\n\n",
  "\n## Types\n",
  "\n### X\n",
  "\n- ",
  "\t",
  "  ",
  "by itself",
  "for each",
  "[x](../../y.spec.md)",
];
const all = [...pieces, ...blocks];

const pick = <T>(from: readonly T[], random: Random): T | undefined => from[random(from.length)];

function overLines(change: (lines: string[], random: Random) => void) {
  return (text: string, random: Random): string => {
    const lines = text.split("\n");
    change(lines, random);
    return lines.join("\n");
  };
}

const rowsOf = (lines: readonly string[]): number[] => [...lines.keys()].filter(at => lines[at]!.includes("|"));

/** Puts one of the matches in the place of another. */
function swapped(text: string, found: RegExp, random: Random): string {
  const matches = [...text.matchAll(found)];
  const [target, other] = [pick(matches, random), pick(matches, random)];
  if (target === undefined || other === undefined) return text;
  return text.slice(0, target.index) + other[0] + text.slice(target.index + target[0].length);
}

const changes: readonly ((text: string, random: Random) => string)[] = [
  overLines((lines, random) => lines.splice(random(lines.length), 1)),
  overLines((lines, random) => {
    const at = random(lines.length);
    lines.splice(at, 0, lines[at]!);
  }),
  overLines((lines, random) => {
    const [a, b] = [random(lines.length), random(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  }),
  overLines((lines, random) => lines.splice(random(lines.length))),
  // Two cells of a row change places.
  overLines((lines, random) => {
    const row = pick(rowsOf(lines), random);
    if (row === undefined) return;
    const cells = lines[row]!.split("|");
    const [a, b] = [random(cells.length), random(cells.length)];
    [cells[a], cells[b]] = [cells[b]!, cells[a]!];
    lines[row] = cells.join("|");
  }),
  // A cell of another table.
  overLines((lines, random) => {
    const [row, from] = [pick(rowsOf(lines), random), pick(rowsOf(lines), random)];
    if (row === undefined || from === undefined) return;
    const cells = lines[row]!.split("|");
    cells[random(cells.length)] = pick(lines[from]!.split("|"), random)!;
    lines[row] = cells.join("|");
  }),
  (text, random) => {
    const at = random(text.length);
    return text.slice(0, at) + text.slice(at + 1 + random(3));
  },
  (text, random) => {
    const at = random(text.length);
    return text.slice(0, at) + pick(all, random) + text.slice(at);
  },
  (text, random) => swapped(text, /[A-Za-z_]+|\d+/g, random),
  (text, random) => swapped(text, /`[^`\n]*`/g, random),
];

export function mutate(text: string, random: Random): string {
  return pick(changes, random)!(text, random);
}
