// How a task's own words look: when it is due, how it stands, where it belongs.
import type { MouseEvent } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LinkBase, useTranslate } from 'react-admin';
import type { TaskState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime, useNow } from '../../ui/times.js';
import type { TaskRow } from './task.data.js';

const STATE: Readonly<Record<TaskState, Tone>> = {
  open: 'info',
  done: 'good',
  skipped: 'neutral',
  cancelled: 'neutral',
};

export function TaskStateChip({ state }: { state: TaskState }) {
  const translate = useTranslate();
  return <StatusChip tone={STATE[state]} label={translate(`resources.tasks.states.${state}`)} />;
}

/** How it ended: the outcome where one was chosen, else the state. */
export function Outcome({ task: { state, outcome, outcomes } }: { task: TaskRow }) {
  const label = outcomes.find(({ key }) => key === outcome)?.label;
  return label ? <StatusChip tone={STATE[state]} label={label} /> : <TaskStateChip state={state} />;
}

export const isLate = ({ state, dueAt }: Pick<TaskRow, 'state' | 'dueAt'>, now: Date): boolean =>
  state === 'open' && new Date(dueAt) < now;

export function Due({ task }: { task: Pick<TaskRow, 'state' | 'dueAt'> }) {
  const late = isLate(task, useNow());
  return (
    <Box component="span" sx={late ? { color: 'tones.bad.text', fontWeight: 600 } : undefined}>
      <RelativeTime at={task.dueAt} />
    </Box>
  );
}

/** What keeps it from being done now. */
function Hold({ task: { waitsFor, snoozedUntil, state } }: { task: TaskRow }) {
  const translate = useTranslate();
  const now = useNow();
  if (state !== 'open') return null;
  if (snoozedUntil && new Date(snoozedUntil) > now)
    return <StatusChip tone="accent" label={translate('resources.tasks.asleep')} />;
  if (!waitsFor) return null;
  return (
    <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', display: 'block' }}>
      {translate('resources.tasks.waits', { title: waitsFor.title })}
    </Box>
  );
}

export function TaskTitle({ task }: { task: TaskRow }) {
  return (
    <>
      {task.title} <Hold task={task} />
    </>
  );
}

export function AccountLink({ account }: Pick<TaskRow, 'account'>) {
  if (!account) return <>–</>;
  return (
    <Link
      component={LinkBase}
      to={`/accounts/${account.id}/show`}
      onClick={(event: MouseEvent) => event.stopPropagation()}
    >
      {account.name}
    </Link>
  );
}

/** The play that made it, and its place there. */
export function Reason({ task: { play, step } }: { task: Pick<TaskRow, 'play' | 'step'> }) {
  const translate = useTranslate();
  return (
    <>{play ? translate('resources.tasks.step', { play: play.name, step }) : translate('resources.tasks.by_hand')}</>
  );
}
