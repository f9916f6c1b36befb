// Home card: the accounts that the viewer looks after, the next renewal first.
import Button from '@mui/material/Button';
import { LinkBase, ListBase, useGetIdentity, useListContext, useTranslate } from 'react-admin';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { RelativeDay } from '../../ui/times.js';
import { AnnualValue } from './account-marks.js';
import type { AccountRow } from './account.data.js';

const SHOWN = 6;

function Rows() {
  const { data, error } = useListContext<AccountRow>();
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.accounts.mine.${key}`);
  if (error) return <ErrorPanel error={error} dense />;
  const all = (
    <Button component={LinkBase} to="/accounts">
      {text('all')}
    </Button>
  );
  return (
    <LinkedRows
      rows={data?.map((account) => ({
        id: account.id,
        to: `/accounts/${account.id}/show`,
        title: account.name,
        line: <AnnualValue account={account} />,
        aside: account.renewalOn && (
          <>
            {text('renews')} <RelativeDay on={account.renewalOn} />
          </>
        ),
      }))}
      empty={<EmptyState dense title={text('empty')} body={text('empty_body')} action={all} />}
    />
  );
}

export default function MyAccounts() {
  const { identity } = useGetIdentity();
  if (!identity) return null;
  return (
    <ListBase
      resource="accounts"
      disableSyncWithLocation
      storeKey={false}
      sort={{ field: 'renewalOn', order: 'ASC' }}
      filter={{ ownerId: identity.id }}
      perPage={SHOWN}
    >
      <Rows />
    </ListBase>
  );
}
