// Home card: where the numbers of the goals stand now.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import { LinkBase, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { KpiFigure } from './kpi-figure.js';
import { BOARD, type KpiRow } from './kpi.data.js';

export default function KpiCard() {
  const translate = useTranslate();
  const { data, error } = useAsk<{ kpis: readonly KpiRow[] }>('kpis', BOARD);
  if (error) return <ErrorPanel error={error} dense />;
  if (!data) return <Skeleton variant="rounded" height={140} sx={{ margin: 2.5 }} />;
  if (data.kpis.length === 0)
    return (
      <EmptyState dense title={translate('resources.kpis.empty.title')} body={translate('resources.kpis.empty.body')} />
    );
  return (
    <Box sx={{ padding: 2.5, display: 'grid', gap: 2 }}>
      {data.kpis.map((kpi) => (
        <Box key={kpi.key}>
          <Link component={LinkBase} to="/kpis" color="text.primary" data-row sx={{ fontWeight: 600 }}>
            {kpi.name}
          </Link>
          <KpiFigure kpi={kpi} />
        </Box>
      ))}
    </Box>
  );
}
