import { bind } from "@tenet/runtime";
import right from "./devices.js";

const { observe: _, ...unseen } = right;

/** Right, and nobody sees its state. */
export default bind(unseen);
