import type { ExprNode, SpreadNode } from "@tenet/parser";

/** Every name read in an expression, parameters of its own functions aside. */
export function* namesIn(node: ExprNode | SpreadNode): Iterable<string> {
  switch (node.kind) {
    case "name":
      yield node.name;
      break;
    case "spread":
    case "is":
      yield* namesIn(node.value);
      break;
    case "member":
      yield* namesIn(node.object);
      break;
    case "index":
      yield* namesIn(node.object);
      yield* namesIn(node.index);
      break;
    case "call":
      yield* namesIn(node.callee);
      for (const arg of valuesIn(node)) yield* namesIn(arg);
      break;
    case "unary":
      yield* namesIn(node.operand);
      break;
    case "binary":
      yield* namesIn(node.left);
      yield* namesIn(node.right);
      break;
    case "conditional":
      yield* namesIn(node.test);
      yield* namesIn(node.yes);
      yield* namesIn(node.no);
      break;
    case "list":
      for (const item of node.items) yield* namesIn(item);
      break;
    case "record":
      yield* namesInRecord(node);
      break;
    case "arrow": {
      const own = new Set(
        node.parameters
          .flatMap(parameter => ("items" in parameter ? parameter.items : [parameter]))
          .map(name => name.text),
      );
      for (const name of namesIn(node.body)) if (!own.has(name)) yield name;
      break;
    }
  }
}

/** The third argument of `round` is a word, as in `half-up`, and names nothing. */
function valuesIn({ callee, args }: ExprNode & { kind: "call" }): (ExprNode & { kind: "call" })["args"] {
  return callee.kind === "name" && callee.name === "round" ? args.slice(0, 2) : args;
}

function* namesInRecord(node: ExprNode & { kind: "record" }): Iterable<string> {
  for (const entry of node.entries) {
    if (entry.kind === "entry" && "computed" in entry.key) yield* namesIn(entry.key.computed);
    yield* namesIn(entry.value);
  }
}
