/** When an operation may move an entity at all: from one of the states of its rows, where the row's When holds. */
import type { OperationNode } from "@tenet/parser";
import { type Context, lineOf } from "../context.js";
import type { Clause, Expr, Refusal } from "../ir.js";
import { notation } from "../print/notation.js";
import { creates, type Entry, type Group } from "./draft.js";
import {
  both,
  either,
  existence,
  implies,
  inStates,
  isTrue,
  literally,
  member,
  not,
  read,
  readsResult,
  stateFacts,
} from "./tests.js";
import { ofEntity } from "./when.js";
import { needs } from "./words.js";

/** An entity that is not there yet is in this state. */
const absent = 0;
type State = string | typeof absent;

export class Guarding {
  private readonly entity: Expr;
  private readonly field: Expr;
  /** Whether it may come into being under a key that is known before. */
  private readonly mayBeNew: boolean;
  private readonly domain: readonly State[];

  constructor(
    private readonly context: Context,
    private readonly group: Group,
    private readonly node: OperationNode,
  ) {
    const { draft, path, entries } = group;
    this.entity = read(context, path, "before");
    this.field = member(context, this.entity, draft.field);
    const some = entries.some(one => !creates(one.row));
    this.mayBeNew = entries.some(one => creates(one.row)) && !readsResult(path);
    const states = some || this.mayBeNew ? draft.states : [];
    this.domain = this.mayBeNew ? [absent, ...states] : states;
  }

  /** One for each code: the states for which it is given, and what is possible in them. Without a code, the caller's duty. */
  clauses(): (Clause | Refusal)[] {
    const codes = [...new Set(this.domain.map(state => this.codeOf(state)))].sort(
      (a, b) => this.rank(a) - this.rank(b),
    );
    const conditions = codes.flatMap(code => {
      const condition = this.condition(this.domain.filter(state => this.codeOf(state) === code));
      return isTrue(condition) ? [] : [{ condition, code }];
    });
    return conditions.map(({ condition, code }) => this.clause(condition, code, conditions.length > 1));
  }

  /** What is known of the entity before and after the call. */
  facts(): Expr[] {
    const { draft, path, entries } = this.group;
    const after = member(this.context, read(this.context, path, "after"), draft.field);
    const to = entries.flatMap(one => one.row.to);
    const stays = entries.every(one => one.row.to.length > 0);
    const from = draft.states.filter(state => entries.some(one => one.row.from.includes(state)));
    const old = entries.every(one => !creates(one.row));
    return [
      ...(old ? stateFacts(this.field, from, draft.states) : []),
      ...(stays ? stateFacts(after, [...new Set(to)], draft.states) : []),
    ];
  }

  private covering(state: State): readonly Entry[] {
    return this.group.entries.filter(({ row }) => (state === absent ? creates(row) : row.from.includes(state)));
  }

  /** Of the first row about the state; a state that no row is about is refused as the first row says. */
  private codeOf(state: State): string | undefined {
    const rows = this.covering(state);
    const codes = (rows.length > 0 ? rows : this.group.entries).map(one => one.row.node.otherwise?.text);
    return codes.find(code => code !== undefined);
  }

  private rank(code: string | undefined): number {
    return this.group.entries.findIndex(one => one.row.node.otherwise?.text === code);
  }

  /** Not in a state that no row is about; in one whose rows have conditions, one of those holds. */
  private condition(states: readonly State[]): Expr {
    const rowless = states.filter(state => this.covering(state).length === 0);
    const bound = states.filter(state => {
      const rows = this.covering(state);
      return rows.length > 0 && rows.every(one => one.when !== undefined);
    });
    const possible = this.domain.filter(state => !rowless.includes(state));
    const isPossible = rowless.length === 0 ? literally(true) : this.isIn(possible);
    if (bound.length === 0) return isPossible;
    if (bound.length === possible.length) return this.someRow(possible, rowless.length > 0);
    return both(isPossible, implies(this.isIn(bound), this.someRow(bound, false)));
  }

  /** That a row applies in one of these states. `among`: there are others, so that the state is asked in any case. */
  private someRow(states: readonly State[], among: boolean): Expr {
    const tests = this.group.entries.flatMap(entry => {
      const own = states.filter(state => this.covering(state).includes(entry));
      if (own.length === 0) return [];
      const all = own.length === states.length && !among;
      return [both(all ? undefined : this.isIn(own), entry.when && ofEntity(entry.when, this.entity))];
    });
    return either(tests);
  }

  private isIn(states: readonly State[]): Expr {
    const there = this.mayBeNew ? existence(this.context, this.group.path, "before") : undefined;
    const named = states.filter((state): state is string => state !== absent);
    const inNamed = inStates(this.field, named, this.group.draft.states);
    if (there === undefined) return inNamed;
    if (!states.includes(absent)) return both(there, inNamed);
    return named.length === 0 ? not(there) : implies(there, inNamed);
  }

  private clause(condition: Expr, code: string | undefined, many: boolean): Clause | Refusal {
    const { draft, entries } = this.group;
    const [first] = entries.filter(one => one.row.node.otherwise?.text === code);
    const { span } = (first ?? entries[0]!).row.node;
    const operation = this.node.name.text;
    const others = this.context.machines.filter(other =>
      other.rows.some(row => row.operations.some(one => one.text === operation)),
    );
    const suffix = [...(others.length > 1 ? [draft.id] : []), ...(many ? [code ?? "duty"] : [])].map(
      part => `-${part}`,
    );
    const base = {
      id: this.unused(`${operation}.transition${suffix.join("")}`),
      text: needs(
        draft,
        entries.map(one => one.row),
        operation,
      ),
      expression: notation(condition),
      condition,
      line: lineOf(this.context, span),
      span,
    };
    return code === undefined
      ? { ...base, kind: "precondition" }
      : { ...base, kind: "refusal", code, from: "transition" };
  }

  /** An operation may move two entities of one machine. */
  private unused(id: string): string {
    const { guardIds } = this.group.draft;
    const same = guardIds.filter(one => one.replace(/-\d+$/, "") === id).length;
    guardIds.push(same === 0 ? id : `${id}-${same + 1}`);
    return guardIds.at(-1)!;
  }
}
