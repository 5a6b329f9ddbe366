import { nothing } from "./there-is-nothing-here.js";

export const half = nothing;
