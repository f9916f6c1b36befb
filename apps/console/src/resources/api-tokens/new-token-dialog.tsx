// Makes a token, then shows its secret, once.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { CheckboxGroupInput, Form, required, SaveButton, TextInput, useGetIdentity, useTranslate } from 'react-admin';
import { ask } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { UserChoice } from '../../ui/record-choice.js';
import { CREATE, PERMISSIONS, type CreateAnswer, type PermissionsAnswer } from './api-token.data.js';
import { Secret } from './secret.js';

export interface NewTokenDialogProps {
  readonly onClose: () => void;
  readonly onMade: () => void;
}

export function NewTokenDialog({ onClose, onMade }: NewTokenDialogProps) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const { data } = useAsk<PermissionsAnswer>('api-tokens', PERMISSIONS);
  const [secret, setSecret] = useState('');
  const [refusal, setRefusal] = useState('');
  const text = (key: string) => translate(`resources.api-tokens.${key}`);

  async function make(values: Record<string, unknown>) {
    try {
      const { result } = await ask<CreateAnswer>(CREATE, values);
      setSecret(result.secret);
      onMade();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  }

  if (secret)
    return (
      <Dialog open fullWidth maxWidth="sm" aria-labelledby="token-title">
        <DialogTitle id="token-title">{text('created')}</DialogTitle>
        <DialogContent>
          <Secret label={text('secret')} value={secret} help={text('copy_now')} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('bellwether.action.close')}</Button>
        </DialogActions>
      </Dialog>
    );

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="token-title">
      <DialogTitle id="token-title">{text('create')}</DialogTitle>
      <Form resource="api-tokens" defaultValues={{ userId: identity?.id, scopes: [] }} onSubmit={make}>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { paddingTop: 1 } }}>
          <TextInput source="name" label={text('fields.name')} validate={required()} helperText={text('name_help')} />
          <UserChoice source="userId" label={text('fields.user')} validate={required()} helperText={false} />
          <CheckboxGroupInput
            source="scopes"
            label={text('fields.scopes')}
            choices={(data?.permissions ?? []).map((id) => ({ id, name: id }))}
            translateChoice={false}
            validate={required()}
            helperText={false}
          />
          {refusal && <Alert severity="error">{refusal}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('bellwether.action.cancel')}</Button>
          <SaveButton label={text('create')} icon={<></>} alwaysEnable />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
