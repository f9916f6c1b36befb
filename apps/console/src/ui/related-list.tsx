// Rows of another resource that belong to the record in view, with pages of their own.
import type { ReactNode } from 'react';
import { ListBase, useListContext, type RaRecord, type SortPayload } from 'react-admin';
import { EmptyState, type EmptyStateProps } from './empty-state.js';
import { ErrorPanel } from './error-panel.js';
import { KeysetPagination } from './keyset-pagination.js';
import { FAILS_IN_PLACE } from './use-list.js';
import { RecordTable, type RecordTableProps } from './record-table.js';

export interface RelatedListProps<Row extends RaRecord> extends RecordTableProps<Row> {
  readonly resource: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: SortPayload;
  readonly empty: EmptyStateProps;
  /** above the rows, such as a button */
  readonly head?: ReactNode;
}

function Rows<Row extends RaRecord>({
  empty,
  head,
  ...table
}: Omit<RelatedListProps<Row>, 'resource' | 'filter' | 'sort'>) {
  const { data, error, isPending, page } = useListContext<Row>();
  if (error) return <ErrorPanel error={error} dense />;
  if (!isPending && data?.length === 0 && page === 1) return <EmptyState dense {...empty} />;
  return (
    <>
      {head}
      <RecordTable {...table} />
      <KeysetPagination inLink={false} />
    </>
  );
}

export function RelatedList<Row extends RaRecord>({ resource, filter, sort, ...rows }: RelatedListProps<Row>) {
  return (
    <ListBase<Row>
      resource={resource}
      filter={{ ...filter }}
      sort={sort}
      perPage={25}
      disableSyncWithLocation
      storeKey={false}
      queryOptions={FAILS_IN_PLACE}
    >
      <Rows<Row> {...rows} />
    </ListBase>
  );
}
