// Says whose a group of cases is: an account, and for an address whether all of its domain belong there too.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Form, RadioButtonGroupInput, required, SaveButton, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask, gql } from '../../data/graphql.js';
import type { UnmatchedGroup } from '../../schema.js';
import { RecordChoice } from '../../ui/record-choice.js';

const MATCH = gql`
  mutation matchCases($accountId: ID!, $key: String!, $kind: MatchKind!) {
    matched: matchCases(accountId: $accountId, key: $key, kind: $kind)
  }
`;

const domainOf = ({ kind, key }: UnmatchedGroup): string => (kind === 'email' ? (key.split('@')[1] ?? '') : '');

export function MatchDialog({ group, onClose }: { group: UnmatchedGroup; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [refusal, setRefusal] = useState('');
  const text = (key: string, values = {}) => translate(`resources.unmatched-cases.${key}`, values);
  const domain = domainOf(group);

  async function match({ accountId, kind }: { accountId?: string; kind?: string }) {
    const wish = kind === 'domain' ? { kind, key: domain } : { kind: group.kind, key: group.key };
    try {
      const { matched } = await ask<{ matched: number }>(MATCH, { accountId, ...wish });
      notify(text('done', { smart_count: matched }), { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      setRefusal(error instanceof Error ? translate(error.message, { _: error.message }) : String(error));
    }
  }

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="match-title">
      <DialogTitle id="match-title">{text('title')}</DialogTitle>
      <Form record={{ kind: group.kind }} onSubmit={match}>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { paddingTop: 1 } }}>
          <div>
            <strong>{group.key}</strong>
            {` · ${text('waiting', { smart_count: group.cases })}`}
          </div>
          <RecordChoice
            source="accountId"
            reference="accounts"
            label="resources.unmatched-cases.account"
            validate={required()}
            helperText={false}
          />
          {domain && (
            <RadioButtonGroupInput
              source="kind"
              row={false}
              translateChoice={false}
              label="resources.unmatched-cases.reach"
              helperText="resources.unmatched-cases.domain_help"
              choices={[
                { id: 'email', name: text('only_address', { address: group.key }) },
                { id: 'domain', name: text('whole_domain', { domain }) },
              ]}
            />
          )}
          {refusal && <Alert severity="error">{refusal}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('bellwether.action.cancel')}</Button>
          <SaveButton icon={<></>} label="resources.unmatched-cases.button" alwaysEnable />
        </DialogActions>
      </Form>
    </Dialog>
  );
}
