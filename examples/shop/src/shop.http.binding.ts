import { shopOverHttp } from "./verify.js";

export default await shopOverHttp();
