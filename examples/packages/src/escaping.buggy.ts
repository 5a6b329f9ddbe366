import validator from "validator-buggy";

export const { escape, unescape } = validator;
