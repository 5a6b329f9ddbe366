/** `STEM.manifest.json`: every promise, and what holds code to it. */
import type { Contract } from "@tenet/checker";
import { json } from "./encode/index.js";

export function manifestFile(contract: Contract): string {
  const promises = contract.promises.map(one => ({
    id: `${contract.spec}/${one.id}`,
    text: one.text,
    ...(one.expression === undefined ? {} : { expression: one.expression }),
    line: one.line,
    kind: one.kind,
    status: one.status,
    ...(one.operation === undefined ? {} : { operation: one.operation }),
    ...(one.notChecked === undefined ? {} : { notChecked: one.notChecked }),
  }));
  return `${json({ spec: contract.spec, version: contract.version, path: contract.path, hash: `sha256:${contract.hash}`, promises })}\n`;
}
