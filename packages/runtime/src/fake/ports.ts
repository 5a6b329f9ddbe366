/** The dependencies of one call: each question is asked once, however often the call is begun anew. */
import { equal } from "../values/index.js";
import { FakeRefusal, NotDetermined } from "./errors.js";
import type { FakeOperation } from "./plan.js";

interface Asked {
  readonly port: string;
  readonly name: string;
  readonly args: readonly unknown[];
  readonly outcome: { readonly value: unknown } | { readonly error: unknown };
}

export class CallPorts {
  /** An answer that is still to come: the call is begun anew when it is there. */
  pending: Promise<void> | undefined;
  /** What ended the call, if a dependency did: conditions may have swallowed it. */
  failed: { readonly error: unknown } | undefined;
  private readonly asked: Asked[] = [];

  constructor(
    private readonly ports: unknown,
    private readonly failures: NonNullable<FakeOperation["failures"]>,
  ) {}

  readonly answer = (port: string, name: string, args: readonly unknown[]): unknown => {
    const before = this.asked.find(one => one.port === port && one.name === name && equal(one.args, args));
    const { outcome } = before ?? this.ask(port, name, args);
    if ("value" in outcome) return outcome.value;
    this.failed ??= { error: outcome.error };
    throw outcome.error;
  };

  private ask(port: string, name: string, args: readonly unknown[]): Asked {
    const keep = (outcome: Asked["outcome"]) => {
      const asked = { port, name, args, outcome };
      this.asked.push(asked);
      return asked;
    };
    const failing = (error: unknown) => {
      const mode = error instanceof NotDetermined ? undefined : this.mode(port, name, error);
      if (mode === undefined) return keep({ error });
      return keep(mode.code === undefined ? { value: undefined } : { error: new FakeRefusal(mode.code, mode.code) });
    };
    let value: unknown;
    try {
      value = this.call(port, name, args);
    } catch (error) {
      return failing(error);
    }
    if (!(value instanceof Promise)) return keep({ value });
    this.pending = value.then(
      later => void keep({ value: later }),
      error => void failing(error),
    );
    throw new NotDetermined(`${port}.${name} has not answered yet.`);
  }

  private call(port: string, name: string, args: readonly unknown[]): unknown {
    const owner = (this.ports as Record<string, Record<string, unknown> | undefined> | undefined)?.[port];
    const found = owner?.[name];
    if (typeof found !== "function")
      throw new NotDetermined(`This call asks ${port}.${name}: give the fake an answer in its option ports.`);
    return found.apply(owner, args);
  }

  /** What the spec's failure modes make of it; that of a code comes before that of any trouble. */
  private mode(port: string, name: string, error: unknown) {
    const code: unknown = (error as { code?: unknown } | undefined)?.code;
    const of = this.failures.filter(mode => mode.port === port && (mode.function ?? name) === name);
    return of.find(one => one.fails !== undefined && one.fails === code) ?? of.find(one => one.fails === undefined);
  }
}
