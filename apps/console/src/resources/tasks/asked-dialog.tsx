// The question that a key or a button asks, about one task or about all that are selected.
import { CompleteDialog } from './complete-dialog.js';
import { ManyDialog } from './many-dialog.js';
import { MoveDueDialog } from './move-due-dialog.js';
import { CommentDialog, ReassignDialog, SkipDialog, SnoozeDialog } from './task-dialogs.js';
import type { Work } from './use-work.js';

const ONE = {
  complete: CompleteDialog,
  snooze: SnoozeDialog,
  skip: SkipDialog,
  reassign: ReassignDialog,
  comment: CommentDialog,
  move: MoveDueDialog,
} as const;

export function AskedDialog({ work: { asked, answered, clear } }: { work: Work }) {
  const [task] = asked?.tasks ?? [];
  if (!asked || !task) return null;
  const { what, tasks } = asked;
  if (tasks.length > 1 && what !== 'skip' && what !== 'move')
    return <ManyDialog what={what} tasks={tasks} onDone={clear} onClose={answered} />;
  const Dialog = ONE[what];
  return <Dialog task={task} onClose={answered} />;
}
