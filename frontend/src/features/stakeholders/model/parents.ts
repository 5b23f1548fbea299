interface Child {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Who belongs under whom: parents that exist, without circles. Two people can
 * make a circle together without either seeing it; every reader breaks it at
 * the lowest id, so all show the same.
 */
export function parentsOf(all: ReadonlyMap<string, Child>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const { id, parentId } of all.values()) {
    if (parentId !== null && parentId !== id && all.has(parentId)) parents.set(id, parentId);
  }
  const sound = new Set<string>();
  for (const start of [...parents.keys()]) {
    const path: string[] = [];
    const at = new Map<string, number>();
    let id: string | undefined = start;
    while (id !== undefined && !sound.has(id) && !at.has(id)) {
      at.set(id, path.length);
      path.push(id);
      id = parents.get(id);
    }
    if (id !== undefined && at.has(id)) {
      const circle = path.slice(at.get(id));
      parents.delete(circle.reduce((lowest, one) => (one < lowest ? one : lowest)));
    }
    for (const one of path) sound.add(one);
  }
  return parents;
}

/** Whether `parentId` may be set on `id`: it exists and is not the same or below it. */
export function mayHaveParent(
  all: ReadonlyMap<string, Child>,
  id: string,
  parentId: string,
): boolean {
  if (!all.has(parentId)) return false;
  const seen = new Set<string>();
  for (let at: string | null = parentId; at !== null && !seen.has(at); ) {
    if (at === id) return false;
    seen.add(at);
    at = all.get(at)?.parentId ?? null;
  }
  return true;
}
