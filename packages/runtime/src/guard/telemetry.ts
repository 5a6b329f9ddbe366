/** Spans and counters of OpenTelemetry: names, codes and durations, never values. Nothing happens without an SDK. */
import {
  type Attributes,
  type Counter,
  type Histogram,
  metrics,
  type Span,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { CallOutcome } from "./options.js";

const library = "@tenet/runtime";

interface Instruments {
  readonly calls: Counter;
  readonly refusals: Counter;
  readonly violations: Counter;
  readonly troubles: Counter;
  readonly duration: Histogram;
}

export interface Ending {
  readonly outcome: CallOutcome;
  readonly code?: string;
}

export class Telemetry {
  private made: Instruments | undefined;

  constructor(private readonly spec: string) {}

  /** At the first call: an SDK may be registered after the guard was made. */
  private get instruments(): Instruments {
    const meter = metrics.getMeter(library);
    this.made ??= {
      calls: meter.createCounter("tenet.calls", { description: "Calls of operations" }),
      refusals: meter.createCounter("tenet.refusals", { description: "Calls that were refused, by code" }),
      violations: meter.createCounter("tenet.violations", { description: "Broken promises" }),
      troubles: meter.createCounter("tenet.port.troubles", { description: "Dependencies that let their caller down" }),
      duration: meter.createHistogram("tenet.call.duration", { description: "Duration of calls", unit: "ms" }),
    };
    return this.made;
  }

  async operation<T>(name: string, call: (end: (ending: Ending) => void) => Promise<T>): Promise<T> {
    const attributes = { "tenet.spec": this.spec, "tenet.operation": name };
    const started = performance.now();
    const end = (span: Span, { outcome, code }: Ending) => {
      const ended: Attributes = {
        ...attributes,
        "tenet.outcome": outcome,
        ...(code === undefined ? {} : { "tenet.code": code }),
      };
      span.setAttributes(ended);
      if (outcome === "failed") span.setStatus({ code: SpanStatusCode.ERROR });
      this.instruments.calls.add(1, { ...attributes, "tenet.outcome": outcome });
      if (outcome === "refused") this.instruments.refusals.add(1, ended);
      this.instruments.duration.record(performance.now() - started, { ...attributes, "tenet.outcome": outcome });
    };
    return within(`${this.spec}/${name}`, attributes, span => call(ending => end(span, ending)));
  }

  /** `note`: the dependency let its caller down. */
  port<T>(
    port: string,
    name: string,
    ask: (note: (operation: string | undefined, trouble: string) => void) => Promise<T>,
  ): Promise<T> {
    const attributes = { "tenet.spec": this.spec, "tenet.port": port, "tenet.function": name };
    return within(`${port}.${name}`, attributes, span =>
      ask((operation, trouble) => {
        const met = { "tenet.trouble": trouble, ...(operation === undefined ? {} : { "tenet.operation": operation }) };
        span.setAttributes(met).setStatus({ code: SpanStatusCode.ERROR });
        this.instruments.troubles.add(1, { ...attributes, ...met });
      }),
    );
  }

  violation(operation: string, promise: string): void {
    this.instruments.violations.add(1, {
      "tenet.spec": this.spec,
      "tenet.operation": operation,
      "tenet.promise": promise,
    });
  }
}

/** A span around what is awaited. What is thrown is not recorded: its message may hold anything. */
function within<T>(name: string, attributes: Attributes, run: (span: Span) => Promise<T>): Promise<T> {
  return trace.getTracer(library).startActiveSpan(name, { attributes }, async span => {
    try {
      return await run(span);
    } finally {
      span.end();
    }
  });
}

/** The trace that is under way, where somebody traces. */
export function traceId(): string | undefined {
  const context = trace.getActiveSpan()?.spanContext();
  return context === undefined || /^0*$/.test(context.traceId) ? undefined : context.traceId;
}
