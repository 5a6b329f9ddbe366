import { type Answer, createSource, Report, type Source } from "@tenet/diagnostics";
import { type Code, catalogue } from "../messages.embedded.js";

/** Reads the bytes of a file as UTF-8. What is no such text is refused with the offset of the first wrong byte, never repaired. */
export function decodeSpec(path: string, bytes: Uint8Array): Answer<Source> {
  const empty = createSource(path, "");
  const report = new Report<Code>(catalogue, empty);
  const start = { start: 0, end: 0 };
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    report.add("not-utf-8", start, { why: "it is UTF-16" });
  } else if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    report.add("not-utf-8", start, { why: "it is a zip archive" });
  } else {
    try {
      return report.answer(createSource(path, new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    } catch {
      report.add("not-utf-8", start, { why: `byte ${firstWrongByte(bytes)} begins no character` });
    }
  }
  return report.answer(empty);
}

/** By halving: a prefix decodes exactly as long as it ends before the wrong byte. */
function firstWrongByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
