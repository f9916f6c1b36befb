// Completing a task: what came of it, the answers it asks for, and a note. It can be taken back from the message that follows, or by u.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import {
  DateInput,
  NumberInput,
  RadioButtonGroupInput,
  SelectInput,
  TextInput,
  required,
  useNotify,
  useTranslate,
} from 'react-admin';
import { FormDialog } from '../../ui/form-dialog.js';
import { AccountsChoice } from './accounts-choice.js';
import type { TaskRow } from './task.data.js';
import { useTaskVerbs } from './task-verbs.js';
import { rememberUndo, useUndo } from './undo.js';

interface Values {
  readonly outcome?: string | null;
  readonly note?: string | null;
  readonly answers?: Readonly<Record<string, unknown>>;
}

type Field = TaskRow['fields'][number];

function Question({ field: { key, label, type, options, required: isRequired } }: { field: Field }) {
  const translate = useTranslate();
  const common = { source: `answers.${key}`, label, validate: isRequired ? required() : undefined, helperText: false };
  if (type === 'number') return <NumberInput {...common} />;
  if (type === 'date') return <DateInput {...common} />;
  if (type === 'choice')
    return <SelectInput {...common} choices={options.map((id) => ({ id, name: id }))} translateChoice={false} />;
  if (type === 'yes_no')
    return (
      <SelectInput
        {...common}
        choices={[
          { id: 'yes', name: translate('ra.boolean.true') },
          { id: 'no', name: translate('ra.boolean.false') },
        ]}
      />
    );
  return <TextInput {...common} multiline />;
}

function Unticked({ checklist }: Pick<TaskRow, 'checklist'>) {
  const translate = useTranslate();
  const count = checklist.filter(({ done }) => !done).length;
  if (count === 0) return null;
  return <Alert severity="info">{translate('resources.tasks.complete.unticked', { smart_count: count })}</Alert>;
}

/** As the API takes them: what was left out is not said, yes and no are truth values. */
const answersOf = (fields: readonly Field[], given: Values['answers'] = {}) =>
  Object.fromEntries(
    fields.flatMap(({ key, type }) => {
      const value = given[key];
      if (value === undefined || value === null || value === '') return [];
      return [[key, type === 'yes_no' ? value === 'yes' : value]];
    }),
  );

export function CompleteDialog({ task, onClose }: { task: TaskRow; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const undo = useUndo();
  const { complete, reopen } = useTaskVerbs(task.id);
  const [accountIds, choose] = useState<readonly string[]>([]);
  const choosesAccounts = (task.work as { do?: string } | null)?.do === 'choose-accounts';
  const text = (key: string) => translate(`resources.tasks.${key}`, { title: task.title });

  async function send({ outcome = null, note = null, answers }: Values) {
    await complete({
      outcome,
      note,
      answers: answersOf(task.fields, answers),
      ...(choosesAccounts && { accountIds: [...accountIds] }),
    });
    rememberUndo(reopen);
    notify(
      <Alert
        severity="success"
        action={
          <Button color="inherit" onClick={() => void undo()}>
            {text('actions.undo')}
          </Button>
        }
      >
        {text('complete.done')}
      </Alert>,
      { autoHideDuration: 8_000 },
    );
  }

  return (
    <FormDialog<Values>
      title={text('complete.title')}
      submit="resources.tasks.actions.complete"
      onSubmit={send}
      onClose={onClose}
    >
      {choosesAccounts && <AccountsChoice chosen={accountIds} onChoose={choose} />}
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
      {task.fields.map((field) => (
        <Question key={field.key} field={field} />
      ))}
      <TextInput source="note" multiline minRows={2} helperText="resources.tasks.complete.note_help" />
      <Unticked checklist={task.checklist} />
    </FormDialog>
  );
}
