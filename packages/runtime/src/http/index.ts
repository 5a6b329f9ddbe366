/** Operations that are reached over HTTP, and the wire form of values. */
export { type Endpoint, endpointsOf, type OpenApi, type Parameter, type Schema } from "./document.js";
export { HttpFailure } from "./failure.js";
export { type Call, type OverHttpOptions, overHttp } from "./over-http.js";
export { inCallersContext } from "./under-way.js";
export { fromWire, toWire } from "./wire.js";
