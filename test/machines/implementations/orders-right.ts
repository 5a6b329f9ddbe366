import { ordersWith } from "./orders.js";

export default ordersWith("right");
