import type { Context } from "../context.js";
import type { Operation } from "../ir.js";
import { hasMistakes } from "./mistakes.js";
import { usesPort } from "./uses.js";

/**
 * Warns of events that nothing emits and of ports that nothing calls. Of a spec with errors nothing is said: what is
 * missing may stand where the error is.
 */
export function warnOfUnused(context: Context, operations: readonly Operation[]): void {
  const { spec, report } = context;
  if (hasMistakes(context)) return;
  const emitted = new Set(spec.operations.flatMap(node => node.emits.map(emit => emit.event.text)));
  for (const { name } of spec.events)
    if (!emitted.has(name.text)) report.add("event-never-emitted", name.span, { name: name.text });
  const seen = new Set<string>();
  for (const { port } of spec.ports) {
    if (seen.has(port.text)) continue;
    seen.add(port.text);
    const used =
      operations.some(operation => usesPort(operation, operations, port.text, undefined)) ||
      isNamed(context, port.text);
    if (!used) report.add("port-never-used", port.span, { name: port.text });
  }
}

/** In a row of Over time or Quality. */
function isNamed({ spec }: Context, port: string): boolean {
  return (
    spec.overTime.some(row => row.what.port?.text === port) ||
    spec.quality.some(({ measure }) => measure.kind === "calls" && measure.port.text === port)
  );
}
