/** Where a link in the file `from` leads: `money.spec.md`, `../users/users.spec.md`. A leading slash is the project's folder. */
export function resolvePath(from: string, link: string): string {
  const target = decoded(link);
  const folder = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const parts: string[] = [];
  for (const part of [...folder, ...target.split("/")]) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

/** How a file is linked to from the file `from`. */
export function linkTo(from: string, path: string): string {
  const [folder, target] = [from.split("/").slice(0, -1), path.split("/")];
  let shared = 0;
  while (shared < folder.length && shared < target.length - 1 && folder[shared] === target[shared]) shared++;
  return [...folder.slice(shared).map(() => ".."), ...target.slice(shared)].join("/");
}

/** `%20` is a space; what is no such code stands for itself. */
function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
