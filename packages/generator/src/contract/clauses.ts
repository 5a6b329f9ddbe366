/** Clauses of the executable contract. */
import { subexpressions, type Clause, type Expr, type Operation, type Refusal, type TypeDeclaration } from "@tenet/checker";
import { stringLiteral } from "../encode/index.js";
import { group, labelled, type Doc } from "../layout.js";
import { readsState } from "../walk.js";
import type { Emitter } from "./context.js";

/** A clause over the scene type `scene`. */
export function clause(emitter: Emitter, one: Clause | Refusal, scene: string, operation?: Operation): Doc {
  const print = (expr: Expr) => emitter.print(expr, { operation });
  const antecedent = entered(one.condition);
  return group("{", [
    ...head(one),
    `holds: ${arrow("c", scene, print(one.condition))}`,
    partsOf(emitter, one.condition, scene, print),
    ...(antecedent ? [`entered: ${arrow("c", scene, print(antecedent))}`] : []),
    ...(readsState(one.condition, emitter.contract, operation) ? ["readsState: true"] : []),
  ], "}", true);
}

/** An Always clause of an entity, over every value of it in the state. */
export function entityClause(emitter: Emitter, one: Clause, declaration: TypeDeclaration, every: string, scene: string): Doc {
  const print = (expr: Expr) => emitter.print(expr, { it: "it", itType: declaration.type.type });
  const antecedent = entered(one.condition);
  const condition = print(one.condition);
  const broken = `${every}(c.after).find(it => !${emitter.use("holds")}(() => ${condition}))`;
  const type = emitter.names.type(declaration.name);
  return group("{", [
    ...head(one),
    `holds: ${arrow("c", scene, `${every}(c.after).every(it => ${condition})`)}`,
    `parts: ${arrow("c", scene, `[${emitter.use("part")}(${stringLiteral(declaration.name)}, () => ${broken})]`)}`,
    `entered: ${arrow("c", scene, `${every}(c.after)${antecedent ? `.some((it: ${type}) => ${print(antecedent)})` : ".length > 0"}`)}`,
    "readsState: true",
  ], "}", true);
}

function head(one: Clause | Refusal): Doc[] {
  return [
    `id: ${stringLiteral(one.id)}`,
    `kind: ${stringLiteral(one.kind)}`,
    ...("code" in one ? [`code: ${stringLiteral(one.code)}`] : []),
    `text: ${stringLiteral(one.text)}`,
    `expression: ${stringLiteral(one.expression)}`,
    `line: ${one.line}`,
  ];
}

/** A parameter that the body does not read is left out. */
export function arrow(parameter: string, type: string, body: string): string {
  const read = new RegExp(`(?<![\\w$.])${parameter}(?![\\w$])`).test(body);
  const result = body.startsWith("{") ? `(${body})` : body;
  return read ? `(${parameter}: ${type}) => ${result}` : `() => ${result}`;
}

/** What must hold before an implication says anything. */
function entered(condition: Expr): Expr | undefined {
  return condition.kind === "logical" && condition.op === "implies" ? condition.left : undefined;
}

function partsOf(emitter: Emitter, condition: Expr, scene: string, print: (expr: Expr) => string): Doc {
  const items = subexpressions(condition).map(({ text, expr }) => `${emitter.use("part")}(${stringLiteral(text)}, () => ${parenthesised(print(expr))})`);
  if (items.length === 0) return "parts: () => []";
  const list = group("[", items, "]");
  const reads = items.some(item => /(?<![\w$.])c(?![\w$])/.test(item));
  return labelled(reads ? `parts: (c: ${scene}) => ` : "parts: () => ", list);
}

function parenthesised(text: string): string {
  return text.startsWith("{") ? `(${text})` : text;
}
