// The one place where an error becomes an answer: coded ones are shown as they are, all else is logged once and masked.
import type { GraphQLFormattedError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { unwrapResolverError } from '@apollo/server/errors';
import { CodedException, newId } from '#kernel';
import type { Log } from '#platform/log';

/** What the parser and validator of GraphQL say about the caller's own text is the caller's to see. */
const CALLERS_OWN = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

export function formatError(log: Log) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const error = unwrapResolverError(thrown);
    if (error instanceof CodedException) {
      const { code, message, details } = error.error;
      return { ...formatted, message, extensions: { code, ...(details && { details }) } };
    }
    if (hasWrongForm(error))
      return {
        ...formatted,
        message: 'An id or a value in this request has the wrong form.',
        extensions: { code: 'INPUT_INVALID' },
      };
    const said = formatted.extensions?.['code'];
    const code = typeof said === 'string' ? said : 'INTERNAL';
    if (CALLERS_OWN.has(code)) return { ...formatted, extensions: { code } };
    const reference = newId();
    log.error({ err: error, reference, path: formatted.path }, 'unforeseen error in a resolver');
    return {
      ...formatted,
      message: `Something went wrong on our side. Try again; if it stays, give your administrator the reference ${reference}.`,
      extensions: { code: 'INTERNAL', reference },
    };
  };
}

/** PostgreSQL's 22P02: a text that is no uuid, number or date, sent where one was asked for. */
const hasWrongForm = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '22P02';
