// The one way to speak with the API: a document and its variables go out, data comes back.
// Every failure is an ApiError whose message a person can act on.

export type Variables = Readonly<Record<string, unknown>>;
export type Ask = <Data>(document: string, variables?: Variables, signal?: AbortSignal) => Promise<Data>;

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** `status` and `body` are where react-admin looks: 401 leads to sign-in, `body.errors` to form fields. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly body: { readonly code: string; readonly errors?: Readonly<Record<string, string>> };

  constructor(code: string, message: string, errors?: Readonly<Record<string, string>>) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = STATUS[code] ?? 400;
    this.body = errors ? { code, errors } : { code };
  }
}

/** Marks a document for editors; it stays a plain string. */
export const gql = (parts: TemplateStringsArray): string => parts.join('').trim();

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export const ask: Ask = async <Data>(document: string, variables: Variables = {}, signal?: AbortSignal) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query: document, variables }),
    signal,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiError('UNREACHABLE', 'bellwether.error.unreachable');
  });
  const answer = (await response.json().catch(() => null)) as Answer | null;
  const [error] = answer?.errors ?? [];
  if (error) throw new ApiError(error.extensions?.code ?? 'UNKNOWN', error.message);
  if (!answer?.data) throw new ApiError('UNREADABLE', 'bellwether.error.unreadable');
  return answer.data as Data;
};

/**
 * A business verb answers with what happened or with a coded refusal. Documents select the refusal as
 * `... on CodedError { refusal: code message }`; here it becomes an ApiError, and the rest is the success.
 */
export function accepted<Success extends object>(result: Success | { refusal: string; message: string }): Success {
  if ('refusal' in result) throw new ApiError(result.refusal, result.message);
  return result;
}
