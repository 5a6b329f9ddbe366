/** Examples and scenarios as tests: one call each, from a given state. */
import type { Clause, Example, Operation } from "@tenet/checker";
import { parenthesised } from "../contract/clauses.js";
import type { Emitter } from "../contract/context.js";
import { stringLiteral } from "../encode/index.js";
import { group, render } from "../layout.js";
import { readsScene, readsState } from "../walk.js";
import type { Test } from "./test.js";
import { namedDoc, valueDoc } from "./values.js";

export function exampleTest(emitter: Emitter, subject: string, operation: Operation, example: Example): Test {
  const { id, inputs, expects } = example;
  const call = group(
    `const call = await ${subject}.call(`,
    [stringLiteral(operation.name), namedDoc(emitter, inputs)],
    ")",
  );
  const lines = [
    start(emitter, subject, example),
    `${render(call, "    ")};`,
    ...end(emitter, example),
    ...expects.map(clause => expectation(emitter, operation, clause)),
    "call.keeps();",
  ];
  return {
    text: [`test(${stringLiteral(id)}, async () => {`, ...lines.map(line => `    ${line}`), "  });"].join("\n"),
  };
}

function start(emitter: Emitter, subject: string, { before }: Example): string {
  const given = emitter.contract.state.flatMap(one =>
    before
      .filter(entry => entry.name === one.name)
      .concat(one.starts ? [{ name: one.name, value: one.starts }] : [])
      .slice(0, 1),
  );
  return given.length === 0
    ? `await ${subject}.start();`
    : `${render(group(`await ${subject}.start(`, [namedDoc(emitter, given)], ")"), "    ")};`;
}

function end(emitter: Emitter, { outcome }: Example): readonly string[] {
  switch (outcome?.kind) {
    case "returns":
      return [`${render(group("call.returns(", [valueDoc(emitter, outcome.value)], ")"), "    ")};`];
    case "fails":
      return [`call.fails(${stringLiteral(outcome.code)});`];
    case "succeeds":
      return ["call.succeeds();"];
    default:
      return [];
  }
}

/** A step under THEN. */
function expectation(emitter: Emitter, operation: Operation, clause: Clause): string {
  const { contract } = emitter;
  const condition = parenthesised(emitter.print(clause.condition, { operation }));
  const parameter = readsScene(clause.condition, contract) ? "c" : "";
  const holds = `(${parameter}) => ${condition}`;
  const method = readsState(clause.condition, contract, operation) ? "leaves" : "holds";
  return `${render(group(`call.${method}(`, [stringLiteral(clause.expression), holds], ")"), "    ")};`;
}
