// All imports, newest first.
import { useLocaleState, useTranslate } from 'react-admin';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { wholeNumber } from '../../ui/format.js';
import { RecordList } from '../../ui/record-list.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import { ImportMark } from './import-marks.js';
import type { ImportRow } from './import.data.js';

function Rows({ count }: { count: number }) {
  const [locale] = useLocaleState();
  return <>{wholeNumber(count, locale)}</>;
}

const columns: readonly Column<ImportRow>[] = [
  { source: 'fileName', card: 'title' },
  { source: 'mapping', card: 'line', render: ({ mapping }) => mapping.title },
  { source: 'state', card: 'aside', render: ({ state }) => <ImportMark state={state} /> },
  { source: 'position', numeric: true, render: ({ position }) => <Rows count={position} /> },
  { source: 'rejected', numeric: true, card: 'line', render: ({ rejected }) => <Rows count={rejected} /> },
  { source: 'createdAt', from: 'lg', render: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

export default function ImportList() {
  const translate = useTranslate();
  return (
    <RecordList<ImportRow>
      sort={{ field: 'id', order: 'DESC' }}
      columns={columns}
      opens="show"
      creates
      empty={{
        icon: UploadFileOutlined,
        title: translate('resources.imports.empty.title'),
        body: translate('resources.imports.empty.body'),
      }}
    />
  );
}
