// The task that is open beside the list: what to do, what helps, why it is there, and the account's recent story.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Markdown } from '../../ui/markdown.js';
import { PracticeBody } from '../practices/practice-body.js';
import { AccountStory } from './account-story.js';
import { TaskChecklist } from './task-checklist.js';
import { TaskComments } from './task-comments.js';
import { AccountLink, Due, TaskStateChip } from './task-marks.js';
import { TaskWhy } from './task-why.js';
import type { TaskRecord } from './task.data.js';
import { WorkInPlace } from './work-in-place.js';
import type { Asked, Work } from './use-work.js';
import { ONE, type OneAnswer } from './work.data.js';

const ACTIONS: readonly Asked[] = ['complete', 'snooze', 'move', 'reassign', 'skip'];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h3" sx={{ marginBottom: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Opened({ task, work }: { task: TaskRecord; work: Work }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.tasks.${key}`);
  const { account, practices, checklist, waitsFor } = task;
  return (
    <>
      <Box>
        <Typography variant="h2">{task.title}</Typography>
        <Typography variant="body2" color="text.secondary">
          {account ? <AccountLink account={account} /> : text('no_account')} · <Due task={task} />{' '}
          {task.state !== 'open' && <TaskStateChip state={task.state} />}
        </Typography>
        {waitsFor && (
          <Typography variant="body2">{translate('resources.tasks.waits', { title: waitsFor.title })}</Typography>
        )}
      </Box>
      {work.mayWrite && task.state === 'open' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {ACTIONS.map((what) => (
            <Button
              key={what}
              size="small"
              variant={what === 'complete' ? 'contained' : 'outlined'}
              onClick={() => work.ask(what, task)}
            >
              {text(`actions.${what}`)}
            </Button>
          ))}
          <WorkInPlace task={task} />
        </Box>
      )}
      <Part title={text('instructions')}>
        <Markdown text={task.instructions} />
      </Part>
      {checklist.length > 0 && (
        <Part title={text('checklist.title')}>
          <TaskChecklist task={task} />
        </Part>
      )}
      {practices.length > 0 && (
        <Part title={text('practices')}>
          {practices.map(({ key, title, body }) => (
            <Disclosure key={key} title={title}>
              <PracticeBody body={body} />
            </Disclosure>
          ))}
        </Part>
      )}
      {account && (
        <Part title={text('story.title')}>
          <AccountStory accountId={account.id} />
        </Part>
      )}
      <Part title={text('why.title')}>
        <TaskWhy task={task} />
      </Part>
      <Part title={text('comments.title')}>
        <TaskComments task={task} />
      </Part>
    </>
  );
}

export function TaskPanel({ id, work }: { id: string; work: Work }) {
  const translate = useTranslate();
  const { data } = useAsk<OneAnswer>('tasks', ONE, { id });
  const task = data?.task?.id === id ? data.task : null;
  return (
    <Card
      component="aside"
      aria-label={translate('resources.tasks.panel')}
      sx={{
        padding: 2.5,
        display: 'grid',
        gap: 2.5,
        alignContent: 'start',
        minWidth: 0,
        position: { lg: 'sticky' },
        top: { lg: 76 },
        maxHeight: { lg: 'calc(100vh - 96px)' },
        overflowY: { lg: 'auto' },
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Button size="small" component={LinkBase} to={`/tasks/${id}/show`}>
          {translate('resources.tasks.open_page')}
        </Button>
        <IconButton aria-label={translate('resources.tasks.close')} size="small" onClick={() => work.open(null)}>
          <CloseOutlined />
        </IconButton>
      </Box>
      {task ? <Opened task={task} work={work} /> : <Skeleton variant="rounded" height={320} />}
    </Card>
  );
}
