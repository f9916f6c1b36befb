// Moving a due date, and with it the later open tasks of the same work where wanted. It can be taken back.
import { BooleanInput, DateTimeInput, required, useNotify, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { FormDialog } from '../../ui/form-dialog.js';
import type { TaskDialogProps } from './task-dialogs.js';
import { useTaskVerbs } from './task-verbs.js';
import { rememberUndo } from './undo.js';

const LATER = gql`
  query laterTasks($id: ID!) {
    task(id: $id) {
      later {
        id
      }
    }
  }
`;

export function MoveDueDialog({ task, onClose }: TaskDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const { moveDue } = useTaskVerbs(task.id);
  const { data } = useAsk<{ task: { later: readonly object[] } | null }>('tasks', LATER, { id: task.id });
  const later = data?.task?.later.length ?? 0;
  return (
    <FormDialog<{ to: string; withLater: boolean }>
      title={translate('resources.tasks.move.title', { title: task.title })}
      submit="resources.tasks.actions.move"
      values={{ to: task.dueAt, withLater: true }}
      onSubmit={async ({ to, withLater }) => {
        const { count, undo } = await moveDue(new Date(to), withLater && later > 0);
        rememberUndo(undo);
        notify('resources.tasks.move.done', { type: 'success', messageArgs: { smart_count: count } });
      }}
      onClose={onClose}
    >
      <DateTimeInput source="to" validate={required()} helperText={false} />
      {later > 0 && (
        <BooleanInput
          source="withLater"
          label={translate('resources.tasks.move.later', { smart_count: later })}
          helperText="resources.tasks.move.help"
        />
      )}
    </FormDialog>
  );
}
