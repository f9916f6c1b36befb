// The questions of each action; what the API refuses is said in the dialog, with nothing lost.
import type { ReactNode } from 'react';
import { required, SelectInput, TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { EngagedRole } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { words } from '../../ui/format.js';
import { UserChoice } from '../../ui/record-choice.js';
import {
  acknowledgeCases,
  addCaseNote,
  engage,
  reassignCase,
  replyToCase,
  setCasePriority,
  takeCase,
} from './triage-verbs.js';
import type { TriagedCase } from './triage.data.js';

export interface StepProps {
  readonly of: TriagedCase;
  readonly onClose: () => void;
}

type Values = Readonly<Record<string, string | null | undefined>>;

interface StepDialogProps {
  /** key of the texts `resources.triage.dialog.<step>`: title, button, done */
  readonly step: string;
  readonly start?: Values;
  readonly onSubmit: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

function StepDialog({ step, start, onSubmit, onClose, children }: StepDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string) => translate(`resources.triage.dialog.${step}.${key}`);
  return (
    <FormDialog<Values>
      title={text('title')}
      submit={text('button')}
      values={start}
      onSubmit={async (values) => {
        await onSubmit(values);
        notify(text('done'), { type: 'success' });
        refresh();
      }}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}

const label = (source: string) => `resources.triage.fields.${source}`;
const Words = ({ source }: { source: string }) => (
  <TextInput source={source} label={label(source)} multiline minRows={3} validate={required()} helperText={false} />
);

export const ReplyDialog = ({ of, onClose }: StepProps) => (
  <StepDialog
    step="reply"
    onClose={onClose}
    onSubmit={({ body }) => replyToCase({ id: of.id, input: { body: body ?? '' } })}
  >
    <Words source="body" />
  </StepDialog>
);

export const TakeDialog = ({ of, onClose }: StepProps) => (
  <StepDialog step="take" onClose={onClose} onSubmit={() => takeCase({ id: of.id })} />
);

export const NoteDialog = ({ of, onClose }: StepProps) => (
  <StepDialog
    step="note"
    onClose={onClose}
    onSubmit={({ note, ownerId }) => addCaseNote({ id: of.id, body: note, ownerId: ownerId || null })}
  >
    <Words source="note" />
    <UserChoice source="ownerId" label={label('ownerId')} helperText={false} />
  </StepDialog>
);

const PRIORITIES = ['critical', 'high', 'normal', 'low'];

export const PriorityDialog = ({ of, onClose }: StepProps) => (
  <StepDialog
    step="priority"
    start={{ priority: PRIORITIES[Math.max(0, PRIORITIES.indexOf(of.priority) - 1)] }}
    onClose={onClose}
    onSubmit={({ priority }) => setCasePriority({ id: of.id, priority })}
  >
    <SelectInput
      source="priority"
      label={label('priority')}
      choices={PRIORITIES.map((id) => ({ id, name: words(id) }))}
      translateChoice={false}
      validate={required()}
      helperText={false}
    />
  </StepDialog>
);

export const ReassignDialog = ({ of, onClose }: StepProps) => (
  <StepDialog
    step="reassign"
    start={{ team: of.team }}
    onClose={onClose}
    onSubmit={({ userId, team }) => reassignCase({ id: of.id, ...(userId && { userId }), team: team || null })}
  >
    <UserChoice source="userId" label={label('userId')} helperText={false} />
    <TextInput source="team" label={label('team')} helperText={false} />
  </StepDialog>
);

export const EngageDialog = ({ of, role, onClose }: StepProps & { role: EngagedRole }) => (
  <StepDialog step="engage" onClose={onClose} onSubmit={({ ask }) => engage({ caseId: of.id, role, ask })}>
    <Words source="ask" />
  </StepDialog>
);

export const AcknowledgeDialog = ({
  ids,
  onClose,
  onDone,
}: {
  ids: readonly string[];
  onClose: () => void;
  onDone?: () => void;
}) => (
  <StepDialog
    step="acknowledge"
    onClose={onClose}
    onSubmit={async ({ reason }) => {
      await acknowledgeCases({ ids, reason });
      onDone?.();
    }}
  >
    <Words source="reason" />
  </StepDialog>
);
