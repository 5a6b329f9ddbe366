import { Heap } from "heap-js-buggy";
import { bindHeap } from "./heap.js";

export default bindHeap(Heap);
