/** Clauses of the executable contract. */
import {
  type Clause,
  type Expr,
  type Operation,
  type Refusal,
  subexpressions,
  type TypeDeclaration,
} from "@tenet/checker";
import { stringLiteral } from "../encode/index.js";
import { type Doc, group, labelled } from "../layout.js";
import { decimalsIn, placesText } from "../places.js";
import { readsScene, readsState } from "../walk.js";
import type { Captures } from "./captures.js";
import type { Emitter } from "./context.js";

/** A clause over the scene type `scene`; of a postcondition, with what is captured of the state before. */
export function clause(
  emitter: Emitter,
  one: Clause | Refusal,
  scene: string,
  operation?: Operation,
  captures?: Captures,
): Doc {
  const print = (expr: Expr) => captures?.print(expr, "slow") ?? emitter.print(expr, { operation });
  const antecedent = entered(one.condition);
  return group(
    "{",
    [
      ...head(one),
      `holds: ${arrow(emitter, [one.condition], scene, print(one.condition))}`,
      partsOf(emitter, one.condition, scene, print),
      ...(antecedent ? [`entered: ${arrow(emitter, [antecedent], scene, print(antecedent))}`] : []),
      ...(readsState(one.condition, emitter.contract, operation) ? ["readsState: true"] : []),
    ],
    "}",
    true,
  );
}

/** An Always clause of an entity, over every value of it in the state. */
export function entityClause(
  emitter: Emitter,
  one: Clause,
  declaration: TypeDeclaration,
  every: string,
  scene: string,
): Doc {
  const print = (expr: Expr) => emitter.print(expr, { it: "it", itType: declaration.type.type });
  const antecedent = entered(one.condition);
  const condition = print(one.condition);
  const broken = `${every}(c.after).find((it) => !${emitter.use("holds")}(() => ${condition}))`;
  const type = emitter.names.type(declaration.name);
  return group(
    "{",
    [
      ...head(one),
      `holds: (c: ${scene}) => ${everyEntity(emitter, one, declaration, every)}`,
      `parts: (c: ${scene}) => [${emitter.use("part")}(${stringLiteral(declaration.name)}, () => ${broken})]`,
      `entered: (c: ${scene}) => ${every}(c.after)${antecedent ? `.some((it: ${type}) => ${print(antecedent)})` : ".length > 0"}`,
      "readsState: true",
    ],
    "}",
    true,
  );
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

/** That every value of the entity in the state keeps the clause. */
export function everyEntity(emitter: Emitter, one: Clause, declaration: TypeDeclaration, every: string): string {
  const condition = emitter.print(one.condition, { it: "it", itType: declaration.type.type });
  return `${every}(c.after).every((it) => ${condition})`;
}

/** A function of the scene `c`, which is left out where none of the expressions printed in the body reads it. */
export function arrow(emitter: Emitter, exprs: readonly Expr[], scene: string, body: string): string {
  const parameter = exprs.some(expr => readsScene(expr, emitter.contract)) ? `c: ${scene}` : "";
  return `(${parameter}) => ${parenthesised(body)}`;
}

/** What must hold before an implication says anything. */
function entered(condition: Expr): Expr | undefined {
  return condition.kind === "logical" && condition.op === "implies" ? condition.left : undefined;
}

function partsOf(emitter: Emitter, condition: Expr, scene: string, print: (expr: Expr) => string): Doc {
  const parts = subexpressions(condition);
  const items = parts.map(
    ({ text, expr }) =>
      `${emitter.use("part")}(${stringLiteral(text)}, () => ${parenthesised(print(expr))}${shownAs(emitter, expr)})`,
  );
  if (items.length === 0) return "parts: () => []";
  return labelled(
    `parts: ${arrow(
      emitter,
      parts.map(one => one.expr),
      scene,
      "",
    )}`,
    group("[", items, "]"),
  );
}

/** Where decimals stand in the value, as a further argument. */
function shownAs({ contract }: Emitter, { type }: Expr): string {
  const decimals = decimalsIn(type, contract);
  return decimals === undefined ? "" : `, ${placesText(decimals)}`;
}

/** A record literal is no function body. */
export function parenthesised(text: string): string {
  return text.startsWith("{") ? `(${text})` : text;
}
