// The board: every measure over the days that the viewer chooses.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import { useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { KpiPanel } from './kpi-panel.js';
import { BOARD, type KpiRow } from './kpi.data.js';

const RANGES = [30, 90, 365] as const;

export default function KpiBoard() {
  const translate = useTranslate();
  const [days, setDays] = useState<number>(90);
  const { data, error } = useAsk<{ kpis: readonly KpiRow[] }>('kpis', BOARD);
  const ranges = (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={days}
      aria-label={translate('resources.kpis.range')}
      onChange={(_, chosen: number | null) => chosen !== null && setDays(chosen)}
    >
      {RANGES.map((range) => (
        <ToggleButton key={range} value={range}>
          {translate('resources.kpis.days', { smart_count: range })}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
  return (
    <Page>
      <PageHeader
        title={translate('resources.kpis.name', { smart_count: 2 })}
        subtitle={translate('resources.kpis.subtitle')}
        actions={ranges}
      />
      {error && <ErrorPanel error={error} />}
      {!data && !error && <Skeleton variant="rounded" height={420} />}
      {data?.kpis.length === 0 && (
        <EmptyState
          icon={InsightsOutlined}
          title={translate('resources.kpis.empty.title')}
          body={translate('resources.kpis.empty.body')}
        />
      )}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' }, alignItems: 'start' }}>
        {data?.kpis.map((kpi) => (
          <KpiPanel key={kpi.key} kpi={kpi} days={days} />
        ))}
      </Box>
    </Page>
  );
}
