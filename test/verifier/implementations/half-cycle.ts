/** Answers with a list that contains itself. */
export function half(): unknown {
  const list: unknown[] = [];
  list.push(list);
  return list;
}
