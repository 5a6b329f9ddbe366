/** The dependencies of one call: each question is asked once. */
import { equal } from "../values/index.js";
import { FakeRefusal, NotDetermined } from "./errors.js";
import type { FakeOperation } from "./plan.js";

interface Asked {
  readonly port: string;
  readonly name: string;
  readonly args: readonly unknown[];
  readonly value: unknown;
}

export class CallPorts {
  private readonly asked: Asked[] = [];

  constructor(
    private readonly ports: unknown,
    private readonly failures: NonNullable<FakeOperation["failures"]>,
  ) {}

  readonly answer = (port: string, name: string, args: readonly unknown[]): unknown => {
    const before = this.asked.find(one => one.port === port && one.name === name && equal(one.args, args));
    if (before) return before.value;
    const value = this.call(port, name, args);
    this.asked.push({ port, name, args, value });
    return value;
  };

  private call(port: string, name: string, args: readonly unknown[]): unknown {
    const owner: unknown = (this.ports as Record<string, unknown> | undefined)?.[port];
    const found: unknown = (owner as Record<string, unknown> | undefined)?.[name];
    if (typeof found !== "function")
      throw new NotDetermined(`This call asks ${port}.${name}: give the fake an answer in its option ports.`);
    try {
      return found.apply(owner, args);
    } catch (error) {
      throw this.failure(port, name, error) ?? error;
    }
  }

  /** What the spec's failure modes make of it; that of a code comes before that of any trouble. */
  private failure(port: string, name: string, error: unknown): FakeRefusal | undefined {
    const code: unknown = (error as { code?: unknown } | undefined)?.code;
    const of = this.failures.filter(mode => mode.port === port && (mode.function ?? name) === name);
    const mode =
      of.find(one => one.fails !== undefined && one.fails === code) ?? of.find(one => one.fails === undefined);
    return mode && new FakeRefusal(mode.code, mode.code);
  }
}
