// Who looks after the account: one person a role, or nobody.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Form, SaveButton, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask, gql } from '../../data/graphql.js';
import type { OwnerRole } from '../../schema.js';
import { UserChoice } from '../../ui/record-choice.js';
import type { AccountRecord } from './account.data.js';

const SET = gql`
  mutation setAccountOwner($id: ID!, $role: OwnerRole!, $userId: ID) {
    result: setAccountOwner(id: $id, role: $role, userId: $userId) {
      id
    }
  }
`;

const ROLES: readonly OwnerRole[] = ['csm', 'am', 'sponsor'];

export function OwnersDialog({ account, onClose }: { account: AccountRecord; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [refusal, setRefusal] = useState('');
  const now = Object.fromEntries(account.owners.map(({ role, user }) => [role, user.id]));

  async function save(wish: Record<string, string | null | undefined>) {
    try {
      for (const role of ROLES) {
        const userId = wish[role] ?? null;
        if (userId !== (now[role] ?? null)) await ask(SET, { id: account.id, role, userId });
      }
      notify('resources.accounts.owners.saved', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="owners-title">
      <DialogTitle id="owners-title">{translate('resources.accounts.owners.change')}</DialogTitle>
      <Form record={now} onSubmit={save}>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { paddingTop: 1 } }}>
          {ROLES.map((role) => (
            <UserChoice key={role} source={role} label={`resources.accounts.owner.${role}`} helperText={false} />
          ))}
          {refusal && <Alert severity="error">{refusal}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('bellwether.action.cancel')}</Button>
          <SaveButton icon={<></>} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
