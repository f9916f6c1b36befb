// The virtual teams that there are.
import { useCanAccess, useTranslate } from 'react-admin';
import Diversity3Outlined from '@mui/icons-material/Diversity3Outlined';
import { SearchFilter } from '../../ui/filters.js';
import { UserChoice } from '../../ui/record-choice.js';
import { RecordList } from '../../ui/record-list.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import type { TeamRow } from './team.data.js';

function Counted({ text, count }: { text: string; count: number }) {
  const translate = useTranslate();
  return <>{count === 0 ? '–' : translate(`resources.teams.${text}`, { smart_count: count })}</>;
}

const columns: readonly Column<TeamRow>[] = [
  { source: 'name', sortable: true, card: 'title' },
  { source: 'memberIds', card: 'aside', render: ({ memberIds }) => <Counted text="people" count={memberIds.length} /> },
  { source: 'supportGroups', card: 'line', render: ({ supportGroups }) => supportGroups.join(', ') || '–' },
  {
    source: 'accountIds',
    card: 'aside',
    render: ({ accountIds }) => <Counted text="accounts" count={accountIds.length} />,
  },
  { source: 'createdAt', sortable: true, from: 'lg', render: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

export default function TeamList() {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'teams', action: 'edit' });
  return (
    <RecordList<TeamRow>
      sort={{ field: 'name', order: 'ASC' }}
      columns={columns}
      opens={canAccess ? 'edit' : false}
      creates
      filters={
        <>
          <SearchFilter />
          <UserChoice
            source="memberId"
            label={translate('resources.teams.fields.memberId')}
            helperText={false}
            sx={{ width: { xs: '100%', sm: 220 } }}
          />
        </>
      }
      empty={{
        icon: Diversity3Outlined,
        title: translate('resources.teams.empty.title'),
        body: translate('resources.teams.empty.body'),
      }}
    />
  );
}
