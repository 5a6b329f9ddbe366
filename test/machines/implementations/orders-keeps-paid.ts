import { ordersWith } from "./orders.js";

export default ordersWith("keeps-paid");
