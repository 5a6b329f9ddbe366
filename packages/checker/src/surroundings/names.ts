import type { Span } from "@tenet/diagnostics";
import type { Name } from "@tenet/parser";
import type { Context } from "../context.js";

interface Taken {
  readonly what: string;
  readonly text: string;
  readonly span: Span;
}

/**
 * Reports events and ports whose name belongs to something else: with types they share one set of names in generated
 * code, and a port's name can be read in expressions.
 */
export function checkNames(context: Context): void {
  const { spec } = context;
  const of = (what: string, names: readonly Name[]): Taken[] => names.map(({ text, span }) => ({ what, text, span }));
  const own = (nodes: readonly { readonly name: Name }[]) => nodes.map(node => node.name);
  const types = of("a type", own(spec.types));
  const ports = of("a dependency", firstOfEach(spec.ports.map(one => one.port)));
  const events = of("an event", own(spec.events));
  const values = [
    ...of("a state variable", own(spec.state?.variables ?? [])),
    ...of("a definition", own(spec.definitions)),
  ];
  report(context, ports, [...types, ...values]);
  report(context, events, [...types, ...ports]);
}

function firstOfEach(names: readonly Name[]): Name[] {
  return names.filter((name, at) => names.findIndex(other => other.text === name.text) === at);
}

function report(context: Context, names: readonly Taken[], others: readonly Taken[]): void {
  for (const { text, span, what } of names) {
    const other = others.find(one => key(one.text) === key(text));
    if (other === undefined) continue;
    const labels = [{ span: other.span, text: `${other.what} stands here` }];
    context.report.add(
      "name-of-two-things",
      span,
      { name: text, other: other.what, what: what.replace(/^an? /, "") },
      { labels },
    );
  }
}

const key = (name: string): string => name.normalize("NFC").toLowerCase().replace(/_/g, "");
