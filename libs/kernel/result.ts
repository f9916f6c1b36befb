// Foreseen outcomes are values: a rule or a service returns what happened, or a coded error that says what to do.

/** `code` is stable and SCREAMING_SNAKE, `message` tells a person what to do, `details` is plain JSON for machines. */
export interface CodedError<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
export type Result<T, E extends CodedError = CodedError> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const err = <Code extends string>(
  code: Code,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): Err<CodedError<Code>> => ({ ok: false, error: details ? { code, message, details } : { code, message } });

/** A coded error on its way through code that can't return a Result. Shown to the caller as it is, never masked. */
export class CodedException extends Error {
  readonly error: CodedError;

  constructor(error: CodedError) {
    super(error.message);
    this.name = 'CodedException';
    this.error = error;
  }
}

export const fail = (code: string, message: string, details?: Readonly<Record<string, unknown>>): never => {
  throw new CodedException(err(code, message, details).error);
};

/** The value, or the coded error thrown: the edge between Result code and plain CRUD. */
export function unwrap<T, E extends CodedError>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new CodedException(result.error);
}
