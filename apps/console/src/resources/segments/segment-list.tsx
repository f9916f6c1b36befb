// The segments that there are, and how many belong to each.
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import { useTranslate } from 'react-admin';
import { CountChip } from '../../ui/chips.js';
import { Door } from '../../ui/door.js';
import { ChoiceFilter, SearchFilter } from '../../ui/filters.js';
import { RecordList } from '../../ui/record-list.js';
import type { Column } from '../../ui/record-table.js';
import { ObjectName, SegmentState } from './segment-marks.js';
import type { SegmentRow } from './segment.data.js';

const columns: readonly Column<SegmentRow>[] = [
  { source: 'name', sortable: true, card: 'title' },
  { source: 'description', from: 'lg', card: 'line', plain: true },
  { source: 'object', card: 'line', plain: true, render: ({ object }) => <ObjectName object={object} /> },
  {
    source: 'memberCount',
    numeric: true,
    card: 'aside',
    render: ({ memberCount }) => <CountChip count={memberCount} />,
  },
  { source: 'active', card: 'aside', render: (segment) => <SegmentState segment={segment} /> },
];

export default function SegmentList() {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.segments.${key}`);
  return (
    <RecordList<SegmentRow>
      sort={{ field: 'name', order: 'ASC' }}
      columns={columns}
      creates
      filters={
        <>
          <SearchFilter />
          <ChoiceFilter
            source="object"
            choices={['account', 'contact'].map((id) => ({ id, name: text(`objects.${id}`) }))}
          />
          <ChoiceFilter source="active" choices={[{ id: true, name: text('only_active') }]} />
        </>
      }
      empty={{
        icon: FilterAltOutlined,
        title: text('empty.title'),
        body: text('empty.body'),
        action: <Door to="blocs" label={text('empty.blocs')} />,
      }}
    />
  );
}
