// Reads that are not a list or a record of react-admin: a document under its resource's key, so that live changes refresh it too.
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'react-admin';
import { ask, type Variables } from './graphql.js';

export interface AskOptions {
  readonly enabled?: boolean;
  /** milliseconds in which an answer counts as fresh */
  readonly staleTime?: number;
  /** asks again every so many milliseconds */
  readonly refetchInterval?: number;
}

/** `resource` is the one whose changes make the answer stale. */
export function useAsk<Data>(
  resource: string,
  document: string,
  variables: Variables = {},
  options: AskOptions = {},
): UseQueryResult<Data, Error> {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery<Data, Error>({
    queryKey: [resource, 'ask', document, variables],
    queryFn: ({ signal }) =>
      ask<Data>(document, variables, signal).catch(async (error: unknown) => {
        await logoutIfAccessDenied(error);
        throw error;
      }),
    placeholderData: keepPreviousData,
    ...options,
  });
}
