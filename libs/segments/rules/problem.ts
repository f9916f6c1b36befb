// What is wrong in a document and where: every problem has a path, so that a form or a YAML file can point at the place.
import type { CodedError, Err } from '#kernel';
import type { z } from 'zod';

export type Path = readonly (string | number)[];

export interface Problem extends CodedError {
  readonly path: Path;
}

/** One coded error that carries all problems found, in document order. */
export interface Refusal<Code extends string = string> extends CodedError<Code> {
  readonly problems: readonly Problem[];
}

export const problem = (code: string, path: Path, message: string): Problem => ({ code, path, message });

export const refuse = <Code extends string>(code: Code, problems: readonly Problem[]): Err<Refusal<Code>> => {
  const rest = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return { ok: false, error: { code, message: `${problems[0]?.message ?? 'Not valid.'}${rest}`, problems } };
};

export const under = (path: Path, problems: readonly Problem[]): Problem[] =>
  problems.map((each) => ({ ...each, path: [...path, ...each.path] }));

/** Schema findings in our words; an unknown key is reported at the key itself, each on its own. */
export const shapeProblems = (code: string, error: z.ZodError): Problem[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          problem(code, [...path, key], `“${key}” means nothing here. Remove it or correct its name.`),
        )
      : [problem(code, path, `${path.at(-1) ?? 'document'}: ${issue.message}.`)];
  });

/** The option a person most likely meant, at most two typing mistakes away, as the end of a sentence. */
export function hint(word: string, options: Iterable<string>): string {
  const near = [...options].map((option) => [distance(word, option), option] as const).sort(([a], [b]) => a - b)[0];
  return near && near[0] <= 2 ? ` Did you mean “${near[1]}”?` : '';
}

/** Levenshtein distance, over the first 64 characters. */
function distance(from: string, to: string): number {
  const [a, b] = [from.slice(0, 64), to.slice(0, 64)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
