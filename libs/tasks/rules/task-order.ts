// Which task comes after which: predecessors first, otherwise as written; and the circle where there is one.

interface Ordered {
  readonly key: string;
  readonly after?: string;
}

/** Keys of one circle, the first repeated at the end, or null. Unknown predecessors end a chain. */
export function circleIn(tasks: readonly Ordered[]): string[] | null {
  const after = new Map(tasks.map((task) => [task.key, task.after]));
  for (const { key } of tasks) {
    const chain = [key];
    for (let next = after.get(key); next !== undefined && chain.length <= tasks.length; next = after.get(next)) {
      chain.push(next);
      if (next === key) return chain;
    }
  }
  return null;
}

/** The tasks, each after its predecessor. Of a play without circles. */
export function inOrder<T extends Ordered>(tasks: readonly T[]): T[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  const placed = new Set<T>();
  const place = (task: T): void => {
    if (placed.has(task)) return;
    const before = task.after === undefined ? undefined : byKey.get(task.after);
    if (before) place(before);
    placed.add(task);
  };
  tasks.forEach(place);
  return [...placed];
}
