// What is wrong with a template and where, for the person who writes it.
import { err, type Result } from '#kernel';

export type ProblemCode =
  | 'TEMPLATE_TOO_LARGE'
  | 'TEMPLATE_TOO_COSTLY'
  | 'TEMPLATE_TOO_DEEP'
  | 'TEMPLATE_SYNTAX'
  | 'TEMPLATE_NOT_ALLOWED'
  | 'TEMPLATE_UNESCAPED'
  | 'TEMPLATE_PATH'
  | 'TEMPLATE_HELPER_UNKNOWN'
  | 'TEMPLATE_ARGUMENT';

export interface TemplateProblem {
  readonly code: ProblemCode;
  readonly message: string;
  /** 1 is the first */
  readonly line: number;
  /** 0 is the first, as Handlebars counts */
  readonly column: number;
}

/** The first problem as the error, all of them in its details. */
export function refused(problems: readonly TemplateProblem[]): Result<never> {
  const [first] = problems;
  if (!first) throw new TypeError('A template is refused for a reason');
  const { code, message, line, column } = first;
  return err(code, `Line ${line}: ${message}`, { line, column, problems });
}
