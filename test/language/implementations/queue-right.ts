import { queueWith } from "./queue.js";

export default queueWith("right");
