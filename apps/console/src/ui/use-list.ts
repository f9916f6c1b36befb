// react-admin's list as this console fills it: what the filter form holds, and where the page in view starts.
import { useListContext } from 'react-admin';
import type { FilterValues } from '../data/resource-data.js';

/** A list that fails says so in its own place; a second message floating by would say it twice. */
export const FAILS_IN_PLACE = { onError: () => undefined };

export function useFilterValues(): FilterValues {
  const list = useListContext();
  return list.filterValues as FilterValues;
}

/** The cursor that the page in view starts after; none on the first page. */
export function usePageStart(): string | undefined {
  const list = useListContext();
  const meta = list.meta as { after?: string | null } | undefined;
  return meta?.after ?? undefined;
}
