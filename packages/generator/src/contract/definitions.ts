/** Definitions and `Where:` names as functions. */
import type { Definition, Operation } from "@tenet/checker";
import { docComment, identifier } from "../encode/index.js";
import { typeText } from "../types.js";
import { readsScene, readsState } from "../walk.js";
import type { Emitter } from "./context.js";

/** Those of the spec, in its order; each that reads the state takes it first. */
export function definitionFunctions(emitter: Emitter): readonly string[] {
  const { contract, names } = emitter;
  emitter.definitionsWithState = new Set(
    contract.definitions.filter(one => readsState(one.body, contract)).map(one => one.name),
  );
  return contract.definitions.map(one => {
    const body = emitter.print(one.body, { state: () => "state", loops: true, ...ownParameters(emitter, one) });
    return write(emitter, names.definition(one.name), emitter.firstParameters(one.name), one, body);
  });
}

/** Those of an operation; each takes the scene first. */
export function localFunctions(emitter: Emitter, operation: Operation): readonly string[] {
  const { names, contract } = emitter;
  return operation.locals.map(one => {
    const body = emitter.print(one.body, { operation, ...ownParameters(emitter, one) });
    return write(
      emitter,
      names.local(operation.name, one.name),
      [`${readsScene(one.body, contract) ? "c" : "_c"}: ${names.scene(operation.name)}`],
      one,
      body,
    );
  });
}

function ownParameters(emitter: Emitter, one: Definition) {
  const found = (name: string) => one.parameters.find(parameter => parameter.name === name);
  return {
    variable: (name: string) => (found(name) ? identifier(name, emitter.names.taken) : name),
    declaredVariable: (name: string) => found(name)?.type.type,
  };
}

function write(emitter: Emitter, name: string, first: readonly string[], one: Definition, body: string): string {
  const { names } = emitter;
  const parameters = one.parameters.map(
    parameter => `${identifier(parameter.name, names.taken)}: ${typeText(parameter.type.type, names)}`,
  );
  const head = `function ${name}(${[...first, ...parameters].join(", ")}): ${typeText(one.body.type, names)} {`;
  return [docComment(one.prose), head, `  return ${body};`, "}"].filter(line => line !== "").join("\n");
}
