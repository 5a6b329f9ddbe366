/** The draft of a spec: its Types, and what could not be carried over. It compiles, or says what it left out so that it does. */
import { compileText } from "@tenet/checker";
import type { Lost } from "./drafting.js";
import { code, fieldName, prose } from "./encode.js";
import { printRules, printType } from "./print.js";
import { anything, type Declaration, type Rule, type Shape, type ShapeField } from "./shape.js";

export interface Draft {
  /** The `spec:` of the front matter. */
  readonly name: string;
  readonly declarations: readonly Declaration[];
  readonly lost: readonly Lost[];
}

/** A line of the draft with what it is about: a type, or one of its fields. */
interface Line {
  readonly text: string;
  readonly type?: string;
  readonly field?: string;
}

export interface Written {
  readonly text: string;
  readonly lost: readonly Lost[];
}

/** The draft as Markdown. What the compiler would refuse is taken out, step by step, and listed. */
export function writeDraft(draft: Draft): Written {
  let current = draft;
  // Each round takes something out of every line that is refused: there is no end to this only by a mistake of ours.
  for (let round = 0; round < 8; round += 1) {
    const lines = linesOf(current);
    const text = join(lines);
    const wrong = wrongLines(text, lines);
    if (wrong.length === 0) return { text, lost: current.lost };
    current = wrong.reduce(relax, current);
  }
  return { text: join(linesOf(current)), lost: current.lost };
}

function join(lines: readonly Line[]): string {
  return `${lines.map(({ text }) => text).join("\n")}\n`;
}

function wrongLines(text: string, lines: readonly Line[]): Line[] {
  const { source, diagnostics } = compileText("draft.spec.md", text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const numbers = new Set(errors.map(({ span }) => source.text.slice(0, span.start).split("\n").length - 1));
  return [...numbers].flatMap(number => lines[number] ?? []).filter(line => line.type !== undefined);
}

/** First the rules go, then the type, the description, the whole. */
function relax(draft: Draft, { type, field }: Line): Draft {
  const declaration = draft.declarations.find(({ name }) => name === type);
  if (declaration === undefined) return draft;
  const { shape: whole } = declaration;
  const lose = (what: string) => ({ place: field === undefined ? declaration.name : `${type}.${field}`, what });
  const replaced = (shape: Shape | undefined, what: string): Draft => ({
    ...draft,
    declarations: draft.declarations.flatMap(each =>
      each === declaration ? (shape === undefined ? [] : [{ ...each, shape }]) : [each],
    ),
    lost: [...draft.lost, lose(what)],
  });
  if (field === undefined) {
    const [less, what] = relaxed(whole);
    return replaced(less, what);
  }
  if (whole.type.kind !== "record") return draft;
  const { fields } = whole.type;
  const one = fields.find(({ name }) => name === field);
  if (one === undefined) return draft;
  const [less, what] = relaxed(one.shape);
  const rest = fields.flatMap((each): ShapeField[] =>
    each !== one ? [each] : less === undefined ? [] : [{ ...each, shape: less }],
  );
  return replaced({ ...whole, type: { kind: "record", fields: rest } }, what);
}

function relaxed(shape: Shape): readonly [Shape | undefined, string] {
  if (shape.rules.length > 0)
    return [{ ...shape, rules: [] }, `rules that specs do not have: ${shape.rules.map(written).join(", ")}`];
  if (shape.type !== anything.type && shape.type.kind !== "record")
    return [{ ...shape, type: anything.type }, `its type, ${printType(shape.type, false)}`];
  if (shape.prose !== "") return [{ ...shape, prose: "" }, "its description"];
  return [undefined, "the whole of it"];
}

const written = ({ phrase, code: inside }: Rule) => (inside === undefined ? phrase : `${phrase} ${inside}`);

function linesOf({ name, declarations, lost }: Draft): Line[] {
  const aliases = declarations.filter(({ shape }) => shape.type.kind !== "record" || shape.type.fields.length === 0);
  const entities = declarations.filter(declaration => !aliases.includes(declaration));
  return [
    ...["---", `spec: ${name}`, "---", "", "# Draft", "", "## Types"].map(text => ({ text })),
    ...(aliases.length === 0 ? [] : [{ text: "" }, ...aliases.flatMap(aliasLines)]),
    ...entities.flatMap(entityLines),
    ...(lost.length === 0 ? [] : lostLines(lost)),
  ];
}

function aliasLines({ name, shape }: Declaration): Line[] {
  const rules = printRules(shape.rules, false);
  const type = shape.type.kind === "record" ? "json" : printType(shape.type, false);
  const text = `- ${code(name, false)}: ${type}${rules === "" ? "" : `, ${rules}`}`;
  const note = prose(shape.prose);
  return [{ text, type: name }, ...(note === "" ? [] : [{ text: "" }, { text: `  ${note}`, type: name }])];
}

function entityLines({ name, shape }: Declaration): Line[] {
  const fields = shape.type.kind === "record" ? shape.type.fields : [];
  const note = prose(shape.prose);
  const rows = fields.map(field => ({ field: field.name, cells: cellsOf(field) }));
  const head = ["Field", "Type", "Rules", "Meaning"];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map(row => [...(row.cells[at] ?? "")].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - [...cell].length)).join(" | ")} |`;
  return [
    { text: "" },
    { text: `### ${name}`, type: name },
    { text: "" },
    ...(note === "" ? [] : [{ text: note, type: name }, { text: "" }]),
    { text: line(head) },
    { text: line(widths.map(width => "-".repeat(width))) },
    ...rows.map(row => ({ text: line(row.cells), type: name, field: row.field })),
  ];
}

function cellsOf({ name, shape }: ShapeField): string[] {
  const rules = printRules(shape.rules, true);
  return [fieldName(name) ?? "unnamed", printType(shape.type, true), rules, prose(shape.prose)];
}

function lostLines(lost: readonly Lost[]): Line[] {
  return [
    { text: "" },
    { text: "## Not carried over" },
    { text: "" },
    ...lost.map(({ place, what }) => ({ text: `- ${prose(place)}: ${prose(what)}` })),
  ];
}
