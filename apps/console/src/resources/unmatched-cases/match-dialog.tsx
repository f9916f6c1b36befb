// Says whose a group of cases is: an account, and for an address whether all of its domain belong there too.
import { RadioButtonGroupInput, required, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ask, gql } from '../../data/graphql.js';
import type { MatchKind, UnmatchedGroup } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { RecordChoice } from '../../ui/record-choice.js';

const MATCH = gql`
  mutation matchCases($accountId: ID!, $key: String!, $kind: MatchKind!) {
    matched: matchCases(accountId: $accountId, key: $key, kind: $kind)
  }
`;

interface Decision {
  readonly accountId: string;
  readonly kind: MatchKind;
}

const domainOf = ({ kind, key }: UnmatchedGroup): string => (kind === 'email' ? (key.split('@')[1] ?? '') : '');

export function MatchDialog({ group, onClose }: { group: UnmatchedGroup; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string, values = {}) => translate(`resources.unmatched-cases.${key}`, values);
  const domain = domainOf(group);

  async function match({ accountId, kind }: Decision) {
    const key = kind === 'domain' ? domain : group.key;
    const { matched } = await ask<{ matched: number }>(MATCH, { accountId, kind, key });
    notify(text('done', { smart_count: matched }), { type: 'success' });
    refresh();
  }

  return (
    <FormDialog<Decision>
      title={text('title')}
      submit={text('button')}
      values={{ kind: group.kind as MatchKind }}
      onSubmit={match}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
