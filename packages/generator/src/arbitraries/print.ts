/** `STEM.arbitraries.ts`: the plan in words of `@tenet/testing`. */
import type { Contract, Operation } from "@tenet/checker";
import { docComment, propertyName, stringLiteral } from "../encode/index.js";
import { header } from "../header.js";
import { group, type Doc, labelled, render } from "../layout.js";
import { allocate } from "../names.js";
import { typeText } from "../types.js";
import { planArbitraries } from "./index.js";
import { arbitraryNames } from "./names.js";
import type { ArbitrariesPlan, GroupNode, OperationPlan } from "./plan.js";
import { NodePrinter } from "./print-node.js";

export function printArbitraries(contract: Contract): string {
  const file = new File(contract);
  const body = file.body(planArbitraries(contract));
  return [header(contract, "arbitraries"), file.imports(body), "", body].join("\n");
}

class File {
  private readonly names: ReturnType<typeof arbitraryNames>;
  private readonly contractNames: ReturnType<typeof allocate>;
  private readonly uses = new Set<string>();
  private readonly helpers = new Set<string>();

  constructor(private readonly contract: Contract) {
    this.names = arbitraryNames(contract);
    this.contractNames = allocate(contract);
  }

  body(plan: ArbitrariesPlan): string {
    const sections = [
      ...plan.types.map(({ name, node, prose }) => {
        const printer = this.printer(undefined);
        const type = this.contractNames.type(name);
        return this.constant(this.names.type(name), prose || `Values of ${name}.`, printer.node(node, printer.root), `: Draw<${type}>`);
      }),
      ...(plan.state ? [this.constant(this.names.state, "Initial states.", this.printer(undefined).group(plan.state, this.contractNames.state))] : []),
      ...plan.operations.flatMap(operation => this.operation(operation)),
      ...plan.laws.map(law => this.constant(this.names.law(law.id), `Given values of ${law.id}.`, this.law(law))),
    ];
    return `${sections.join("\n\n")}\n`;
  }

  private operation(plan: OperationPlan): string[] {
    const operation = this.contract.operations.find(one => one.name === plan.name)!;
    const cases = this.constant(this.names.cases(plan.name), `Cases of ${plan.name} in which it is to succeed.`, this.cases(this.inputs(plan.inputs, operation)));
    if (plan.nearMisses.length === 0) return [cases];
    const breaking = this.breaking(plan.name);
    const entries = plan.nearMisses.map(({ clause, inputs }) => labelled(`${propertyName(clause)}: `, arrow(this.variants(inputs, operation))));
    const table = `const ${breaking} = ${render(group("{", entries, "}", true))};`;
    const parameter = `(clause: keyof typeof ${breaking})`;
    const doc = docComment(`Cases of ${plan.name} that break the clause and, as far as they can, no other.`);
    return [cases, `${table}\n\n${doc}\nexport const ${this.names.nearMisses(plan.name)} = ${parameter} => ${render(this.cases(`${breaking}[clause]()`))};`];
  }

  private breaking(operation: string): string {
    return `${this.names.nearMisses(operation)}ByClause`;
  }

  private variants(nodes: readonly GroupNode[], operation: Operation): Doc {
    const docs = nodes.map(node => this.inputs(node, operation));
    return docs.length === 1 ? docs[0]! : group(`${this.use("union")}(`, docs, ")");
  }

  private inputs(node: GroupNode, operation: Operation): Doc {
    return this.printer(operation).group(node, this.contractNames.input(operation.name));
  }

  private cases(inputs: Doc): Doc {
    const states = this.contract.state.length > 0 ? `${this.names.state}()` : this.use("stateless");
    return group(`${this.use("cases")}(`, [states, inputs], ")");
  }

  private law({ id, given }: ArbitrariesPlan["laws"][number]): Doc {
    const law = this.contract.laws.find(one => one.id === id)!;
    const fields = law.given.map(one => `readonly ${propertyName(one.name)}: ${typeText(one.type.type, this.contractNames)}`);
    return this.printer(undefined).group(given, fields.length === 0 ? "object" : `{ ${fields.join("; ")} }`);
  }

  private constant(name: string, prose: string, value: Doc, type = ""): string {
    return `${docComment(prose)}\nexport const ${name} = ()${type} => ${render(value)};`;
  }

  private use(name: string): string {
    this.uses.add(name);
    return name;
  }

  private printer(operation: Operation | undefined): NodePrinter {
    return new NodePrinter({
      contract: this.contract, operation, names: this.names, contractNames: this.contractNames, helpers: this.helpers, use: name => this.use(name),
    });
  }

  /** Only what the body mentions. */
  imports(body: string): string {
    const mentions = (name: string) => new RegExp(`(?<![\\w$.])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(body);
    const types = [...this.contract.types.map(one => this.contractNames.type(one.name)), this.contractNames.state, ...this.contract.operations.map(one => this.contractNames.input(one.name))];
    const list = (names: Iterable<string>) => [...new Set(names)].sort().join(", ");
    return [
      ...(this.uses.size > 0 ? [`import { ${list(this.uses)} } from "@tenet/testing";`] : []),
      ...(mentions("Draw") ? ['import type { Draw } from "@tenet/testing";'] : []),
      ...(this.helpers.size > 0 ? [`import { ${list(this.helpers)} } from "@tenet/runtime";`] : []),
      ...(types.some(mentions) ? [`import type { ${list(types.filter(mentions))} } from ${stringLiteral(`./${this.contract.stem}.contract.js`)};`] : []),
    ].join("\n");
  }
}

function arrow(value: Doc): Doc {
  return labelled("() => ", value);
}

