import { binding, Till } from "./till.js";

export default binding(state => new Till(state));
