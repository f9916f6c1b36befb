// The page of a list that is short enough to come whole: no pages, no filters, the same head and rows as any other.
import type { ReactNode } from 'react';
import {
  ListContextProvider,
  useList,
  useResourceContext,
  useTranslate,
  type RaRecord,
  type UseListOptions,
} from 'react-admin';
import { Answered } from './answered.js';
import { EmptyState, type EmptyStateProps } from './empty-state.js';
import { PageHeader } from './page-header.js';
import { Page } from './page.js';
import { RecordTable, type Column } from './record-table.js';

export interface WholeListProps<Row extends RaRecord> {
  /** as `useAsk` answers; the `id` of a row is what leads to its page */
  readonly answer: { readonly data: readonly Row[] | undefined; readonly error: Error | null };
  readonly columns: readonly Column<Row>[];
  readonly empty: EmptyStateProps;
  readonly actions?: ReactNode;
}

function Rows<Row extends RaRecord>({ rows, columns }: { rows: readonly Row[]; columns: readonly Column<Row>[] }) {
  const list = useList<Row>({ data: [...rows], perPage: rows.length } satisfies UseListOptions<Row>);
  return (
    <ListContextProvider value={list}>
      <RecordTable<Row> columns={columns} />
    </ListContextProvider>
  );
}

export function WholeList<Row extends RaRecord>({ answer, columns, empty, actions }: WholeListProps<Row>) {
  const resource = useResourceContext();
  const translate = useTranslate();
  return (
    <Page>
      <PageHeader title={translate(`resources.${resource}.name`, { smart_count: 2 })} actions={actions} />
      <Answered answer={answer}>
        {(rows) => (rows.length === 0 ? <EmptyState {...empty} /> : <Rows rows={rows} columns={columns} />)}
      </Answered>
    </Page>
  );
}
