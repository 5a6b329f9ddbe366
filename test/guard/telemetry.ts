/** OpenTelemetry that keeps in memory what it is told, for the tests of one file. */
import { context, metrics, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll } from "vitest";

/** What was told since it was last asked. */
export interface Told {
  readonly spans: readonly ReadableSpan[];
  readonly measures: readonly MetricData[];
}

/** Set up before what stands behind it, and taken down after all tests. */
export function telemetry(): () => Promise<Told> {
  const spans = new InMemorySpanExporter();
  const measures = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const reader = new PeriodicExportingMetricReader({ exporter: measures, exportIntervalMillis: 3_600_000 });
  beforeAll(() => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  });
  afterAll(() => {
    context.disable();
    trace.disable();
    metrics.disable();
  });
  return async () => {
    await reader.forceFlush();
    const told = {
      spans: [...spans.getFinishedSpans()],
      measures: measures.getMetrics().flatMap(one => one.scopeMetrics.flatMap(scope => scope.metrics)),
    };
    spans.reset();
    measures.reset();
    return told;
  };
}
