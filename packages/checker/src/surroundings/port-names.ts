import { suggest } from "@tenet/diagnostics";
import type { Name } from "@tenet/parser";
import type { Context } from "../context.js";
import type { Port, PortFunction } from "../ir.js";

/** The port of a name; undefined after a report. */
export function findPort(context: Context, name: Name): Port | undefined {
  const port = context.ports.get(name.text);
  if (port === undefined)
    context.report.add("unknown-port", name.span, {
      name: name.text,
      suggestion: suggest(name.text, context.ports.keys()),
    });
  return port;
}

/** The function of a port by its name; undefined after a report. */
export function findFunction(report: Context["report"], port: Port, name: Name): PortFunction | undefined {
  const found = port.functions.find(one => one.name === name.text);
  if (found === undefined) {
    const names = port.functions.map(one => one.name);
    report.add("unknown-port-function", name.span, {
      port: port.name,
      name: name.text,
      suggestion: suggest(name.text, names),
      functions: names.map(one => `\`${port.name}.${one}(…)\``).join(", "),
    });
  }
  return found;
}
