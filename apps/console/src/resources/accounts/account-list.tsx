// All accounts that the viewer may see, with the filters that a day's work needs.
import { useTranslate } from 'react-admin';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import { Door } from '../../ui/door.js';
import { words } from '../../ui/format.js';
import { RecordList } from '../../ui/record-list.js';
import type { Column } from '../../ui/record-table.js';
import { Day } from '../../ui/times.js';
import { AccountName, AnnualValue, Contract, MainOwner } from './account-marks.js';
import { AccountFilters } from './account-filters.js';
import type { AccountRow } from './account.data.js';

const columns: readonly Column<AccountRow>[] = [
  { source: 'name', sortable: true, card: 'title', render: (account) => <AccountName account={account} /> },
  { source: 'tier', from: 'lg', render: ({ tier }) => (tier ? words(tier) : '–') },
  { source: 'industry', from: 'xl' },
  { source: 'journeyStage', from: 'lg', render: ({ journeyStage }) => (journeyStage ? words(journeyStage) : '–') },
  { source: 'contractStatus', card: 'aside', render: ({ contractStatus }) => <Contract status={contractStatus} /> },
  { source: 'owners', card: 'line', plain: true, render: ({ owners }) => <MainOwner owners={owners} /> },
  { source: 'renewalOn', sortable: true, card: 'line', render: ({ renewalOn }) => <Day on={renewalOn} /> },
  {
    source: 'annualValue',
    sortable: true,
    numeric: true,
    card: 'aside',
    render: (account) => <AnnualValue account={account} />,
  },
];

export default function AccountList() {
  const translate = useTranslate();
  return (
    <RecordList<AccountRow>
      sort={{ field: 'name', order: 'ASC' }}
      columns={columns}
      creates
      filters={<AccountFilters />}
      empty={{
        icon: BusinessOutlined,
        title: translate('resources.accounts.empty.title'),
        body: translate('resources.accounts.empty.body'),
        action: <Door to="imports" label={translate('bellwether.action.import')} />,
      }}
    />
  );
}
