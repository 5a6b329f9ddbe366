/** What the spec speaks of; these versions bring no types of their own. */
declare module "validator" {
  const validator: { escape(input: string): string; unescape(input: string): string };
  export default validator;
}

declare module "validator-buggy" {
  export { default } from "validator";
}
