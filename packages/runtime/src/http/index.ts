/** Operations that are reached over HTTP. */
export {};
