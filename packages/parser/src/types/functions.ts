import type { RuledTypeNode, TypeExpr } from "../ast.js";
import type { Cursor } from "./cursor.js";
import { startsField } from "./fields.js";

type TakeElement = (cursor: Cursor) => RuledTypeNode;

/**
 * `function (T, U): V` and `order of T`; undefined where neither stands here. Parameters may have names, for people:
 * `function (word: string, at: integer): boolean`.
 */
export function functionType(cursor: Cursor, start: number, element: TakeElement): TypeExpr | undefined {
  if (cursor.takePhrase("order of")) return { kind: "order", element: element(cursor), span: cursor.since(start) };
  if (!cursor.sees("function") || cursor.match(/function\s*\(/y) === undefined) return undefined;
  cursor.takePhrase("function");
  cursor.take("(");
  const parameters = takeParameters(cursor, element);
  if (!cursor.take(")") || !cursor.take(":")) {
    cursor.report.add("function-type-form", { start, end: Math.max(cursor.since(start).end, start + 1) });
    return { kind: "error", span: cursor.since(start) };
  }
  return { kind: "function", parameters, returns: element(cursor), span: cursor.since(start) };
}

function takeParameters(cursor: Cursor, element: TakeElement): RuledTypeNode[] {
  const parameters: RuledTypeNode[] = [];
  while (!cursor.done && cursor.next !== ")") {
    if (startsField(cursor)) {
      cursor.takeWord();
      cursor.take(":");
    }
    parameters.push(element(cursor));
    if (!cursor.take(",")) break;
  }
  return parameters;
}
