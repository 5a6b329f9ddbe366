import type { ExprNode } from "@tenet/parser";
import type { Expr, Item, Type } from "../ir.js";
import { display } from "../type/display.js";
import { isExact } from "../type/kinds.js";
import { join } from "../type/relation.js";
import { alternatives, plain, resolveType } from "../type/resolve.js";
import { isWrong, presentType, refuse, textOf, unwritten } from "./basics.js";
import { infer } from "./check.js";
import { commonScale, exactLiteral, rescaled } from "./exact.js";
import type { Scope } from "./scope.js";

type ListNode = Extract<ExprNode, { kind: "list" }>;

/** `[a, ...b]`: a list, or the set or tuple that is expected. */
export function readList(node: ListNode, scope: Scope, expected: Type | undefined): Expr {
  const wanted = (expected ? alternatives(expected, scope) : []).map(type => resolveType(type, scope));
  const spreads = node.items.some(item => item.kind === "spread");
  const tuple = wanted.find(type => type.kind === "tuple" && type.items.length === node.items.length);
  if (tuple?.kind === "tuple" && !spreads) return readTuple(node, tuple, scope);
  const collection = wanted.find(type => type.kind === "list" || type.kind === "set");
  const element = collection?.kind === "list" || collection?.kind === "set" ? collection.element.type : undefined;
  const items = alike(
    exactBeside(
      node.items,
      node.items.map(item => readItem(item, element, scope)),
      scope,
    ),
    scope,
  );
  if (items.some(({ item }) => isWrong(item.value)))
    return { kind: "list", items: items.map(({ item }) => item), type: { kind: "error" }, span: node.span };
  const own = items.reduce<Type>((type, { element: next }) => join(type, next, scope), unwritten);
  return {
    kind: "list",
    items: items.map(({ item }) => item),
    type:
      collection?.kind === "set"
        ? { kind: "set", element: plain(keep(own, element, items.length)) }
        : { kind: "list", element: plain(keep(own, element, items.length)) },
    span: node.span,
  };
}

/** A number written beside an exact one is exact, too. */
function exactBeside(
  nodes: ListNode["items"],
  items: readonly { item: Item; element: Type }[],
  scope: Scope,
): readonly { item: Item; element: Type }[] {
  if (!items.some(({ element }) => isExact(resolveType(element, scope)))) return items;
  return items.map((one, i) => {
    const node = nodes[i];
    const value = node && node.kind !== "spread" ? exactLiteral(node) : undefined;
    return value ? { item: { spread: false, value }, element: value.type } : one;
  });
}

/** Exact numbers of one list are written with as many places. */
function alike(items: readonly { item: Item; element: Type }[], scope: Scope): { item: Item; element: Type }[] {
  const values = items.map(({ item, element }) => ({ item, element, number: !item.spread }));
  const scale = commonScale(
    values.map(({ element }) => element),
    scope,
  );
  return values.map(({ item, element, number }) => {
    if (scale === undefined || !number) return { item, element };
    const value = rescaled(item.value, scale, scope);
    return { item: { ...item, value }, element: value.type };
  });
}

/** An empty list is of the type that is expected. */
const keep = (own: Type, expected: Type | undefined, count: number) => (count === 0 && expected ? expected : own);

function readTuple(node: ListNode, tuple: Extract<Type, { kind: "tuple" }>, scope: Scope): Expr {
  const values = node.items.map((item, i) => infer(item as ExprNode, scope, tuple.items[i]!.type));
  const type: Type = values.some(isWrong)
    ? { kind: "error" }
    : { kind: "tuple", items: values.map(value => plain(value.type)) };
  return { kind: "list", items: values.map(value => ({ spread: false, value })), type, span: node.span };
}

function readItem(
  item: ListNode["items"][number],
  element: Type | undefined,
  scope: Scope,
): { item: Item; element: Type } {
  if (item.kind !== "spread") {
    // What is expected is a hint; whoever truly expects a list demands it of the whole.
    const value = infer(item, scope, element);
    return { item: { spread: false, value }, element: value.type };
  }
  const value = infer(item.value, scope, element && { kind: "list", element: plain(element) });
  if (isWrong(value)) return { item: { spread: true, value }, element: { kind: "error" } };
  const type = presentType(value, scope);
  if (type.kind === "list" || type.kind === "set") return { item: { spread: true, value }, element: type.element.type };
  const wrong = refuse(scope, "spread-kind", item.span, {
    what: textOf(item.value, scope),
    found: display(value.type),
    wanted: "list or set",
  });
  return { item: { spread: true, value: wrong }, element: { kind: "error" } };
}
