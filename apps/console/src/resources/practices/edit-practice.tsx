// Rewriting a best-practice page: its title and its markdown. What was changed here shows as drift when its SuccessBLOC is planned.
import { useState } from 'react';
import Button from '@mui/material/Button';
import { required, TextInput, useNotify, useRefresh, useTranslate } from 'react-admin';
import { accepted, ask, gql } from '../../data/graphql.js';
import type { Practice } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';

const SAVE = gql`
  mutation savePractice($key: ID!, $title: String!, $body: String!) {
    result: savePractice(key: $key, title: $title, body: $body) {
      ... on Practice {
        key
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Values = Pick<Practice, 'title' | 'body'>;

export function EditPractice({ practice }: { practice: Pick<Practice, 'key' | 'title' | 'body'> }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  async function save({ title, body }: Values) {
    const { result } = await ask<{ result: { key: string } | { refusal: string; message: string } }>(SAVE, {
      key: practice.key,
      title,
      body,
    });
    accepted<{ key: string }>(result);
    notify('resources.practices.saved', { type: 'success' });
    refresh();
  }
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('resources.practices.edit')}
      </Button>
      {isOpen && (
        <FormDialog<Values>
          title={translate('resources.practices.edit')}
          submit="resources.practices.save"
          values={{ title: practice.title, body: practice.body }}
          onSubmit={save}
          onClose={() => setOpen(false)}
        >
          <TextInput source="title" validate={required()} helperText={false} />
          <TextInput
            source="body"
            multiline
            minRows={14}
            maxRows={28}
            validate={required()}
            helperText="resources.practices.body_help"
          />
        </FormDialog>
      )}
    </>
  );
}
