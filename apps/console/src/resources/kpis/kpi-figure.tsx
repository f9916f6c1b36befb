// One number with its direction: what it is now, what part of it, and how it moved in thirty days.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/chips.js';
import { figure, partOf } from './figure.js';
import { Beside } from './kpi-beside.js';
import type { KpiRow } from './kpi.data.js';

export function KpiFigure({ kpi }: { kpi: KpiRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const text = (key: string, options: object = {}) => translate(`resources.kpis.${key}`, options);
  const { latest, before, better, partName } = kpi;
  const change = kpi.change ?? 0;
  const say = (value: number | null | undefined) => figure(kpi, value, locale) ?? text('no_data');
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const isGood = change === 0 ? undefined : change < 0 === (better === 'lower');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5, rowGap: 0.5 }}>
      <Typography component="span" sx={{ fontSize: '2rem', lineHeight: 1.2, fontWeight: 650 }}>
        {say(latest.value)}
      </Typography>
      {partName && latest.part !== null && latest.part !== undefined && (
        <Typography component="span" variant="body2" color="text.secondary">
          {text(kpi.form === 'count' ? 'part' : 'beside', { part: `${partName} ${partOf(kpi, latest.part, locale)}` })}
        </Typography>
      )}
      {kpi.change !== null && kpi.change !== undefined && (
        <StatusChip
          tone={isGood === undefined ? 'neutral' : isGood ? 'good' : 'warning'}
          label={text(`change.${way}`, { change: say(Math.abs(change)) })}
          title={text('before', { value: say(before.value) })}
        />
      )}
      <Beside kpi={kpi} />
    </Box>
  );
}
