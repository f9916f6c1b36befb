// A day's work: what is late, for today, this week and later, by account with the reason, and the chosen task beside it.
import type { MouseEvent } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { Door } from '../../ui/door.js';
import { EmptyState } from '../../ui/empty-state.js';
import { StatusChip } from '../../ui/chips.js';
import { AskedDialog } from './asked-dialog.js';
import { TaskPanel } from './task-panel.js';
import { AccountLink, Due, Reason } from './task-marks.js';
import type { TaskRow } from './task.data.js';
import { useWork, type Work } from './use-work.js';
import { SECTIONS, type Section, type WorkAnswer } from './work.data.js';

/** By account, in the order of their first task. */
function byAccount(tasks: readonly TaskRow[]): TaskRow[][] {
  const groups = new Map<string, TaskRow[]>();
  for (const task of tasks) {
    const key = task.account?.id ?? '';
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups.values()];
}

function Row({ task, work }: { task: TaskRow; work: Work }) {
  const translate = useTranslate();
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    work.open(task.id);
  };
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'auto minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 0.5,
        paddingRight: 2,
        paddingBlock: 0.5,
        backgroundColor: work.opened === task.id ? 'action.selected' : undefined,
      }}
    >
      <Checkbox
        size="small"
        disabled={!work.mayWrite}
        checked={work.selected.has(task.id)}
        onChange={() => work.select(task.id)}
        slotProps={{ input: { 'aria-label': translate('resources.tasks.select', { title: task.title }) } }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Link
          component={LinkBase}
          to={`/tasks/${task.id}/show`}
          data-row={task.id}
          color="text.primary"
          onClick={open}
          sx={{ fontWeight: 600 }}
        >
          {task.title}
        </Link>
        <Typography variant="caption" color="text.secondary" component="div">
          <Reason task={task} />
          {task.waitsFor && ` · ${translate('resources.tasks.waits', { title: task.waitsFor.title })}`}
        </Typography>
      </Box>
      <Box sx={{ typography: 'body2', textAlign: 'end' }}>
        <Due task={task} />
      </Box>
    </Box>
  );
}

function SectionCard({ name, answer, work }: { name: Section; answer: WorkAnswer; work: Work }) {
  const translate = useTranslate();
  const { nodes, hasNextPage } = answer[name];
  if (nodes.length === 0) return null;
  const title = translate(`resources.tasks.views.${name}`);
  return (
    <Card component="section" aria-label={title} sx={{ paddingBlock: 2 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', paddingInline: 2.5 }}>
        <Typography variant="h2">{title}</Typography>
        <StatusChip tone={name === 'overdue' ? 'bad' : 'neutral'} label={`${nodes.length}${hasNextPage ? '+' : ''}`} />
      </Box>
      {byAccount(nodes).map((tasks) => (
        <Box key={tasks[0]?.account?.id ?? ''} sx={{ marginTop: 1.5 }}>
          <Typography variant="body2" component="h3" sx={{ paddingInline: 2.5, fontWeight: 600 }}>
            {tasks[0]?.account ? <AccountLink account={tasks[0].account} /> : translate('resources.tasks.no_account')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, paddingLeft: 1 }}>
            {tasks.map((task) => (
              <Row key={task.id} task={task} work={work} />
            ))}
          </Box>
        </Box>
      ))}
      {hasNextPage && (
        <Typography variant="caption" color="text.secondary" sx={{ paddingInline: 2.5 }}>
          {translate('resources.tasks.more')}
        </Typography>
      )}
    </Card>
  );
}

function BulkBar({ work }: { work: Work }) {
  const translate = useTranslate();
  if (work.selected.size === 0) return null;
  return (
    <Card
      role="toolbar"
      sx={{
        ...{ position: 'sticky', bottom: 12, zIndex: 2, padding: 1.5 },
        ...{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' },
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600, marginRight: 1 }}>
        {translate('resources.tasks.bulk.selected', { smart_count: work.selected.size })}
      </Typography>
      {(['complete', 'snooze', 'reassign', 'comment'] as const).map((what) => (
        <Button key={what} size="small" variant="outlined" onClick={() => work.ask(what)}>
          {translate(`resources.tasks.actions.${what}`)}
        </Button>
      ))}
      <Button size="small" onClick={work.clear}>
        {translate('resources.tasks.bulk.clear')}
      </Button>
    </Card>
  );
}

export function WorkDay({ answer }: { answer: WorkAnswer }) {
  const translate = useTranslate();
  const tasks = SECTIONS.flatMap((name) => answer[name].nodes);
  const work = useWork(tasks);
  const isOpen = work.opened !== null;
  if (tasks.length === 0 && !isOpen)
    return (
      <EmptyState
        icon={TaskAltOutlined}
        title={translate('resources.tasks.day_empty.title')}
        body={translate('resources.tasks.day_empty.body')}
        action={<Door to="plays" label={translate('resources.tasks.empty.plays')} />}
      />
    );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: isOpen ? 'minmax(0, 1fr) minmax(0, 1fr)' : 'minmax(0, 1fr)' },
      }}
    >
      <Box sx={{ display: { xs: isOpen ? 'none' : 'grid', lg: 'grid' }, gap: 2, minWidth: 0 }}>
        {SECTIONS.map((name) => (
          <SectionCard key={name} name={name} answer={answer} work={work} />
        ))}
        <BulkBar work={work} />
      </Box>
      {work.opened !== null && <TaskPanel key={work.opened} id={work.opened} work={work} />}
      <AskedDialog work={work} />
    </Box>
  );
}
