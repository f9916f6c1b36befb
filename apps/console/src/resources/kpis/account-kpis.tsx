// Tab of an account's page: the same measures, for this account alone.
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useRecordContext } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { KpiPanel } from './kpi-panel.js';
import { BOARD, type KpiRow } from './kpi.data.js';

export default function AccountKpis() {
  const account = useRecordContext();
  const accountId = account?.id as string | undefined;
  const { data, error } = useAsk<{ kpis: readonly KpiRow[] }>('kpis', BOARD, { accountId });
  if (error) return <ErrorPanel error={error} dense />;
  if (!data) return <Skeleton variant="rounded" height={280} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' }, alignItems: 'start' }}>
      {data.kpis.map((kpi) => (
        <KpiPanel key={kpi.key} kpi={kpi} days={90} accountId={accountId} />
      ))}
    </Box>
  );
}
