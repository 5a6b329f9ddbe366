export default { specs: ["*.spec.md"] };
