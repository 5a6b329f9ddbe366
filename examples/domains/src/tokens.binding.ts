import { bind } from "@tenet/runtime";
import type { Tokens as Spec } from "../generated/tokens.contract.js";
import { Tokens } from "./tokens.js";

export default bind<Spec>({
  create: ({ state, now, newId }) => new Tokens(state, now, newId),
  observe: ({ clients, codes, families, tokens }: Tokens) => ({ clients, codes, families, tokens }),
});
