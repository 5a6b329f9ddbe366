/** One test of the generated file. */
import { stringLiteral } from "../encode/index.js";
import { type Doc, group, render, width } from "../layout.js";

export interface Test {
  /** Its statement, which begins two spaces in. */
  readonly text: string;
}

/** A test that something else makes, or nothing yet. */
export const todo = (title: string): Test => ({ text: `test.todo(${stringLiteral(title)});` });

export const isTodo = ({ text }: Test): boolean => text.startsWith("test.todo(");

/** `test("title", () => fc.assert(property));` */
export function test(title: string, property: Doc): Test {
  const asserted = group("fc.assert(", [property], ")");
  const head = `test(${stringLiteral(title)}, () =>`;
  const line = render(asserted, "", 0);
  const fits = !line.includes("\n") && 2 + head.length + 1 + line.length + 2 <= width;
  return { text: fits ? `${head} ${line});` : `${head}\n    ${render(asserted, "    ", 2)});` };
}
