// Cases of one list, page after page; with boxes to choose several where they can be acknowledged together.
import { useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { Pages } from '../../data/use-pages.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { AcknowledgeDialog } from './action-dialogs.js';
import { CaseLine } from './case-line.js';
import type { TriagedCase } from './triage.data.js';

export interface CaseLinesProps {
  readonly pages: Pages<TriagedCase>;
  readonly empty: ReactNode;
  readonly selectable?: boolean;
  readonly about?: (of: TriagedCase) => ReactNode;
}

export const Lines = ({ children }: { children: ReactNode }) => (
  <Card component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
    {children}
  </Card>
);

export function CaseLines({ pages, empty, selectable = false, about }: CaseLinesProps) {
  const translate = useTranslate();
  const mayAct = useMay('triage:act');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const { rows, error, hasMore, isLoadingMore, loadMore } = pages;
  if (error) return <ErrorPanel error={error} dense />;
  if (!rows) return <Skeleton variant="rounded" height={240} />;
  if (rows.length === 0) return <>{empty}</>;
  // What has left the list meanwhile is no longer chosen.
  const ids = rows.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  const select = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {ids.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          {translate('resources.triage.bulk', { smart_count: ids.length })}
          <Button variant="outlined" size="small" onClick={() => setAsking(true)}>
            {translate('resources.triage.action.acknowledge')}
          </Button>
        </Box>
      )}
      <Lines>
        {rows.map((row) => (
          <CaseLine
            key={row.id}
            of={row}
            about={about?.(row)}
            {...(selectable && mayAct && { selected: chosen.has(row.id), onSelect: select })}
          />
        ))}
      </Lines>
      {hasMore && (
        <Box>
          <Button variant="outlined" disabled={isLoadingMore} onClick={() => void loadMore()}>
            {translate('bellwether.list.more')}
          </Button>
        </Box>
      )}
      {asking && <AcknowledgeDialog ids={ids} onClose={() => setAsking(false)} onDone={() => setChosen(new Set())} />}
    </Box>
  );
}
