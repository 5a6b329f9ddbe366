import { type Context, lineOf } from "../context.js";
import { distinctNames } from "../declarations/names.js";
import { plainPlace } from "../rules/resolve.js";
import { resolveType } from "../shapes/resolve.js";

/** The events of `## Events`; from here on operations may emit them. */
export function declareEvents(context: Context): void {
  for (const node of distinctNames(context, "event", context.spec.events, "loose")) {
    context.events.set(node.name.text, {
      name: node.name.text,
      data: resolveType(context, node.data, plainPlace),
      prose: node.prose,
      line: lineOf(context, node.span),
    });
  }
}
