// The page of a list: head with capped count, filters in the link, rows, pages, and what to do when there is nothing.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import {
  FilterLiveForm,
  LinkBase,
  ListBase,
  useCanAccess,
  useListContext,
  useResourceContext,
  useTranslate,
  type RaRecord,
  type SortPayload,
} from 'react-admin';
import Add from '@mui/icons-material/Add';
import SearchOff from '@mui/icons-material/SearchOff';
import { countDocument, listVariables, type ResourceData } from '../data/resource-data.js';
import { useAsk } from '../data/use-ask.js';
import { useResource } from '../resources/resources-context.js';
import type { CappedCount } from '../schema.js';
import { CountChip } from './chips.js';
import { EmptyState, type EmptyStateProps } from './empty-state.js';
import { ErrorPanel } from './error-panel.js';
import { KeysetPagination } from './keyset-pagination.js';
import { PageHeader } from './page-header.js';
import { Page } from './page.js';
import { FAILS_IN_PLACE, useFilterValues } from './use-list.js';
import { RecordTable, type RecordTableProps } from './record-table.js';

export interface RecordListProps<Row extends RaRecord> extends RecordTableProps<Row> {
  readonly sort: SortPayload;
  /** inputs of react-admin; their values are the API's filter (`filter` in the resource's data may map them) */
  readonly filters?: ReactNode;
  readonly empty: EmptyStateProps;
  /** offers a new record to those who may make one */
  readonly creates?: boolean;
  readonly actions?: ReactNode;
}

/** How many there are under the current filter, up to the cap. */
function Count({ resource, data }: { resource: string; data: ResourceData }) {
  const { sort: _, ...asked } = listVariables(data, useFilterValues());
  const { data: answer } = useAsk<{ count: CappedCount }>(resource, countDocument(data), asked);
  return answer ? <CountChip count={answer.count} /> : null;
}

export function ListCount() {
  const resource = useResourceContext() ?? '';
  const { data } = useResource(resource);
  return data?.count ? <Count resource={resource} data={data} /> : null;
}

/** Named after what it makes: `resources.<name>.create`. */
function NewButton({ resource }: { resource: string }) {
  const translate = useTranslate();
  return (
    <Button variant="contained" startIcon={<Add />} component={LinkBase} to={`/${resource}/create`}>
      {translate(`resources.${resource}.create`)}
    </Button>
  );
}

function NoMatch() {
  const translate = useTranslate();
  const { setFilters } = useListContext();
  return (
    <EmptyState
      icon={SearchOff}
      title={translate('bellwether.list.no_match')}
      body={translate('bellwether.list.no_match_body')}
      action={
        <Button variant="outlined" onClick={() => setFilters({}, {})}>
          {translate('bellwether.list.clear_filters')}
        </Button>
      }
    />
  );
}

/** Nothing there, and no filter to blame. */
function useIsEmpty(): boolean {
  const { data, error, isPending, page } = useListContext();
  const filtered = Object.keys(useFilterValues()).length > 0;
  return !error && !isPending && data?.length === 0 && page === 1 && !filtered;
}

function Create() {
  const resource = useResourceContext() ?? '';
  const { canAccess } = useCanAccess({ resource, action: 'create' });
  return canAccess ? <NewButton resource={resource} /> : null;
}

function Head<Row extends RaRecord>({ actions, creates }: RecordListProps<Row>) {
  const resource = useResourceContext();
  const translate = useTranslate();
  const isEmpty = useIsEmpty();
  return (
    <PageHeader
      title={translate(`resources.${resource}.name`, { smart_count: 2 })}
      marks={<ListCount />}
      actions={
        <>
          {actions}
          {creates && !isEmpty && <Create />}
        </>
      }
    />
  );
}

function Nothing<Row extends RaRecord>({ empty, creates }: RecordListProps<Row>) {
  const actions = (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1 }}>
      {empty.action}
      {creates && <Create />}
    </Box>
  );
  return <EmptyState {...empty} action={actions} />;
}

function Rows<Row extends RaRecord>(props: RecordListProps<Row>) {
  const { columns, opens, filters } = props;
  const { data, error, isPending } = useListContext<Row>();
  if (useIsEmpty()) return <Nothing {...props} />;
  if (error) return <ErrorPanel error={error} />;
  return (
    <>
      {filters && (
        <Box
          role="search"
          sx={{ marginBottom: 1.5, '& form': { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: 1 } }}
        >
          <FilterLiveForm debounce={300}>{filters}</FilterLiveForm>
        </Box>
      )}
      {!isPending && data?.length === 0 ? <NoMatch /> : <RecordTable columns={columns} opens={opens} />}
      <KeysetPagination />
    </>
  );
}

export function RecordList<Row extends RaRecord>(props: RecordListProps<Row>) {
  return (
    <ListBase<Row> sort={props.sort} perPage={25} queryOptions={FAILS_IN_PLACE}>
      <Page>
        <Head {...props} />
        <Rows {...props} />
      </Page>
    </ListBase>
  );
}
