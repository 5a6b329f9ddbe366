/** Text of an expression with how tightly it binds, so that parentheses stand where they are needed and nowhere else. */

/** From loosest to tightest, as in the grammar of ECMAScript. */
export const Binding = {
  arrow: 1,
  conditional: 2,
  coalesce: 3,
  or: 4,
  and: 5,
  equality: 9,
  relation: 10,
  sum: 12,
  product: 13,
  unary: 15,
  primary: 20,
} as const;

export interface Written {
  readonly text: string;
  readonly binds: number;
}

export const primary = (text: string): Written => ({ text, binds: Binding.primary });
export const written = (text: string, binds: number): Written => ({ text, binds });

/** The text, in parentheses where it binds less tightly than its place asks for. */
export function within({ text, binds }: Written, least: number): string {
  return binds < least ? `(${text})` : text;
}

/** To the left of `.` or `(`. An object literal there could be read as a block. */
export function receiver(value: Written): string {
  return value.text.startsWith("{") || /^-?\d/.test(value.text) ? `(${value.text})` : within(value, Binding.primary);
}

/** A binary operator that groups to the left. */
export function infix(left: Written, sign: string, right: Written, binds: number): Written {
  return written(`${within(left, binds)} ${sign} ${within(right, binds + 1)}`, binds);
}
