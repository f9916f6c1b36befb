// Columns of a task, by view: open ones say when they are due, those that are over say how and when they ended.
import type { TaskView } from '../../schema.js';
import { PersonChip } from '../../ui/chips.js';
import type { Column } from '../../ui/record-table.js';
import { DateTime, RelativeTime } from '../../ui/times.js';
import { AccountLink, Due, Outcome, Reason, TaskTitle } from './task-marks.js';
import type { TaskRow } from './task.data.js';

const about: readonly Column<TaskRow>[] = [
  { source: 'title', card: 'title', render: (task) => <TaskTitle task={task} /> },
  { source: 'account', card: 'line', plain: true, render: ({ account }) => <AccountLink account={account} /> },
  { source: 'play', card: 'line', plain: true, render: (task) => <Reason task={task} /> },
];

const assignee: Column<TaskRow> = {
  source: 'assignee',
  card: 'line',
  plain: true,
  render: ({ assignee: person }) => (person ? <PersonChip name={person.name} /> : '–'),
};

const open: readonly Column<TaskRow>[] = [{ source: 'dueAt', card: 'aside', render: (task) => <Due task={task} /> }];

const later: readonly Column<TaskRow>[] = [
  {
    source: 'dueAt',
    card: 'line',
    render: ({ dueAt }) => <DateTime at={dueAt} />,
  },
];

const ended: readonly Column<TaskRow>[] = [
  { source: 'state', card: 'aside', render: (task) => <Outcome task={task} /> },
  { source: 'doneAt', card: 'line', render: ({ doneAt }) => <RelativeTime at={doneAt} /> },
];

const BY_VIEW: Readonly<Record<TaskView, readonly Column<TaskRow>[]>> = {
  overdue: open,
  today: open,
  week: open,
  later,
  done: ended,
};

export const columnsOf = (view: TaskView, { ofOthers }: { ofOthers: boolean }): readonly Column<TaskRow>[] => [
  ...about,
  ...(ofOthers ? [assignee] : []),
  ...BY_VIEW[view],
];
