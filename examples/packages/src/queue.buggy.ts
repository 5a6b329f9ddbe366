import FastPriorityQueue from "fastpriorityqueue-buggy";
import { bindQueue } from "./queue.js";

export default bindQueue(FastPriorityQueue);
