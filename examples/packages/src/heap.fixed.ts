import { Heap } from "heap-js";
import { bindHeap } from "./heap.js";

export default bindHeap(Heap);
