/** One call of one operation on the model. */
import { conforms } from "../interpreter/conforms.js";
import { type Environment, environment, NotGiven, Undefined, type Values } from "../interpreter/environment.js";
import { evaluate } from "../interpreter/evaluate.js";
import type { Change, Clause, Contract, Operation } from "../ir.js";
import { stepBatch } from "./batch.js";
import { applyRows, type Problem } from "./rows.js";
import { type Ended, solve } from "./solve.js";
import type { Around, Stepped } from "./types.js";

export function stepOperation(
  contract: Contract,
  operation: Operation,
  state: Values,
  input: Values,
  around: Around,
): Stepped {
  try {
    return new Step(contract, operation, state, input, around).run();
  } catch (error) {
    if (error instanceof NotGiven) return { kind: "undetermined", why: error.message };
    throw error;
  }
}

class Step {
  private readonly env: Environment;

  constructor(
    private readonly contract: Contract,
    private readonly operation: Operation,
    private readonly state: Values,
    input: Values,
    private readonly around: Around,
  ) {
    const { now, actor, answer, reference, result } = around;
    const env = environment(contract, {
      input,
      before: state,
      after: state,
      result,
      locals: operation.locals,
      ...(now ? { now } : {}),
      ...(Object.hasOwn(around, "actor") ? { actor } : {}),
      ...(answer ? { answer } : {}),
      ...(reference ? { reference } : {}),
    });
    this.env = { ...env, input: withDefaults(operation, env) };
  }

  run(): Stepped {
    const { operation, state } = this;
    const misfit = operation.inputs.find(({ name, type }) => conforms(this.env.input[name], type, this.env));
    if (misfit) return { kind: "outside", clause: `${operation.name}.input` };
    const trouble = this.contract.failureModes.find(mode => mode.id === this.around.trouble);
    if (trouble?.outcome.kind === "fails")
      return { kind: "refused", code: trouble.outcome.code, clause: trouble.id, state };
    const due = operation.refusals.find(clause => this.holds(clause) !== true);
    const duty = operation.requires.find(clause => {
      const holds = this.holds(clause);
      // A duty about what is not there is none, where the call has to be refused for that.
      return holds === false || (holds === undefined && due === undefined);
    });
    if (duty) return { kind: "outside", clause: duty.id };
    return due ? this.refused(due.id, due.code) : this.success();
  }

  private refused(clause: string, code: string): Stepped {
    const { state, problems } = applyRows(this.rowsFor(clause), this.env);
    return gapIn(problems) ?? { kind: "refused", code, clause, state };
  }

  private success(): Stepped {
    const batch = this.operation.sameAs
      ? stepBatch(this.contract, this.operation.sameAs, this.env, this.around)
      : undefined;
    if (batch?.kind !== undefined && batch.kind !== "returned") return batch;
    const start = batch ? { ...this.env, before: this.state } : this.env;
    const ended = solve(this.operation, batch ? [] : this.rowsFor(undefined), start, {
      witnessed: Object.hasOwn(this.around, "result"),
      generated: this.around.generated ?? 0,
    });
    return this.open(ended) ?? this.returned(ended, batch?.state ?? ended.state);
  }

  private returned({ result, complete, chosen }: Ended, state: Values): Stepped {
    const ended = { ...this.env, after: state, result };
    const emits = this.operation.emits.flatMap(({ event, data, when }) =>
      when && evaluate(when, ended) !== true ? [] : [{ event, data: data && evaluate(data, ended) }],
    );
    return { kind: "returned", state, result: complete ? result : undefined, determined: complete && !chosen, emits };
  }

  /** Why the next state is not known. */
  private open({ problems, waiting }: Ended): Stepped | undefined {
    const [row] = waiting;
    if (row) return { kind: "undetermined", why: `${row.expression} depends on the result, which is not known` };
    return gapIn(problems);
  }

  /** Rows about a failure stand in for the ordinary ones on the same path. */
  private rowsFor(refusedBy: string | undefined): readonly Change[] {
    const rows = (this.operation.changes ?? []).filter(row => row.refusedBy === refusedBy);
    const special = rows.filter(row => row.trouble !== undefined && row.trouble === this.around.trouble);
    const replaced = new Set(special.map(row => row.expression));
    return rows.filter(row => special.includes(row) || (row.trouble === undefined && !replaced.has(row.expression)));
  }

  /** Undefined where the condition has no value. */
  private holds(clause: Clause): boolean | undefined {
    try {
      return evaluate(clause.condition, this.env) === true;
    } catch (error) {
      if (error instanceof Undefined) return undefined;
      throw error;
    }
  }
}

function gapIn([problem]: readonly Problem[]): Stepped | undefined {
  return problem && { kind: "undetermined", why: problem.why, ...(problem.gap ? { row: problem.row.id } : {}) };
}

/** Inputs that are left out take their defaults. */
function withDefaults({ inputs }: Operation, env: Environment): Values {
  const given = new Map(Object.entries(env.input).filter(([, value]) => value !== undefined && value !== null));
  for (const { name, type } of inputs) {
    const rule = type.rules.find(one => one.kind === "default");
    if (rule?.kind === "default" && !given.has(name)) given.set(name, evaluate(rule.value, env));
  }
  return Object.fromEntries(given);
}
