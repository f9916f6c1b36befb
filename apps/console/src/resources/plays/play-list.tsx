// The plays of this installation: what starts them, whether they are on, how many run.
import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import { useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Door } from '../../ui/door.js';
import type { Column } from '../../ui/record-table.js';
import { WholeList } from '../../ui/whole-list.js';
import { OnOff, TriggerRule } from './play-marks.js';
import { PLAYS, type PlayRow } from './plays.js';

type Row = PlayRow & { readonly running: number; readonly completed: number };

const columns: readonly Column<Row>[] = [
  { source: 'name', card: 'title' },
  {
    source: 'definition',
    card: 'line',
    plain: true,
    render: ({ definition }) => <TriggerRule trigger={definition.trigger} />,
  },
  { source: 'enabled', card: 'aside', render: ({ enabled }) => <OnOff enabled={enabled} /> },
  { source: 'running', numeric: true, card: 'line' },
  { source: 'completed', numeric: true, from: 'lg' },
];

export default function PlayList() {
  const translate = useTranslate();
  const { data, error } = useAsk<{ plays: readonly PlayRow[] }>('plays', PLAYS);
  const rows = data?.plays.map((play) => ({ ...play, ...play.runCounts }));
  return (
    <WholeList<Row>
      answer={{ data: rows, error }}
      columns={columns}
      empty={{
        icon: PlaylistPlayOutlined,
        title: translate('resources.plays.empty.title'),
        body: translate('resources.plays.empty.body'),
        action: <Door to="blocs" label={translate('resources.plays.empty.blocs')} />,
      }}
    />
  );
}
