/** A text that people wrote. `path` is what they are shown: relative, with forward slashes. */
export interface Source {
  readonly path: string;
  /** Without a byte order mark and with LF line ends, whatever the file had. Every span counts in this text. */
  readonly text: string;
}

/** A half-open range of UTF-16 offsets into `Source.text`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning" | "note";

/** A second place that matters, with a few words about it. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

/** A mechanical repair: `span` becomes `text`. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
  /** It is what was probably meant: for people to choose, never made by itself. */
  readonly guess?: boolean;
}

/** One answer about one place. `code` is a heading of a messages file; `spec explain CODE` shows the whole entry. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** One line that stands alone. */
  readonly message: string;
  /** One remedy. */
  readonly help?: string;
  readonly path: string;
  readonly span: Span;
  readonly labels?: readonly Label[];
  readonly fix?: Fix;
}

/** What every stage returns: it answers, it never throws. */
export interface Answer<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** One-based; columns count code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
