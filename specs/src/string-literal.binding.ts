import { runInNewContext } from "node:vm";
import { stringLiteral } from "@tenet/generator";
import { bind } from "@tenet/runtime";
import type { StringLiteral } from "../generated/string-literal.contract.js";

export default bind<StringLiteral>({
  module: {
    literal: stringLiteral,
    read,
  },
});

/** What JavaScript makes of a literal; anything but a text is refused. */
function read(source: string): string {
  const value: unknown = runInNewContext(`(${source})`);
  if (typeof value !== "string") throw new TypeError("not the literal of a text");
  return value;
}
