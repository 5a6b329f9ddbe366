/** The thread's side: one question after another. */
import { parentPort } from "node:worker_threads";
import { type SignatureOptions, signatureVerdicts } from "./signatures.js";

interface Question {
  readonly id: number;
  readonly options: readonly SignatureOptions[];
}

parentPort?.on("message", ({ id, options }: Question) => {
  try {
    parentPort?.postMessage({ id, verdicts: signatureVerdicts(options) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? error.stack : String(error) });
  }
});
