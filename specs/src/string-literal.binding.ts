import { runInNewContext } from "node:vm";
import { bind } from "@tenet/runtime";
import { stringLiteral } from "@tenet/generator";
import type { StringLiteral } from "../generated/string-literal.contract.js";

export default bind<StringLiteral>({
  module: {
    literal: stringLiteral,
    read: (source: string): unknown => runInNewContext(`(${source})`),
  },
});
