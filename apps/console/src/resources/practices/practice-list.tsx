// All best-practice pages of this installation.
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import { useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Door } from '../../ui/door.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import { WholeList } from '../../ui/whole-list.js';
import { PRACTICES, type PracticeRow } from './practices.js';

const columns: readonly Column<PracticeRow>[] = [
  { source: 'title', card: 'title' },
  { source: 'updatedAt', card: 'line', render: ({ updatedAt }) => <RelativeTime at={updatedAt} /> },
];

export default function PracticeList() {
  const translate = useTranslate();
  const { data, error } = useAsk<{ practices: readonly PracticeRow[] }>('practices', PRACTICES);
  return (
    <WholeList<PracticeRow>
      answer={{ data: data?.practices, error }}
      columns={columns}
      empty={{
        icon: MenuBookOutlined,
        title: translate('resources.practices.empty.title'),
        body: translate('resources.practices.empty.body'),
        action: <Door to="blocs" label={translate('resources.practices.empty.blocs')} />,
      }}
    />
  );
}
