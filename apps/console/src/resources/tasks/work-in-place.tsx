// What can be done from the task itself: a drafted mail to a contact, a call that is logged, a hand-over by the directory.
import { useState } from 'react';
import Button from '@mui/material/Button';
import { required, SelectInput, TextInput, useGetIdentity, useNotify, useRefresh, useTranslate } from 'react-admin';
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { FormDialog } from '../../ui/form-dialog.js';
import type { TaskRow } from './task.data.js';

const SAID = '{ ... on Task { id } ... on CodedError { refusal: code message } }';
const MAIL = `mutation mailFromTask($id: ID!, $contactId: ID!, $subject: String!, $text: String!) {
  result: mailFromTask(id: $id, contactId: $contactId, subject: $subject, text: $text) ${SAID} }`;
const CALL = `mutation logTaskCall($id: ID!, $contactId: ID, $summary: String!) {
  result: logTaskCall(id: $id, contactId: $contactId, summary: $summary) ${SAID} }`;
const HAND_OVER = `mutation handOverTask($id: ID!, $entryId: ID!, $message: String!) {
  result: handOverTask(id: $id, entryId: $entryId, message: $message) ${SAID} }`;

const CONTACTS = gql`
  query contactsOfTask($accountId: ID!) {
    contacts(filter: { accountId: $accountId }, first: 200) {
      nodes {
        id
        firstName
        lastName
        email
        roles
      }
    }
  }
`;

const DIRECTORY = gql`
  query directoryForTask {
    directory: escalationDirectory {
      id
      team
      product
      problemType
      person {
        name
      }
    }
  }
`;

interface Contact {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly roles: readonly string[];
}

interface Entry {
  readonly id: string;
  readonly team: string;
  readonly product: string | null;
  readonly problemType: string | null;
  readonly person: { readonly name: string } | null;
}

type Work =
  | { readonly do: 'mail'; readonly subject: string; readonly body: string }
  | { readonly do: 'call' | 'hand-over' | 'choose-accounts' };

const nameOf = ({ firstName, lastName, email }: Contact): string =>
  [firstName, lastName].filter(Boolean).join(' ') || (email ?? '');

/** Marks stand for names; the contact's is filled in by whoever writes, as it is chosen in the same form. */
const drafted = (text: string, names: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{\s*(account|contact|me)\s*\}\}/g, (mark, name: string) => names[name] ?? mark);

interface DialogProps {
  readonly task: TaskRow;
  readonly work: Work;
  readonly onClose: () => void;
}

function useSay(task: TaskRow, done: string) {
  const notify = useNotify();
  const refresh = useRefresh();
  return async (document: string, variables: Variables) => {
    const { result } = await ask<{ result: { id: string } | { refusal: string; message: string } }>(document, {
      id: task.id,
      ...variables,
    });
    accepted<{ id: string }>(result);
    notify(`resources.tasks.work.${done}`, { type: 'success' });
    refresh();
  };
}

function useContacts({ account }: TaskRow) {
  const { data } = useAsk<{ contacts: { nodes: readonly Contact[] } }>(
    'contacts',
    CONTACTS,
    { accountId: account?.id },
    { enabled: account !== null },
  );
  return data?.contacts.nodes ?? [];
}

const choiceOf = (contact: Contact) => ({
  id: contact.id,
  name: [nameOf(contact), ...contact.roles].join(' · '),
});

function MailDialog({ task, work, onClose }: DialogProps) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const say = useSay(task, 'mailed');
  const contacts = useContacts(task).filter(({ email }) => email);
  const names = { account: task.account?.name ?? '', me: identity?.fullName ?? '' };
  const draft = work.do === 'mail' ? work : { subject: '', body: '' };
  return (
    <FormDialog<{ contactId: string; subject: string; text: string }>
      title={translate('resources.tasks.work.mail')}
      submit="resources.tasks.work.send"
      values={{ subject: drafted(draft.subject, names), text: drafted(draft.body, names) }}
      onSubmit={({ contactId, subject, text }) => {
        const contact = contacts.find(({ id }) => id === contactId);
        const named = { ...names, contact: contact?.firstName ?? (contact ? nameOf(contact) : '') };
        return say(MAIL, { contactId, subject: drafted(subject, named), text: drafted(text, named) });
      }}
      onClose={onClose}
    >
      <SelectInput
        source="contactId"
        label="resources.tasks.work.contact"
        choices={contacts.map(choiceOf)}
        translateChoice={false}
        validate={required()}
        helperText={false}
      />
      <TextInput source="subject" label="resources.tasks.work.subject" validate={required()} helperText={false} />
      <TextInput
        source="text"
        label="resources.tasks.work.text"
        multiline
        minRows={8}
        maxRows={18}
        validate={required()}
        helperText="resources.tasks.work.mail_help"
      />
    </FormDialog>
  );
}

function CallDialog({ task, onClose }: DialogProps) {
  const translate = useTranslate();
  const say = useSay(task, 'called');
  const contacts = useContacts(task);
  return (
    <FormDialog<{ contactId?: string; summary: string }>
      title={translate('resources.tasks.work.call')}
      submit="resources.tasks.work.log"
      onSubmit={({ contactId, summary }) => say(CALL, { contactId: contactId || null, summary })}
      onClose={onClose}
    >
      <SelectInput
        source="contactId"
        label="resources.tasks.work.contact"
        choices={contacts.map(choiceOf)}
        translateChoice={false}
        helperText={false}
      />
      <TextInput
        source="summary"
        label="resources.tasks.work.summary"
        multiline
        minRows={4}
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}

function HandOverDialog({ task, onClose }: DialogProps) {
  const translate = useTranslate();
  const say = useSay(task, 'handed');
  const { data } = useAsk<{ directory: readonly Entry[] }>('directory', DIRECTORY);
  const choices = (data?.directory ?? []).map(({ id, team, product, problemType, person }) => ({
    id,
    name: [team, person?.name, product, problemType].filter(Boolean).join(' · '),
  }));
  return (
    <FormDialog<{ entryId: string; message: string }>
      title={translate('resources.tasks.work.hand_over')}
      submit="resources.tasks.work.hand_over_send"
      onSubmit={({ entryId, message }) => say(HAND_OVER, { entryId, message })}
      onClose={onClose}
    >
      <SelectInput
        source="entryId"
        label="resources.tasks.work.entry"
        choices={choices}
        translateChoice={false}
        validate={required()}
        helperText={choices.length === 0 ? 'resources.tasks.work.no_entries' : false}
      />
      <TextInput
        source="message"
        label="resources.tasks.work.text"
        multiline
        minRows={8}
        validate={required()}
        helperText="resources.tasks.work.hand_over_help"
      />
    </FormDialog>
  );
}

const DIALOGS = { mail: MailDialog, call: CallDialog, 'hand-over': HandOverDialog } as const;

/** Nothing where the task offers nothing to do in place. */
export function WorkInPlace({ task }: { task: TaskRow }) {
  const translate = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const work = task.work as Work | null;
  if (!work || work.do === 'choose-accounts' || task.state !== 'open') return null;
  const needsAccount = work.do !== 'hand-over';
  if (needsAccount && !task.account) return null;
  const Dialog = DIALOGS[work.do];
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {translate(`resources.tasks.work.${work.do.replace('-', '_')}`)}
      </Button>
      {isOpen && <Dialog task={task} work={work} onClose={() => setOpen(false)} />}
    </>
  );
}
