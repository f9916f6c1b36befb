// The dialogs of a case: an answer, a note, a talk that took place, its priority, its owner, its state.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import {
  DateTimeInput,
  ReferenceInput,
  AutocompleteInput,
  required,
  SelectInput,
  TextInput,
  useNotify,
  useTranslate,
} from 'react-admin';
import { FormDialog } from '../../ui/form-dialog.js';
import { words } from '../../ui/format.js';
import { UserChoice } from '../../ui/record-choice.js';
import type { CaseState, LoggedChannel } from '../../schema.js';
import type { CaseRecord } from './case.data.js';
import { useCaseVerbs } from './case-verbs.js';

export interface CaseDialogProps {
  readonly of: CaseRecord;
  readonly onClose: () => void;
}

const PRIORITIES = ['critical', 'high', 'normal', 'low'].map((id) => ({ id, name: words(id) }));

/** Says that it is done, as the page behind may look as before. */
function useDone(dialog: string) {
  const translate = useTranslate();
  const notify = useNotify();
  const text = (key: string, options = {}) => translate(`resources.cases.${dialog}.${key}`, options);
  const done = () => notify(text('done'), { type: 'success' });
  return { text, done };
}

export function ReplyDialog({ of, onClose }: CaseDialogProps) {
  const { text, done } = useDone('reply');
  const translate = useTranslate();
  const { reply } = useCaseVerbs(of.id);
  // One key for this dialog: what is sent twice by a nervous hand goes out once.
  const [key] = useState(() => crypto.randomUUID());
  const to = of.contact?.email ?? of.contactEmail;
  const states = (['open', 'pending', 'resolved'] as const).map((id) => ({ id, name: `resources.cases.states.${id}` }));
  return (
    <FormDialog<{ body: string; then?: CaseState | '' }>
      title={text('title')}
      submit="resources.cases.reply.submit"
      values={of.keptElsewhere ? {} : { then: 'pending' }}
      onSubmit={({ body, then }) => reply({ body, key, then: then || null }).then(done)}
      onClose={onClose}
    >
      {to ? (
        <Typography variant="body2" color="text.secondary">
          {text('to', { to })}
        </Typography>
      ) : (
        <Alert severity="warning">{text('no_address')}</Alert>
      )}
      <TextInput source="body" label={text('body')} multiline minRows={6} validate={required()} helperText={false} />
      {of.keptElsewhere ? (
        <Typography variant="caption" color="text.secondary">
          {text('elsewhere', { source: of.source })}
        </Typography>
      ) : (
        <SelectInput
          source="then"
          label={translate('resources.cases.reply.then')}
          choices={states}
          validate={required()}
          helperText={false}
        />
      )}
    </FormDialog>
  );
}

export function NoteDialog({ of, onClose }: CaseDialogProps) {
  const { text, done } = useDone('note');
  const { note } = useCaseVerbs(of.id);
  return (
    <FormDialog<{ body: string; ownerId?: string | null }>
      title={text('title')}
      submit="resources.cases.note.submit"
      values={{ ownerId: of.owner?.id ?? null }}
      onSubmit={({ body, ownerId }) => note(body, ownerId || null).then(done)}
      onClose={onClose}
    >
      <TextInput source="body" label={text('body')} multiline minRows={4} validate={required()} helperText={false} />
      <UserChoice source="ownerId" label={text('owner')} helperText="resources.cases.note.owner_help" />
    </FormDialog>
  );
}

const CHANNELS = (['call', 'chat', 'meeting'] as const).map((id) => ({ id, name: `resources.cases.channels.${id}` }));

interface Talk {
  readonly channel: LoggedChannel;
  readonly at: string | Date;
  readonly contactId?: string | null;
  readonly summary: string;
}

export function LogDialog({ of, onClose }: CaseDialogProps) {
  const { text, done } = useDone('log');
  const { log } = useCaseVerbs(of.id);
  const [now] = useState(() => new Date());
  return (
    <FormDialog<Talk>
      title={text('title')}
      submit="resources.cases.log.submit"
      values={{ channel: 'call', at: now, contactId: of.contact?.id ?? null }}
      onSubmit={({ channel, at, contactId, summary }) =>
        log({ channel, at: new Date(at).toISOString(), contactId: contactId || null, summary }).then(done)
      }
      onClose={onClose}
    >
      <SelectInput
        source="channel"
        label={text('channel')}
        choices={CHANNELS}
        validate={required()}
        helperText={false}
      />
      <DateTimeInput source="at" label={text('at')} validate={required()} helperText={false} />
      {of.account && (
        <ReferenceInput
          source="contactId"
          reference="contacts"
          filter={{ accountId: of.account.id }}
          sort={{ field: 'name', order: 'ASC' }}
        >
          <AutocompleteInput
            label={text('contact')}
            optionText="name"
            filterToQuery={(search: string) => (search ? { search } : {})}
            helperText={false}
          />
        </ReferenceInput>
      )}
      <TextInput
        source="summary"
        label={text('summary')}
        multiline
        minRows={3}
        validate={required()}
        helperText="resources.cases.log.help"
      />
    </FormDialog>
  );
}

export function PriorityDialog({ of, onClose }: CaseDialogProps) {
  const { text, done } = useDone('prioritise');
  const { prioritise } = useCaseVerbs(of.id);
  return (
    <FormDialog<{ priority: string }>
      title={text('title')}
      submit="resources.cases.prioritise.submit"
      values={{ priority: of.priority }}
      onSubmit={({ priority }) => prioritise(priority).then(done)}
      onClose={onClose}
    >
      <SelectInput
        source="priority"
        label="resources.cases.fields.priority"
        choices={PRIORITIES}
        validate={required()}
        translateChoice={false}
        helperText={false}
      />
    </FormDialog>
  );
}

export function ReassignDialog({ of, onClose }: CaseDialogProps) {
  const { text, done } = useDone('reassign');
  const { reassign } = useCaseVerbs(of.id);
  const before = { userId: of.owner?.id ?? null, team: of.team ?? '' };
  return (
    <FormDialog<{ userId: string | null; team: string }>
      title={text('title')}
      submit="resources.cases.reassign.submit"
      values={before}
      onSubmit={({ userId, team }) =>
        reassign({
          ...((userId || null) !== before.userId && { userId: userId || null }),
          ...((team || '') !== before.team && { team: team || null }),
        }).then(done)
      }
      onClose={onClose}
    >
      <UserChoice source="userId" label={text('to')} helperText={false} />
      <TextInput source="team" label="resources.cases.fields.team" helperText={false} />
    </FormDialog>
  );
}

export function StateDialog({ of, onClose }: CaseDialogProps) {
  const { text, done } = useDone('state');
  const { move } = useCaseVerbs(of.id);
  const choices = (['open', 'pending', 'resolved', 'closed'] as const).map((id) => ({
    id,
    name: `resources.cases.states.${id}`,
  }));
  return (
    <FormDialog<{ state: CaseState }>
      title={text('title')}
      submit="resources.cases.state.submit"
      values={{ state: of.state }}
      onSubmit={({ state }) => move(state).then(done)}
      onClose={onClose}
    >
      <SelectInput
        source="state"
        label="resources.cases.fields.state"
        choices={choices}
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}
