import { ordersWith } from "./orders.js";

export default ordersWith("overwrites");
