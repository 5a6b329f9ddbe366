/**
 * `STEM.properties.test.ts`: one test for each promise, as a person would write it with fast-check and vitest.
 *
 * What the text expects of its neighbours: the arbitraries file exports `calls.OPERATION`, cases `{ state, input }` that keep
 * every Requires, and `refused.OPERATION["ID"]`, cases that break that one; `@tenet/testing` exports
 * `subject(contract, bindingModule)` with `start(state)` and `call(operation, input)`, whose answer has `outcome` and
 * `keeps(...ids)`, which throws a ContractViolation for the first of these promises that the call breaks.
 */
import type { Contract, Expr, Operation, Promised, PromiseKind } from "@tenet/checker";
import { Emitter } from "../contract/context.js";
import { propertyAccess, propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { fill, group, labelled, render, uses } from "../layout.js";
import { allocate, camel } from "../names.js";

interface Test {
  readonly title: string;
  readonly body: string;
}

export function propertiesFile(contract: Contract, binding: string): string {
  const emitter = new Emitter(contract, allocate(contract));
  const subject = emitter.names.fresh(camel(contract.stem));
  const groups = contract.operations
    .filter(one => !one.constructs)
    .map(operation => ({ title: stringLiteral(operation.name), tests: new Tests(emitter, operation, subject).all() }))
    .filter(one => one.tests.length > 0);
  const bodies = groups.flatMap(one => one.tests.map(test => test.body));
  const imported = (names: readonly string[]) => names.filter(name => uses(bodies, name)).sort().join(", ");
  return fill("properties", {
    header: header(contract, "properties"),
    testing: ["subject", imported(["usable"])].filter(one => one !== "").join(", "),
    helpers: emitter.helpers.size === 0 ? "" : `import { ${[...emitter.helpers].sort().join(", ")} } from "@tenet/runtime";`,
    fastCheck: uses(bodies, "fc") ? 'import fc from "fast-check";' : "",
    vitest: ["describe", imported(["expect"]), "test"].filter(one => one !== "").join(", "),
    arbitraries: uses(bodies, "arbitrary") ? `import * as arbitrary from ${stringLiteral(`./${contract.stem}.arbitraries.js`)};` : "",
    contract: stringLiteral(`./${contract.stem}.contract.js`),
    binding: stringLiteral(binding),
    subject,
    groups,
  });
}

/** Kinds that a call with a refusal in it says something about. */
const ofEveryCall: ReadonlySet<PromiseKind> = new Set(["failures", "frame", "invariant", "history"]);
const tested: ReadonlySet<PromiseKind> = new Set(["refusal", "postcondition", "returns", "failures", "change", "frame"]);

class Tests {
  constructor(
    private readonly emitter: Emitter,
    private readonly operation: Operation,
    private readonly subject: string,
  ) {}

  all(): readonly Test[] {
    const { contract } = this.emitter;
    const own = contract.promises.filter(one => one.operation === this.operation.name && one.notChecked === undefined);
    const always = this.operation.changes ? contract.promises.filter(one => one.kind === "invariant" && one.notChecked === undefined) : [];
    return [
      ...own.filter(one => tested.has(one.kind)).map(one => this.property(title(one), this.cases(one.kind, one.id), [one.id])),
      ...always.map(one => this.property(title(one), this.cases(one.kind, one.id), [one.id])),
      ...this.operation.examples.filter(one => own.some(promise => promise.id === one.id)).map(one => this.example(one)),
    ];
  }

  private cases(kind: PromiseKind, id: string): string {
    const access = propertyAccess(this.operation.name);
    const calls = `arbitrary.calls${access}`;
    if (kind === "refusal") return `fc.oneof(${calls}, arbitrary.refused${access}[${stringLiteral(id)}])`;
    if (!ofEveryCall.has(kind) || this.operation.refusals.length === 0) return calls;
    return `fc.oneof(${calls}, ...Object.values(arbitrary.refused${access}))`;
  }

  private property(name: string, cases: string, ids: readonly string[]): Test {
    const call = `await ${this.subject}.call(${stringLiteral(this.operation.name)}, input)`;
    return {
      title: stringLiteral(name),
      body: [
        "() =>",
        "    fc.assert(",
        `      fc.asyncProperty(${cases}, async drawn => {`,
        "        const { state, input } = usable(drawn);",
        `        await ${this.subject}.start(state);`,
        `        const call = ${call};`,
        `        call.keeps(${ids.map(stringLiteral).join(", ")});`,
        "      }),",
        "    )",
      ].join("\n"),
    };
  }

  private example({ id, inputs, before, outcome }: Operation["examples"][number]): Test {
    const print = (expr: Expr) => this.emitter.print(expr);
    const record = (entries: readonly { readonly name: string; readonly value: Expr }[]) =>
      group("{", entries.map(({ name, value }) => `${propertyName(name)}: ${print(value)}`), "}");
    const expected = outcome?.kind === "returns" ? `{ kind: "returned", value: ${print(outcome.value)} }` : `{ kind: "failed", code: ${stringLiteral(outcome?.code ?? "")} }`;
    return {
      title: stringLiteral(id),
      body: [
        "async () => {",
        `    ${render(labelled(`await ${this.subject}.start(`, record(before)), "    ")});`,
        `    ${render(labelled(`const call = await ${this.subject}.call(${stringLiteral(this.operation.name)}, `, record(inputs)), "    ")});`,
        ...(outcome ? [`    expect(call.outcome).toMatchObject(${expected});`] : []),
        "    call.keeps();",
        "  }",
      ].join("\n"),
    };
  }
}

function title({ id, text, expression }: Promised): string {
  const prose = text.replace(/[\s:]+$/, "");
  const head = prose === "" ? id : `${id} ${prose}`;
  return expression === undefined ? head : `${head}: ${expression}`;
}
