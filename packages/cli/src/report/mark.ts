import type { Status } from "@tenet/verifier";
import type { Style } from "../terminal/style.js";

/** The sign of a status, as wide as the widest. */
export function mark(status: Status, style: Style): string {
  const { signs } = style;
  const width = signs.held.length;
  if (status === "held") return style.good(signs.held);
  if (status === "not-checked") return style.dim(signs.skipped.padEnd(width));
  return status === "broken" ? style.bad(signs.broken.padEnd(width)) : style.warn(signs.doubt.padEnd(width));
}
