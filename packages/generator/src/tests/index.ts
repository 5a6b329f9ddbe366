/**
 * `STEM.properties.test.ts`: one test for each promise, as a person would write it with fast-check and vitest.
 *
 * What the text expects of its neighbours: the arbitraries file exports `OPERATIONCases()`, cases `{ state, input }` that keep
 * every Requires, `OPERATIONNearMisses("ID")`, cases that break that one, and `shapes`; `@tenet/testing` exports
 * `subject(contract, bindingModule, { shapes })` with `start(state)` and `call(operation, input)`, whose answer has `outcome`
 * and `keeps(...ids)`, which throws a ContractViolation for the first of these promises (without ids: of all) that breaks.
 */
import type { Contract, Expr, Operation, Promised, PromiseKind, RuledType } from "@tenet/checker";
import { planArbitraries } from "../arbitraries/index.js";
import { arbitraryNames, type ArbitraryNames } from "../arbitraries/names.js";
import { Emitter } from "../contract/context.js";
import { propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { fill, group, labelled, render, uses, type Doc } from "../layout.js";
import { allocate, camel } from "../names.js";
import { valueDoc } from "./values.js";

interface Test {
  readonly title: string;
  readonly body: string;
}

export function propertiesFile(contract: Contract, binding: string): string {
  const emitter = new Emitter(contract, allocate(contract));
  const arbitraries = arbitraryNames(contract);
  const plan = planArbitraries(contract);
  const subject = emitter.names.fresh(camel(contract.stem));
  const groups = contract.operations
    .filter(one => !one.constructs)
    .map(operation => {
      const planned = plan.operations.find(one => one.name === operation.name)?.nearMisses.filter(one => one.inputs.length > 0).map(one => one.clause) ?? [];
      const missed = operation.refusals.map(one => one.id).filter(id => planned.includes(id));
      const tests = new Tests(emitter, arbitraries, operation, missed, subject);
      return { title: stringLiteral(operation.name), ...tests.group() };
    })
    .filter(one => one.tests.length > 0);
  const bodies = groups.flatMap(one => [one.attempts, ...one.tests.map(test => test.body)]);
  const drawn = contract.operations.flatMap(one => [arbitraries.cases(one.name), arbitraries.nearMisses(one.name)]).filter(name => bodies.some(text => text.includes(`${name}(`)));
  const imported = (names: readonly string[]) => names.filter(name => uses(bodies, name)).sort().join(", ");
  return fill("properties", {
    header: header(contract, "properties"),
    testing: ["subject", imported(["usable"])].filter(one => one !== "").join(", "),
    helpers: emitter.helpers.size === 0 ? "" : `import { ${[...emitter.helpers].sort().join(", ")} } from "@tenet/runtime";`,
    fastCheck: uses(bodies, "fc") ? 'import fc from "fast-check";' : "",
    vitest: ["describe", imported(["expect"]), "test"].filter(one => one !== "").join(", "),
    arbitraries: `${render(group("import {", [...drawn, "shapes"].sort(), "} from "))}${stringLiteral(`./${contract.stem}.arbitraries.js`)};`,
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
    private readonly arbitraries: ArbitraryNames,
    private readonly operation: Operation,
    /** Refusals for which there are cases that break them. */
    private readonly missed: readonly string[],
    private readonly subject: string,
  ) {}

  group(): { readonly attempts: string; readonly tests: readonly Test[] } {
    const tests = this.all();
    const attempts = render(labelled("const attempts = fc.oneof(", group("", [this.succeeding(), ...this.missed.map(id => this.nearMiss(id))], ")")), "  ");
    return { attempts: this.missed.length > 0 && uses(tests.map(one => one.body), "attempts") ? `${attempts};` : "", tests };
  }

  private all(): readonly Test[] {
    const { contract } = this.emitter;
    const own = contract.promises.filter(one => one.operation === this.operation.name && one.notChecked === undefined);
    const always = this.operation.changes ? contract.promises.filter(one => ["invariant", "history"].includes(one.kind) && one.notChecked === undefined) : [];
    return [
      ...own.filter(one => tested.has(one.kind)).map(one => this.property(title(one), this.cases(one.kind, one.id), [one.id])),
      ...always.map(one => this.property(title(one), this.cases(one.kind, one.id), [one.id])),
      ...this.operation.examples.filter(one => own.some(promise => promise.id === one.id)).map(one => this.example(one)),
    ];
  }

  private succeeding(): string {
    return `${this.arbitraries.cases(this.operation.name)}()`;
  }

  private nearMiss(id: string): string {
    return `${this.arbitraries.nearMisses(this.operation.name)}(${stringLiteral(id)})`;
  }

  private cases(kind: PromiseKind, id: string): string {
    if (this.missed.includes(id)) return `fc.oneof(${this.succeeding()}, ${this.nearMiss(id)})`;
    return ofEveryCall.has(kind) && this.missed.length > 0 ? "attempts" : this.succeeding();
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
    const { operation, emitter } = this;
    const typeOf = (fields: readonly { readonly name: string; readonly type: RuledType }[], name: string, value: Expr) => fields.find(one => one.name === name)?.type.type ?? value.type;
    const record = (entries: Named, fields: readonly { readonly name: string; readonly type: RuledType }[]) =>
      group("{", entries.map(({ name, value }) => labelled(`${propertyName(name)}: `, valueDoc(emitter, value, typeOf(fields, name, value)))), "}");
    const { state } = emitter.contract;
    const given = state.flatMap(one => before.filter(entry => entry.name === one.name).concat(one.starts ? [{ name: one.name, value: one.starts }] : []).slice(0, 1));
    const statement = (label: string, doc: Doc) => `    ${render(labelled(label, doc), "    ")});`;
    return {
      title: stringLiteral(id),
      body: [
        "async () => {",
        statement(`await ${this.subject}.start(`, record(given, state)),
        statement(`const call = await ${this.subject}.call(${stringLiteral(operation.name)}, `, record(inputs, operation.inputs)),
        ...(outcome ? [statement("expect(call.outcome).toMatchObject(", this.expected(outcome))] : []),
        "    call.keeps();",
        "  }",
      ].join("\n"),
    };
  }

  private expected(outcome: NonNullable<Operation["examples"][number]["outcome"]>): Doc {
    if (outcome.kind === "fails") return `{ kind: "failed", code: ${stringLiteral(outcome.code)} }`;
    const value = valueDoc(this.emitter, outcome.value, this.operation.returns?.type ?? outcome.value.type);
    return group("{", ['kind: "returned"', labelled("value: ", value)], "}");
  }
}

type Named = readonly { readonly name: string; readonly value: Expr }[];

function title({ id, text, expression }: Promised): string {
  const prose = text.replace(/[\s:]+$/, "");
  const head = prose === "" ? id : `${id} ${prose}`;
  return expression === undefined ? head : `${head}: ${expression}`;
}
