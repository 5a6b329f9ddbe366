/** Right, but shows nothing. */
import { bind } from "@tenet/runtime";
import { type State, Till } from "./till.js";

export default bind({ create: world => new Till(world.state as unknown as State) });
