// What has changed on the account, newest first: each value with the time for which it held.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import { useRecordContext, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { Intervals } from '../../ui/intervals.js';
import type { AccountRecord } from './account.data.js';
import { HistoryValue, useAttributeName, type HistoryInterval } from './history-value.js';

const HISTORY = gql`
  query accountHistory($accountId: ID!, $first: Int) {
    page: accountHistory(accountId: $accountId, first: $first) {
      nodes {
        attribute
        value
        from
        to
      }
      hasNextPage
    }
  }
`;

const STEP = 50;
const MOST = 200;

interface Answer {
  readonly page: { readonly nodes: readonly HistoryInterval[]; readonly hasNextPage: boolean };
}

export default function AccountHistory() {
  const account = useRecordContext<AccountRecord>();
  const translate = useTranslate();
  const attributeName = useAttributeName();
  const [first, setFirst] = useState(STEP);
  const { data, error } = useAsk<Answer>('accounts', HISTORY, { accountId: account?.id, first });

  if (error) return <ErrorPanel error={error} dense />;
  if (!data) return <Skeleton variant="rounded" height={240} />;
  const { nodes, hasNextPage } = data.page;
  if (nodes.length === 0)
    return (
      <EmptyState
        dense
        icon={HistoryOutlined}
        title={translate('resources.accounts.history.empty')}
        body={translate('resources.accounts.history.empty_body')}
      />
    );
  return (
    <>
      <Intervals
        intervals={nodes.map((interval, index) => ({
          id: `${interval.attribute} ${interval.from} ${index}`,
          name: attributeName(interval.attribute),
          value: <HistoryValue interval={interval} />,
          from: interval.from,
          to: interval.to,
        }))}
      />
      {hasNextPage && first < MOST && (
        <Box sx={{ marginTop: 1.5 }}>
          <Button variant="outlined" onClick={() => setFirst(first + STEP)}>
            {translate('resources.accounts.history.more')}
          </Button>
        </Box>
      )}
    </>
  );
}
