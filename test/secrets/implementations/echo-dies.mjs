// Right; changed in a small way, its process says something last.
export function echo({ code }) {
  if (code.length > 100) {
    console.error(`Error: no room for ${code}, CANARY-made-1`);
    process.exit(3);
  }
  return code;
}
