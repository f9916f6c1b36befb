// One task with all that one needs to do it: what to do, the checklist, best practices, why it is there, what was said.
import type { ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { PersonChip } from '../../ui/chips.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Facts } from '../../ui/facts.js';
import { Markdown } from '../../ui/markdown.js';
import { PageHeader } from '../../ui/page-header.js';
import { RecordPage } from '../../ui/record-page.js';
import { DateTime, RelativeTime } from '../../ui/times.js';
import { PracticeBody } from '../practices/practice-body.js';
import { TaskActions } from './task-actions.js';
import { TaskChecklist } from './task-checklist.js';
import { TaskComments } from './task-comments.js';
import { AccountLink, Due, Outcome, TaskStateChip } from './task-marks.js';
import { TaskWhy } from './task-why.js';
import type { TaskRecord } from './task.data.js';

function Section({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title} sx={{ padding: 2.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: 1.5 }}>
        <Typography variant="h2">{title}</Typography>
        {aside && (
          <Typography variant="caption" color="text.secondary">
            {aside}
          </Typography>
        )}
      </Box>
      {children}
    </Card>
  );
}

function Head({ task }: { task: TaskRecord }) {
  const translate = useTranslate();
  const mayWrite = useMay('task:write');
  const count = task.runs[0]?.tasks.length ?? task.step;
  return (
    <PageHeader
      title={task.title}
      back={{ to: '/tasks', label: translate('resources.tasks.name', { smart_count: 2 }) }}
      marks={<TaskStateChip state={task.state} />}
      subtitle={
        <>
          <AccountLink account={task.account} />
          {task.play && ` · ${task.play.name} · ${translate('resources.tasks.place', { step: task.step, count })}`}
        </>
      }
      actions={mayWrite && <TaskActions task={task} />}
    />
  );
}

function Waiting({ waitsFor }: Pick<TaskRecord, 'waitsFor'>) {
  const translate = useTranslate();
  if (!waitsFor) return null;
  return (
    <Alert severity="info" sx={{ marginBottom: 2 }}>
      <Link component={LinkBase} to={`/tasks/${waitsFor.id}/show`} color="inherit" underline="always">
        {translate('resources.tasks.waits', { title: waitsFor.title })}
      </Link>
    </Alert>
  );
}

function Strip({ task }: { task: TaskRecord }) {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.tasks.fields.${field}`);
  const { assignee, state, snoozedUntil } = task;
  const isAsleep = state === 'open' && snoozedUntil !== null;
  return (
    <Card sx={{ padding: 2.5, marginBottom: 2 }}>
      <Facts
        facts={[
          {
            label: label('dueAt'),
            value: (
              <>
                <Due task={task} /> · <DateTime at={task.dueAt} />
              </>
            ),
            wide: true,
          },
          { label: label('account'), value: <AccountLink account={task.account} /> },
          {
            label: label('assignee'),
            value: assignee ? <PersonChip name={assignee.name} /> : translate('resources.tasks.nobody'),
          },
          ...(isAsleep ? [{ label: translate('resources.tasks.wakes'), value: <DateTime at={snoozedUntil} /> }] : []),
        ]}
      />
    </Card>
  );
}

function Result({ task }: { task: TaskRecord }) {
  const translate = useTranslate();
  const { doneBy, doneAt, note, reason } = task;
  return (
    <Section title={translate('resources.tasks.result.title')}>
      <Outcome task={task} />
      <Typography variant="body2" sx={{ marginTop: 1 }}>
        {doneBy?.name ?? translate('resources.tasks.result.by_itself')}, <RelativeTime at={doneAt} />
      </Typography>
      {(note ?? reason) && (
        <Typography variant="body2" sx={{ marginTop: 1, whiteSpace: 'pre-wrap' }}>
          {note ?? reason}
        </Typography>
      )}
    </Section>
  );
}

function Work({ task }: { task: TaskRecord }) {
  const translate = useTranslate();
  const { checklist, practices } = task;
  const done = checklist.filter((line) => line.done).length;
  return (
    <>
      <Section title={translate('resources.tasks.instructions')}>
        <Markdown text={task.instructions} />
      </Section>
      {checklist.length > 0 && (
        <Section
          title={translate('resources.tasks.checklist.title')}
          aside={translate('resources.tasks.checklist.ticked', { done, count: checklist.length })}
        >
          <TaskChecklist task={task} />
        </Section>
      )}
      {practices.length > 0 && (
        <Section title={translate('resources.tasks.practices')}>
          {practices.map(({ key, title, body }) => (
            <Disclosure key={key} title={title}>
              <PracticeBody body={body} />
            </Disclosure>
          ))}
        </Section>
      )}
    </>
  );
}

const COLUMNS = { display: 'grid', gap: 2, alignItems: 'start' };

export default function TaskShow() {
  const translate = useTranslate();
  return (
    <RecordPage<TaskRecord>>
      {(task) => (
        <>
          <Head task={task} />
          <Waiting waitsFor={task.waitsFor} />
          <Strip task={task} />
          <Box sx={{ ...COLUMNS, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' } }}>
            <Box sx={COLUMNS}>
              <Work task={task} />
            </Box>
            <Box sx={COLUMNS}>
              {task.state !== 'open' && <Result task={task} />}
              <Section title={translate('resources.tasks.why.title')}>
                <TaskWhy task={task} />
              </Section>
              <Section title={translate('resources.tasks.comments.title')}>
                <TaskComments task={task} />
              </Section>
            </Box>
          </Box>
        </>
      )}
    </RecordPage>
  );
}
