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

/** The value as the schema reads it, or what is wrong with it; an unknown key is reported at the key itself, each on its own. */
export function readShape<T>(
  code: string,
  schema: z.ZodType<T>,
  input: unknown,
): { value: T; problems: null } | { value: null; problems: Problem[] } {
  const read = schema.safeParse(input, { error: inOurWords });
  if (read.success) return { value: read.data, problems: null };
  const problems = read.error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const name = path.findLast((step) => typeof step === 'string') ?? 'document';
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          problem(code, [...path, key], `“${key}” means nothing here. Remove it or correct its name.`),
        )
      : [problem(code, path, `“${name}” ${/^[A-Z]/.test(issue.message) ? 'is wrong: ' : ''}${issue.message}.`)];
  });
  return { value: null, problems };
}

function inOurWords({ code, input, expected }: z.core.$ZodRawIssue): string | undefined {
  if (input === undefined) return 'is missing';
  return code === 'invalid_type' ? `must be of type ${String(expected)}` : undefined;
}
