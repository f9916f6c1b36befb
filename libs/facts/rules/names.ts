// Names that mean nothing or mean two things, with the name that was probably meant.
import { problem, type Path, type Problem } from './problem.js';

/** There is no such `what`; the options are named where none of them is close. */
export function unknownName(code: string, path: Path, what: string, name: unknown, options: Iterable<string>): Problem {
  const known = [...options].sort();
  const advice = closest(spoken(name), known) ?? `There is: ${known.join(', ') || 'none'}.`;
  return problem(code, path, `There is no ${what} ${spoken(name)}. ${advice}`);
}

/** One problem for each key that was there already. */
export const doubledKeys = (code: string, keys: readonly string[], pathOf: (index: number) => Path): Problem[] =>
  keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [problem(code, pathOf(index), `“${key}” is there already. Rename or remove one.`)] : [],
  );

const spoken = (name: unknown): string => (typeof name === 'string' ? `“${name.slice(0, 64)}”` : 'of this kind');

/** At most two typing mistakes away. */
function closest(name: string, options: readonly string[]): string | null {
  const [near] = options
    .map((option) => ({ option, mistakes: distance(name, `“${option}”`) }))
    .sort((a, b) => a.mistakes - b.mistakes);
  return near && near.mistakes <= 2 ? `Did you mean “${near.option}”?` : null;
}

/** Levenshtein distance. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
