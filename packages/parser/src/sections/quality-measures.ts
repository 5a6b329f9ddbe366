/** What a row of Quality measures: a finite list of measures, each with the form of its target. */
import { suggest } from "@tenet/diagnostics";
import type { QualityNode } from "../ast.js";
import type { Context } from "../context.js";
import type { Cell } from "../inline/table.js";

type Measure = QualityNode["measure"];
type Words = { readonly measure: string; readonly target: string; readonly under: string };
type Cells = { readonly measure: Cell; readonly target: Cell; readonly under: Cell };

interface Kind {
  readonly measure: RegExp;
  /** As a message shows it. */
  readonly example: string;
  readonly target: RegExp;
  readonly targetExample: string;
  /** Undefined where the conditions do not fit, too. */
  readonly read: (measure: RegExpExecArray, target: RegExpExecArray, under: string) => Measure | undefined;
}

const N = "\\d[\\d_]*(?:\\.\\d+)?";
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 };
const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 };

const KINDS: readonly Kind[] = [
  {
    measure: /^p(50|90|95|99|99\.9) latency$/i,
    example: "p95 latency",
    target: new RegExp(`^(?:<|less than|below|under)\\s*(${N})\\s*(ms|s|min)$`, "i"),
    targetExample: "< 50 ms",
    read: (measure, [, bound = "", unit = ""]) => ({
      kind: "latency",
      percentile: Number(measure[1]),
      below: number(bound) * (MILLISECONDS[unit.toLowerCase()] ?? 1),
    }),
  },
  {
    measure: /^throughput$/i,
    example: "throughput",
    target: new RegExp(`^(?:>=|at least)\\s*(${N})\\s*per\\s+(second|minute|hour)$`, "i"),
    targetExample: "at least 200 per second",
    read: (_measure, [, bound = "", unit = ""]) => ({
      kind: "throughput",
      atLeast: number(bound) / (SECONDS[unit.toLowerCase()] ?? 1),
    }),
  },
  {
    measure: /^calls of ([\p{L}_][\p{L}\p{M}\p{Nd}_]*)(?:\.([\p{L}_][\p{L}\p{M}\p{Nd}_]*))?$/u,
    example: "calls of Acquirer.capture",
    target: /^(?:<=|at most)\s*(\d[\d_]*|once)$/i,
    targetExample: "at most 1",
    read: (_measure, [, bound = ""]) => ({
      kind: "calls",
      port: { text: "", span: { start: 0, end: 0 } },
      name: undefined,
      atMost: /once/i.test(bound) ? 1 : number(bound),
    }),
  },
  {
    measure: /^concurrent use$/i,
    example: "concurrent use",
    target: /^linearizable$/i,
    targetExample: "linearizable",
    read: (_measure, _target, under) => {
      const callers = /^(\d+) callers?$/i.exec(under)?.[1];
      return callers === undefined ? undefined : { kind: "linearizable", callers: Number(callers) };
    },
  },
  {
    measure: /^availability$/i,
    example: "availability",
    target: new RegExp(`^(?:>=|at least)?\\s*(${N})\\s*%$`, "i"),
    targetExample: "99.9 %",
    read: (_measure, [, percent = ""]) => ({ kind: "availability", percent: number(percent) }),
  },
];

/** One of each, as a message shows it. */
export const MEASURES: readonly string[] = KINDS.map(kind => kind.example);

export function readMeasure({ report }: Context, cells: Cells, words: Words): Measure | undefined {
  const kind = KINDS.find(one => one.measure.test(words.measure));
  const measure = kind?.measure.exec(words.measure);
  if (!kind || !measure) {
    const suggestion = nearest(words.measure);
    report.add("quality-measure", cells.measure.span, { measure: words.measure, suggestion });
    return undefined;
  }
  const target = kind.target.exec(words.target);
  if (!target) {
    const form = { measure: words.measure, form: kind.targetExample };
    report.add("quality-target", cells.target.span, form);
    return undefined;
  }
  const read = kind.read(measure, target, words.under);
  if (!read) report.add("quality-callers", cells.under.span);
  return read?.kind === "calls" ? { ...read, ...portOf(report.source.text, cells.measure) } : read;
}

/** Which port, and which of its functions, with their places. */
function portOf(source: string, { span }: Cell): Pick<Measure & { kind: "calls" }, "port" | "name"> {
  const text = source.slice(span.start, span.end);
  const match = /calls of\s+`?([^\s`.]+)(?:\.([^\s`]+))?`?$/i.exec(text);
  const [, port = "", name] = match ?? [];
  const start = span.start + (match?.index ?? 0) + (match?.[0] ?? "").indexOf(port, "calls of".length);
  const place = { text: port, span: { start, end: start + port.length } };
  if (name === undefined) return { port: place, name: undefined };
  const at = place.span.end + 1;
  return { port: place, name: { text: name, span: { start: at, end: at + name.length } } };
}

function nearest(measure: string): string | undefined {
  if (/latency|response time|percentile/i.test(measure)) return "p95 latency";
  if (/^calls?\b/i.test(measure)) return "calls of Acquirer.capture";
  return suggest(
    measure,
    KINDS.map(kind => kind.example),
  );
}

const number = (digits: string): number => Number(digits.replaceAll("_", ""));
