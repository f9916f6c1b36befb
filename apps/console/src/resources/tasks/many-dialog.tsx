// One step for many tasks. Each is asked of the API on its own: what is refused is said, the others are done.
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { DateInput, required, TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import { FormDialog } from '../../ui/form-dialog.js';
import { UserChoice } from '../../ui/record-choice.js';
import { morningOf, plusDays, QuickDays } from './task-dialogs.js';
import type { TaskRow } from './task.data.js';
import { MANY, sayToTask } from './task-verbs.js';
import { rememberUndo } from './undo.js';

type What = 'complete' | 'snooze' | 'reassign' | 'comment';

interface Values {
  readonly until?: string;
  readonly userId?: string | null;
  readonly body?: string;
  readonly note?: string | null;
}

export interface ManyDialogProps {
  readonly what: What;
  readonly tasks: readonly TaskRow[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const variablesFor = (what: What, { until = '', userId = null, body, note = null }: Values): object => {
  if (what === 'complete') return { input: { note } };
  if (what === 'snooze') return { until: morningOf(until).toISOString() };
  return what === 'reassign' ? { userId: userId || null } : { body };
};

export function ManyDialog({ what, tasks, onDone, onClose }: ManyDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string, about: object = {}) => translate(`resources.tasks.bulk.${key}`, about);

  async function send(values: Values) {
    const done: TaskRow[] = [];
    const refused: string[] = [];
    for (const task of tasks)
      try {
        await sayToTask(MANY[what], { id: task.id, ...variablesFor(what, values) });
        done.push(task);
      } catch (error) {
        refused.push(text('refused', { title: task.title, message: error instanceof Error ? error.message : '' }));
      }
    rememberUndo(async () => {
      for (const { id, assignee } of done)
        if (what === 'reassign') await sayToTask(MANY.reassign, { id, userId: assignee?.id ?? null });
        else if (what !== 'comment') await sayToTask(MANY.reopen, { id });
      refresh();
    });
    refresh();
    onDone();
    notify(
      <Alert severity={refused.length > 0 ? 'warning' : 'success'}>
        {text('done', { smart_count: done.length })}
        {refused.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </Alert>,
      { autoHideDuration: refused.length > 0 ? 15_000 : 6_000 },
    );
  }

  return (
    <FormDialog<Values>
      title={text(what, { smart_count: tasks.length })}
      submit={what === 'comment' ? 'resources.tasks.comments.add' : `resources.tasks.actions.${what}`}
      values={what === 'snooze' ? { until: plusDays(new Date(), 1) } : {}}
      onSubmit={send}
      onClose={onClose}
    >
      {what === 'complete' && (
        <>
          <Typography variant="body2">{text('complete_help')}</Typography>
          <TextInput source="note" multiline helperText={false} />
        </>
      )}
      {what === 'snooze' && (
        <>
          <QuickDays />
          <DateInput source="until" validate={required()} helperText={false} />
        </>
      )}
      {what === 'reassign' && <UserChoice source="userId" helperText="resources.tasks.reassign.help" />}
      {what === 'comment' && <TextInput source="body" multiline minRows={3} validate={required()} helperText={false} />}
    </FormDialog>
  );
}
