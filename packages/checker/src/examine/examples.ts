import type { Span } from "@tenet/diagnostics";
import type { ExampleNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Contract, Example } from "../ir.js";
import { scenariosOf, type Told } from "../scenarios/scenarios.js";
import { Row, type Written } from "./row.js";
import { asFarAsKnown } from "./values.js";

/** Holds every example and scenario against the contract that it illustrates; the first contradiction of each is reported. */
export function examineExamples(context: Context, contract: Contract): void {
  const told = scenariosOf(context);
  for (const operation of contract.operations) {
    const node = context.spec.operations.find(one => one.name.text === operation.name);
    for (const example of operation.examples) {
      const scenario = told.find(one => one.id === example.id);
      const row = node?.examples.find(one => lineOf(context, one.span) === example.line);
      const written = scenario ? writtenScenario(scenario, example) : row && writtenRow(row);
      if (written) asFarAsKnown(() => new Row(context, contract, operation, example, written).examine());
    }
  }
}

function writtenRow(row: ExampleNode): Written {
  const { span } = row;
  const column = row.inputs.find(one => /^before\s/i.test(one.name.text));
  return {
    what: "example",
    whole: span,
    input: name => row.inputs.find(one => one.name.text === name)?.value.span ?? span,
    state: (row.before ?? column?.value)?.span ?? span,
    end: row.failsWith?.span ?? row.returns?.span ?? span,
  };
}

function writtenScenario({ scenario }: Told, example: Example): Written {
  const of = (word: string) => scenario.steps.filter(step => step.word === word).map(step => step.span);
  const [when = scenario.name.span] = of("when");
  const within = ({ start, end }: Span, outer: Span) => start >= outer.start && end <= outer.end;
  const end = scenario.steps.find(step => step.failsWith ?? step.returns ?? (step.succeeds || undefined));
  return {
    what: "scenario",
    whole: when,
    input: name => {
      const span = example.inputs.find(one => one.name === name)?.value.span;
      return span && within(span, when) ? span : when;
    },
    state: of("given")[0] ?? when,
    end: (end?.failsWith ?? end?.returns ?? end)?.span ?? of("then")[0] ?? when,
  };
}
