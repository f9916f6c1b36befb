// A refusal with several problems as a coded exception: machines find them all in its details.
import { fail, type Result } from '#kernel';
import type { Refusal } from '#facts/rules';

export const orFail = <T>(result: Result<T, Refusal>): T =>
  result.ok ? result.value : fail(result.error.code, result.error.message, { problems: result.error.problems });
