import { suggest } from "@tenet/diagnostics";
import type { ExprNode } from "@tenet/parser";
import type { Expr } from "../ir.js";
import type { Code } from "../messages.embedded.js";
import { structureOf } from "../structure.js";
import { resolveType } from "../type/resolve.js";
import { readMember } from "./access.js";
import { refuse, wrong } from "./basics.js";
import { functions, globals } from "./library.js";
import { narrow } from "./narrow.js";
import { formOf } from "./operation-calls.js";
import type { Place, Scope } from "./scope.js";
import { readWorld } from "./world.js";

type NameNode = Extract<ExprNode, { kind: "name" }>;

/** A name by itself: a word of the language, or what the scope knows. */
export function readName(node: NameNode, scope: Scope): Expr {
  const { name, span } = node;
  switch (name) {
    case "nothing":
      return { kind: "literal", value: undefined, type: { kind: "nothing" }, span };
    case "result":
      return scope.result
        ? narrow({ kind: "result", type: scope.result.type, span }, scope)
        : refuse(scope, resultCode(scope.place), span);
    case "it":
      return scope.it
        ? narrow({ kind: "it", type: scope.it.type, span }, scope)
        : refuse(scope, "it-outside-rule", span);
    case "now":
    case "actor":
      if (!scope.names.has(name)) return readWorld(name, span, scope);
      break;
    case "old":
    case "fails":
      if (!scope.names.has(name)) return refuse(scope, "function-as-value", span);
  }
  return readBound(node, scope);
}

function readBound({ name, span }: NameNode, scope: Scope): Expr {
  const binding = scope.names.get(name);
  if (binding === undefined) return refuseName(name, span, scope);
  switch (binding.kind) {
    case "input":
    case "variable":
      return narrow({ kind: binding.kind, name, type: binding.type.type, span }, scope);
    case "state":
      return narrow({ kind: "state", name, when: scope.when, type: binding.type.type, span }, scope);
    case "field": {
      if (scope.it && resolveType(scope.it.type, scope).kind === "union") return readMember(ofIt(name, span), scope);
      const it: Expr = { kind: "it", type: scope.it?.type ?? { kind: "error" }, span };
      return narrow({ kind: "member", object: it, name, type: binding.type.type, span }, scope);
    }
    case "operation":
      return refuse(scope, "call-needed", span, { name, form: formOf(binding.operation) });
    case "port":
      return refuse(scope, "port-without-call", span, { name });
    default: {
      const signature = binding.signature();
      if (signature === undefined) return wrong(span);
      if (signature.parameters !== undefined) {
        const form = `${name}(${signature.parameters.map(parameter => parameter.name).join(", ")})`;
        return refuse(scope, "call-needed", span, { name, form });
      }
      const called = { name, args: [], type: signature.returns, span };
      return narrow(
        binding.kind === "local" ? { kind: "local", ...called } : { kind: "definition", ...called, when: scope.when },
        scope,
      );
    }
  }
}

/** `radius` for `it.radius`, which not every kind of `it` has. */
const ofIt = (text: string, span: Expr["span"]): Extract<ExprNode, { kind: "member" }> => ({
  kind: "member",
  object: { kind: "name", name: "it", span },
  property: { text, span },
  optional: false,
  span,
});

function refuseName(name: string, span: Expr["span"], scope: Scope): Expr {
  const instead = Object.hasOwn(globals, name) ? globals[name] : undefined;
  if (instead !== undefined) return refuse(scope, "foreign-name", span, { name, instead });
  if (functions.has(name)) return refuse(scope, "call-needed", span, { name, form: `${name}(…)` });
  const near = suggest(name, [
    ...scope.names.keys(),
    ...functions.keys(),
    "nothing",
    ...(scope.result ? ["result"] : []),
    ...(scope.it ? ["it"] : []),
  ]);
  if (near === undefined && isValueOfAnEnum(name, scope))
    return refuse(scope, "unquoted-value", span, { name }, { span, text: `"${name}"`, guess: true });
  // In a rule the value has no other name.
  const suggestion = near ?? (scope.it && scope.place === "rule" ? "it" : undefined);
  const fix = suggestion === undefined ? {} : { fix: { span, text: suggestion, guess: true } };
  scope.report.add("unknown-name", span, { name, suggestion }, fix);
  return wrong(span);
}

/** `status === open`: the name is a value of some enumeration in sight. */
function isValueOfAnEnum(name: string, scope: Scope): boolean {
  const open = [...scope.names.values()].flatMap(binding => ("type" in binding ? [binding.type.type] : []));
  for (const type of scope.result ? [...open, scope.result.type] : open)
    if (mentions(structureOf(type), name, scope, new Set())) return true;
  return false;
}

function mentions(type: string, value: string, scope: Scope, seen: Set<string>): boolean {
  for (const [, values = ""] of type.matchAll(/"kind":"enum","values":(\[[^\]]*\])/g)) {
    if (values.includes(JSON.stringify(value))) return true;
  }
  for (const [, name = ""] of type.matchAll(/"kind":"named","name":"([^"]*)"/g)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const declared = scope.resolve(name);
    if (declared && mentions(structureOf(declared.type), value, scope, seen)) return true;
  }
  return false;
}

function resultCode(place: Place): Code {
  if (place === "precondition") return "result-in-precondition";
  return place === "postcondition" ? "result-of-nothing" : "result-outside-operation";
}

/** Why `old` cannot stand in a place; undefined where it can. */
export function oldCode(place: Place): Code | undefined {
  if (place === "postcondition") return undefined;
  return place === "precondition" || place === "change" || place === "local"
    ? "old-before-the-call"
    : "old-outside-postcondition";
}
