import FastPriorityQueue from "fastpriorityqueue";
import { bindQueue } from "./queue.js";

export default bindQueue(FastPriorityQueue);
