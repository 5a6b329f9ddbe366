import { ordersWith } from "./orders.js";

export default ordersWith("forgets-paid");
