import { type Span, suggest } from "@tenet/diagnostics";
import type { Table, TableCell, TableRow } from "mdast";
import { type Context, textOf } from "../context.js";
import { plainText, spanOf, spanOfAll } from "../document/markdown.js";

/** A cell's content; an empty one has an empty span where it would stand. */
export interface Cell {
  readonly span: Span;
  readonly empty: boolean;
  /** What a reader sees, where that is bare text without any markup. */
  readonly bare?: string;
}

export interface Row<Column extends string> {
  readonly span: Span;
  /** Columns that the table does not have are missing here; of a broken row, the cells before the break are here. */
  readonly cells: Partial<Record<Column, Cell>>;
  /** A bar inside backticks divided a cell, which was reported. */
  readonly broken: boolean;
}

/** How a table must look: its known columns in lower case, and those that it cannot do without. */
export interface Layout<Column extends string> {
  readonly columns: readonly Column[];
  readonly required: readonly Column[];
}

/** Reads a table by its headings. Claims its lines; unknown and repeated headings and surplus cells are reported. */
export function readTable<Column extends string>(
  context: Context,
  table: Table,
  layout: Layout<Column>,
): Row<Column>[] {
  const { report, lines } = context;
  const [head, ...body] = table.children;
  if (!head) return [];
  lines.mark(spanOf(table), "compiled");
  const columns = readHead(context, head, layout);
  for (const missing of layout.required.filter(column => !columns.includes(column))) {
    report.add("column-missing", spanOf(head), { column: titled(missing) });
  }
  return body.filter(row => row.children.some(cell => !isEmpty(cell))).map(row => readRow(context, row, columns));
}

/** The headings of a table, in lower case. */
export function headingsOf(table: Table): string[] {
  return (table.children[0]?.children ?? []).map(cell => plainText(cell).toLowerCase());
}

function readHead<Column extends string>(
  { report }: Context,
  head: TableRow,
  layout: Layout<Column>,
): (Column | undefined)[] {
  const found: (Column | undefined)[] = [];
  for (const cell of head.children) {
    const written = plainText(cell);
    const title = written.toLowerCase();
    const span = contentOf(cell).span;
    let column = layout.columns.find(each => each === title);
    if (column === undefined && title !== "") {
      const near = suggest(title, layout.columns);
      // Read as what was probably meant, so that the cells get their own messages.
      column = layout.columns.find(each => each === near);
      if (near === undefined)
        report.add("column-not-read", span, { column: written, columns: layout.columns.map(titled).join(", ") });
      else {
        const suggestion = titled(near);
        const fix = textOf(report, span) === written ? { fix: { span, text: suggestion, guess: true } } : {};
        report.add("column-near-miss", span, { column: written, suggestion }, fix);
      }
    } else if (column !== undefined && found.includes(column)) {
      report.add("column-twice", span, { column: titled(column) });
    }
    found.push(column !== undefined && !found.includes(column) ? column : undefined);
  }
  return found;
}

function readRow<Column extends string>(
  { report }: Context,
  row: TableRow,
  columns: readonly (Column | undefined)[],
): Row<Column> {
  const cells: Partial<Record<Column, Cell>> = {};
  const contents = row.children.map(contentOf);
  const split = firstHalf(contents.map(content => textOf(report, content.span)));
  const whole = split === undefined ? contents : contents.slice(0, split);
  if (split !== undefined) report.add("bare-pipe", contents[split]?.span ?? spanOf(row));
  whole.forEach((content, index) => {
    const column = columns[index];
    if (column !== undefined) cells[column] = content;
    else if (index >= columns.length && !content.empty) report.add("surplus-cell", content.span);
  });
  return { span: spanOf(row), cells, broken: split !== undefined };
}

/** Of a code span that a bare `|` cut in two, the cell with the first half: both halves leave a backtick that nothing closes. */
function firstHalf(cells: readonly string[]): number | undefined {
  const loose = cells.flatMap((text, index) => (hasLooseBacktick(text) ? [index] : []));
  return loose.length > 1 ? loose[0] : undefined;
}

function hasLooseBacktick(text: string): boolean {
  const outside = text.replace(/\\./g, "  ").replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
  return /`/.test(outside);
}

function contentOf(cell: TableCell): Cell {
  const { end } = spanOf(cell);
  const at = { start: Math.max(end - 1, 0), end };
  const written = cell.children.filter(child => child.type !== "html");
  const [only, ...more] = written;
  const bare = only?.type === "text" && more.length === 0 ? { bare: only.value.trim() } : {};
  return { span: spanOfAll(written, at), empty: isEmpty(cell), ...bare };
}

function isEmpty(cell: TableCell): boolean {
  return cell.children.every(child => child.type === "html" || plainText(child) === "") && plainText(cell) === "";
}

function titled(column: string): string {
  return column.charAt(0).toUpperCase() + column.slice(1);
}
