import { suggest } from "@tenet/diagnostics";
import { bind } from "@tenet/runtime";
import type { Suggestion } from "../generated/suggestion.contract.js";

export default bind<Suggestion>({ module: { suggest } });
