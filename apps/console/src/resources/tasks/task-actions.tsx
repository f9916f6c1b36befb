// What can be done with the task in view, as buttons and by c.
import { useState, type ComponentType } from 'react';
import Button from '@mui/material/Button';
import { useNotify, useTranslate } from 'react-admin';
import { useKeys } from '../../layout/use-keys.js';
import { CompleteDialog } from './complete-dialog.js';
import { MoveDueDialog } from './move-due-dialog.js';
import { ReassignDialog, SkipDialog, SnoozeDialog, type TaskDialogProps } from './task-dialogs.js';
import { useTaskVerbs } from './task-verbs.js';
import { WorkInPlace } from './work-in-place.js';
import type { TaskRecord } from './task.data.js';

const DIALOGS = {
  complete: CompleteDialog,
  snooze: SnoozeDialog,
  move: MoveDueDialog,
  skip: SkipDialog,
  reassign: ReassignDialog,
} satisfies Record<string, ComponentType<TaskDialogProps>>;

type Dialog = keyof typeof DIALOGS;

/** Takes back an ending, or wakes a task that sleeps. */
function ReopenButton({ task, label }: { task: TaskRecord; label: 'reopen' | 'wake' }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { reopen } = useTaskVerbs(task.id);
  const press = () => reopen().catch((error: Error) => notify(error.message, { type: 'error' }));
  return (
    <Button variant="outlined" onClick={() => void press()}>
      {translate(`resources.tasks.actions.${label}`)}
    </Button>
  );
}

function OpenTaskActions({ task }: { task: TaskRecord }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<Dialog | null>(null);
  const Content = open && DIALOGS[open];
  useKeys({ c: () => setOpen('complete') });
  return (
    <>
      {task.snoozedUntil && <ReopenButton task={task} label="wake" />}
      {(Object.keys(DIALOGS) as Dialog[]).map((each) => (
        <Button key={each} variant={each === 'complete' ? 'contained' : 'outlined'} onClick={() => setOpen(each)}>
          {translate(`resources.tasks.actions.${each}`)}
        </Button>
      ))}
      <WorkInPlace task={task} />
      {Content && <Content task={task} onClose={() => setOpen(null)} />}
    </>
  );
}

export function TaskActions({ task }: { task: TaskRecord }) {
  if (task.state === 'open') return <OpenTaskActions task={task} />;
  return task.state === 'cancelled' ? null : <ReopenButton task={task} label="reopen" />;
}
