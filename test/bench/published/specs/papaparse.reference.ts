/** Delimited text as RFC 4180 describes it, with the characters that the options name. Only the search calls it. */

/** The dialect of a text. */
interface Dialect {
  delimiter: string;
  newline: string;
  quote: string;
  escape: string;
}

type Cell = string | readonly string[];

const pieces: Record<string, (d: Dialect) => string> = {
  delimiter: d => d.delimiter,
  newline: d => d.newline,
  quote: d => d.quote,
  escape: d => d.escape,
  begin: d => d.delimiter.slice(0, 1),
  cr: () => "\r",
  lf: () => "\n",
};

/** Cells as text: the pieces that a dialect has, and other pieces as they are. */
export function fill(rows: readonly (readonly Cell[])[], d: Dialect): string[][] {
  return rows.map(row =>
    row.map(cell =>
      typeof cell === "string"
        ? cell
        : cell.map(piece => (Object.hasOwn(pieces, piece) ? pieces[piece]!(d) : piece)).join(""),
    ),
  );
}

/** Rows of so many cells each: longer ones are cut, shorter ones filled up with `x`. */
export function fit(rows: readonly (readonly string[])[], width: number): string[][] {
  return rows.map(row => Array.from({ length: width }, (_, at) => row[at] ?? "x"));
}

/** Whether no cell that goes without quotes makes a delimiter together with the one behind it. */
export function clear(rows: readonly (readonly string[])[], { delimiter }: Dialect): boolean {
  return rows.every(row =>
    row.every(cell => cell.includes(delimiter) || (cell + delimiter).indexOf(delimiter) === cell.length),
  );
}

/** Whether escapes in the cells cannot be taken for those that a writer adds. */
export function escapable(rows: readonly (readonly string[])[], { quote, escape }: Dialect): boolean {
  return (
    quote === escape || rows.every(row => row.every(cell => !cell.endsWith(escape) && !cell.includes(escape + quote)))
  );
}

/** A text of these rows; cells of columns that `forced` names are quoted, others where they must be. */
export function write(rows: readonly (readonly string[])[], d: Dialect, forced: readonly boolean[]): string {
  const must = (cell: string) =>
    [d.delimiter, d.quote, "\r", "\n"].some(part => cell.includes(part)) || /^\s|\s$|^\ufeff/u.test(cell);
  const quoted = (cell: string) => d.quote + cell.replaceAll(d.quote, () => d.escape + d.quote) + d.quote;
  return rows
    .map(row => row.map((cell, at) => (forced[at] || must(cell) ? quoted(cell) : cell)).join(d.delimiter))
    .join(d.newline);
}

/** The cells of a text as they stand in it, with their quotes. No text has no row. */
export function rawRows(text: string, d: Dialect): string[][] {
  if (text === "") return [];
  const rows: string[][] = [[]];
  let cell = "";
  let at = 0;
  let inside = false;
  const end = () => {
    rows.at(-1)!.push(cell);
    cell = "";
  };
  while (at < text.length) {
    if (inside && text.startsWith(d.escape + d.quote, at)) {
      cell += d.escape + d.quote;
      at += d.escape.length + d.quote.length;
    } else if (inside) {
      if (text.startsWith(d.quote, at)) inside = false;
      cell += text[at++];
    } else if (cell === "" && text.startsWith(d.quote, at)) {
      inside = true;
      cell += text[at++];
    } else if (text.startsWith(d.delimiter, at)) {
      end();
      at += d.delimiter.length;
    } else if (text.startsWith(d.newline, at)) {
      end();
      rows.push([]);
      at += d.newline.length;
    } else cell += text[at++];
  }
  end();
  return rows;
}

/** The cells of a text as they are meant. */
export function rowsIn(text: string, d: Dialect): string[][] {
  return rawRows(text, d).map(row => row.map(cell => meant(cell, d)));
}

function meant(cell: string, d: Dialect): string {
  if (!cell.startsWith(d.quote) || cell.length < 2 * d.quote.length || !cell.endsWith(d.quote)) return cell;
  return cell.slice(d.quote.length, -d.quote.length).replaceAll(d.escape + d.quote, () => d.quote);
}

/** Objects with these fields, one for each row. */
export function objectsOf(fields: readonly string[], rows: readonly (readonly string[])[]): Record<string, string>[] {
  return rows.map(row => Object.fromEntries(fields.map((field, at) => [field, row[at]!])));
}

/** No row is one empty cell, which is an empty line, and the text does not begin with a byte order mark. */
export function usual(rows: readonly (readonly string[])[]): boolean {
  return rows.every(row => row.length > 1 || row[0] !== "") && rows[0]?.[0]?.startsWith("\ufeff") !== true;
}

export function joined(lines: readonly string[], newline: string): string {
  return lines.join(newline);
}

/** Each value as JavaScript writes it. */
export function texts(rows: readonly (readonly unknown[])[]): string[][] {
  return rows.map(row => row.map(String));
}
