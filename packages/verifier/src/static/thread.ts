/** The thread's side: one question after another. */
import { parentPort } from "node:worker_threads";
import { mineImplementation } from "../mined/mine.js";
import type { Asked } from "./aside.js";
import { signatureVerdicts } from "./signatures.js";

const answers: { readonly [Kind in keyof Asked]: (about: Asked[Kind]["asks"]) => Asked[Kind]["answers"] } = {
  types: signatureVerdicts,
  literals: mineImplementation,
};

interface Question {
  readonly id: number;
  readonly kind: keyof Asked;
  readonly about: never;
}

parentPort?.on("message", ({ id, kind, about }: Question) => {
  try {
    parentPort?.postMessage({ id, answered: answers[kind](about) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
