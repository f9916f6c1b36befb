// Mails that were kept here, newest first.
import { useTranslate } from 'react-admin';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import { SearchFilter } from '../../ui/filters.js';
import { RecordList } from '../../ui/record-list.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import type { CaughtRow } from './inbox.data.js';

const columns: readonly Column<CaughtRow>[] = [
  { source: 'subject', card: 'title' },
  { source: 'to', card: 'line' },
  { source: 'from', from: 'lg' },
  { source: 'caughtAt', card: 'aside', render: ({ caughtAt }) => <RelativeTime at={caughtAt} /> },
];

export default function InboxList() {
  const translate = useTranslate();
  return (
    <RecordList<CaughtRow>
      sort={{ field: 'id', order: 'DESC' }}
      columns={columns}
      opens="show"
      filters={<SearchFilter />}
      empty={{
        icon: InboxOutlined,
        title: translate('resources.inbox.empty.title'),
        body: translate('resources.inbox.empty.body'),
      }}
    />
  );
}
