// Skipping with a reason, sleeping until a day, giving to somebody else.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useFormContext } from 'react-hook-form';
import { DateInput, required, TextInput, useTranslate } from 'react-admin';
import { FormDialog } from '../../ui/form-dialog.js';
import { isoDay } from '../../ui/format.js';
import { UserChoice } from '../../ui/record-choice.js';
import { useNow } from '../../ui/times.js';
import type { TaskRow } from './task.data.js';
import { useTaskVerbs } from './task-verbs.js';
import { rememberUndo } from './undo.js';

export interface TaskDialogProps {
  readonly task: TaskRow;
  readonly onClose: () => void;
}

function useTexts(dialog: 'skip' | 'snooze' | 'reassign', { title }: TaskRow) {
  const translate = useTranslate();
  return (key: string) => translate(`resources.tasks.${dialog}.${key}`, { title });
}

export function SkipDialog({ task, onClose }: TaskDialogProps) {
  const text = useTexts('skip', task);
  const { skip } = useTaskVerbs(task.id);
  return (
    <FormDialog<{ reason: string }>
      title={text('title')}
      submit="resources.tasks.actions.skip"
      onSubmit={({ reason }) => skip(reason)}
      onClose={onClose}
    >
      <Typography variant="body2">{text('help')}</Typography>
      <TextInput source="reason" validate={required()} helperText={false} />
    </FormDialog>
  );
}

const MORNING = 8;

/** The morning of a day of the viewer's calendar. */
export const morningOf = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, MORNING);
};

export const plusDays = (now: Date, days: number): string =>
  isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));

/** Monday itself leads to the one a week later. */
const untilMonday = (now: Date): number => (8 - now.getDay()) % 7 || 7;

export function QuickDays() {
  const translate = useTranslate();
  const now = useNow();
  const { setValue } = useFormContext();
  const days = { tomorrow: 1, monday: untilMonday(now), fortnight: 14 };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {Object.entries(days).map(([key, ahead]) => (
        <Button
          key={key}
          variant="outlined"
          onClick={() => setValue('until', plusDays(now, ahead), { shouldDirty: true })}
        >
          {translate(`resources.tasks.snooze.${key}`)}
        </Button>
      ))}
    </Box>
  );
}

export function SnoozeDialog({ task, onClose }: TaskDialogProps) {
  const text = useTexts('snooze', task);
  const { snooze, reopen } = useTaskVerbs(task.id);
  return (
    <FormDialog<{ until: string }>
      title={text('title')}
      submit="resources.tasks.actions.snooze"
      values={{ until: plusDays(new Date(), 1) }}
      onSubmit={({ until }) => snooze(morningOf(until)).then(() => rememberUndo(reopen))}
      onClose={onClose}
    >
      <QuickDays />
      <DateInput source="until" validate={required()} helperText={false} />
      <Typography variant="caption" color="text.secondary">
        {text('help')}
      </Typography>
    </FormDialog>
  );
}

export function ReassignDialog({ task, onClose }: TaskDialogProps) {
  const text = useTexts('reassign', task);
  const { reassign } = useTaskVerbs(task.id);
  return (
    <FormDialog<{ userId: string | null }>
      title={text('title')}
      submit="resources.tasks.actions.reassign"
      values={{ userId: task.assignee?.id ?? null }}
      onSubmit={({ userId }) => {
        const before = task.assignee?.id ?? null;
        return reassign(userId || null).then(() => rememberUndo(() => reassign(before)));
      }}
      onClose={onClose}
    >
      <UserChoice source="userId" helperText="resources.tasks.reassign.help" />
    </FormDialog>
  );
}

export function CommentDialog({ task, onClose }: TaskDialogProps) {
  const translate = useTranslate();
  const { comment } = useTaskVerbs(task.id);
  return (
    <FormDialog<{ body: string }>
      title={task.title}
      submit="resources.tasks.comments.add"
      onSubmit={({ body }) => comment(body)}
      onClose={onClose}
    >
      <TextInput
        source="body"
        label={translate('resources.tasks.fields.body')}
        multiline
        minRows={3}
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}
