// Reads that grow: page after page of one connection, kept together, for conversations and boards. Live changes read all again.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'react-admin';
import { ask, type Variables } from './graphql.js';

export interface PageOf<Row> {
  readonly nodes: readonly Row[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

export interface Pages<Row> {
  /** undefined while the first ones are on their way */
  readonly rows: readonly Row[] | undefined;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** whether there are more after those */
  readonly loadMore: () => Promise<{ readonly hasMore: boolean }>;
  readonly error: Error | null;
}

/** The document takes `$after`; `pageOf` finds the page in its answer. `resource` is the one whose changes make it stale. */
export function usePages<Answer, Row>(
  resource: string,
  document: string,
  variables: Variables,
  pageOf: (answer: Answer) => PageOf<Row>,
): Pages<Row> {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [resource, 'pages', document, variables],
    queryFn: ({ pageParam, signal }) =>
      ask<Answer>(document, { ...variables, after: pageParam }, signal).catch(async (failure: unknown) => {
        await logoutIfAccessDenied(failure);
        throw failure;
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const { endCursor, hasNextPage: more } = pageOf(last);
      return more ? endCursor : undefined;
    },
    placeholderData: keepPreviousData,
  });
  return {
    rows: data?.pages.flatMap((page) => pageOf(page).nodes),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: async () => ({ hasMore: (await fetchNextPage()).hasNextPage }),
    error,
  };
}
