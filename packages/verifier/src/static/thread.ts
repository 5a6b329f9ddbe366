/** The thread's side: one question after another. */
import { parentPort } from "node:worker_threads";
import { type SignatureOptions, signatureVerdicts } from "./signatures.js";

parentPort?.on("message", ({ id, options }: { readonly id: number; readonly options: SignatureOptions }) => {
  try {
    parentPort?.postMessage({ id, verdicts: signatureVerdicts(options) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? error.stack : String(error) });
  }
});
