// Completing a task: what came of it, and a note. It can be taken back from the message that follows.
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { RadioButtonGroupInput, required, TextInput, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../../ui/form-dialog.js';
import type { TaskRow } from './task.data.js';
import { useTaskVerbs } from './task-verbs.js';

interface Answers {
  readonly outcome?: string | null;
  readonly note?: string | null;
}

function Unticked({ checklist }: Pick<TaskRow, 'checklist'>) {
  const translate = useTranslate();
  const count = checklist.filter(({ done }) => !done).length;
  if (count === 0) return null;
  return <Alert severity="info">{translate('resources.tasks.complete.unticked', { smart_count: count })}</Alert>;
}

export function CompleteDialog({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { complete, reopen } = useTaskVerbs(task.id);
  const text = (key: string) => translate(`resources.tasks.${key}`, { title: task.title });

  async function undo() {
    await reopen().catch((error: Error) => notify(error.message, { type: 'error' }));
  }

  async function send({ outcome = null, note = null }: Answers) {
    await complete({ outcome, note });
    const action = (
      <Button color="inherit" onClick={() => void undo()}>
        {text('actions.undo')}
      </Button>
    );
    notify(
      <Alert severity="success" action={action}>
        {text('complete.done')}
      </Alert>,
      { autoHideDuration: 8_000 },
    );
  }

  return (
    <FormDialog<Answers>
      title={text('complete.title')}
      submit="resources.tasks.actions.complete"
      onSubmit={send}
      onClose={onClose}
    >
      {task.outcomes.length > 0 && (
        <RadioButtonGroupInput
          source="outcome"
          choices={task.outcomes.map(({ key, label }) => ({ id: key, name: label }))}
          translateChoice={false}
          row={false}
          validate={required()}
          helperText={false}
        />
      )}
      <TextInput source="note" multiline minRows={2} helperText="resources.tasks.complete.note_help" />
      <Unticked checklist={task.checklist} />
    </FormDialog>
  );
}
