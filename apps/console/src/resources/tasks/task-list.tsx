// All of somebody's tasks as a list: view by view in pages, also what is over. j and k walk, Enter opens, c completes.
import { useState } from 'react';
import Skeleton from '@mui/material/Skeleton';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import Box from '@mui/material/Box';
import { FilterLiveForm, ListBase, useListContext, useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useAsk } from '../../data/use-ask.js';
import { useKeys } from '../../layout/use-keys.js';
import type { TaskCounts, TaskView } from '../../schema.js';
import { Door } from '../../ui/door.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { ChoiceFilter } from '../../ui/filters.js';
import { KeysetPagination } from '../../ui/keyset-pagination.js';
import { UserChoice } from '../../ui/record-choice.js';
import { RecordTable } from '../../ui/record-table.js';
import { useFilterValues } from '../../ui/use-list.js';
import { CompleteDialog } from './complete-dialog.js';
import { columnsOf } from './task-columns.js';
import { COUNTS, type TaskRow } from './task.data.js';
import { ViewTabs } from './view-tabs.js';

const OPEN_VIEWS = ['overdue', 'today', 'week', 'later'] as const;

/** Where there is work; today's view when there is none. */
const firstView = (counts: TaskCounts): TaskView => OPEN_VIEWS.find((view) => counts[view] > 0) ?? 'today';

function Whose() {
  const translate = useTranslate();
  return (
    <Box
      role="search"
      sx={{ marginBlock: 1.5, '& form': { display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: 1 } }}
    >
      <FilterLiveForm debounce={300}>
        <UserChoice source="assigneeId" helperText={false} sx={{ width: { xs: 'calc(50% - 4px)', sm: 220 } }} />
        <ChoiceFilter source="unassigned" choices={[{ id: true, name: translate('resources.tasks.nobodys') }]} />
      </FilterLiveForm>
    </Box>
  );
}

/** c completes the task whose row has the focus. */
function CompleteKey() {
  const { data } = useListContext<TaskRow>();
  const notify = useNotify();
  const mayWrite = useMay('task:write');
  const [chosen, choose] = useState<TaskRow | null>(null);
  useKeys({
    c: () => {
      if (!mayWrite) return;
      const id = document.activeElement?.getAttribute('data-row');
      const task = data?.find((each) => each.id === id && each.state === 'open');
      if (task) choose(task);
      else notify('resources.tasks.key_hint');
    },
  });
  return chosen && <CompleteDialog task={chosen} onClose={() => choose(null)} />;
}

function Rows({ view }: { view: TaskView }) {
  const { data, error, isPending, page } = useListContext<TaskRow>();
  const translate = useTranslate();
  const { assigneeId, unassigned } = useFilterValues();
  if (error) return <ErrorPanel error={error} />;
  if (!isPending && data?.length === 0 && page === 1)
    return (
      <EmptyState
        icon={TaskAltOutlined}
        title={translate(`resources.tasks.empty.${view}`)}
        body={translate(`resources.tasks.empty.${view === 'done' ? 'body_done' : 'body'}`)}
        action={view !== 'done' && <Door to="plays" label={translate('resources.tasks.empty.plays')} />}
      />
    );
  return (
    <>
      <RecordTable<TaskRow> columns={columnsOf(view, { ofOthers: Boolean(assigneeId ?? unassigned) })} />
      <KeysetPagination />
      <CompleteKey />
    </>
  );
}

function Tasks() {
  const { view = 'today', ...whose } = useFilterValues() as { view?: TaskView };
  const { data } = useAsk<{ counts: TaskCounts }>('tasks', COUNTS, whose);
  return (
    <>
      <ViewTabs view={view} counts={data?.counts} />
      <Whose />
      <Rows view={view} />
    </>
  );
}

function Views({ first }: { first: TaskView }) {
  // The view stays when its last task is done: nobody wants to be carried off.
  const [view] = useState(first);
  return (
    <ListBase filterDefaultValues={{ view }} sort={{ field: 'id', order: 'ASC' }} perPage={25} storeKey={false}>
      <Tasks />
    </ListBase>
  );
}

export function TaskList() {
  const { data, error } = useAsk<{ counts: TaskCounts }>('tasks', COUNTS, {});
  if (error) return <ErrorPanel error={error} />;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  return <Views first={firstView(data.counts)} />;
}
