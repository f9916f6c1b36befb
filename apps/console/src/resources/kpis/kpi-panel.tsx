// A measure on the board: its number, its curve, what changed afterwards, and the rows of the chosen day.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { DayChart } from '../../ui/day-chart.js';
import { dateTime } from '../../ui/format.js';
import { figure } from './figure.js';
import { KpiDrill } from './kpi-drill.js';
import { KpiFigure } from './kpi-figure.js';
import { SERIES, type KpiRow, type SeriesAnswer } from './kpi.data.js';

const DAY_MS = 86_400_000;

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);

export function KpiPanel({ kpi, days, accountId }: { kpi: KpiRow; days: number; accountId?: string }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [day, setDay] = useState(kpi.latest.day);
  const { data } = useAsk<SeriesAnswer>('kpis', SERIES, {
    measure: kpi.key,
    from: daysBefore(kpi.latest.day, days - 1),
    to: kpi.latest.day,
    accountId,
  });
  const revisions = data?.kpiSeries.find((point) => point.day === day)?.revisions ?? [];
  return (
    <Card component="section" aria-label={kpi.name} sx={{ padding: 2.5, display: 'grid', gap: 2, minWidth: 0 }}>
      <Box>
        <Typography variant="h2">{kpi.name}</Typography>
        <Typography variant="body2" color="text.secondary">
          {kpi.description}
          {kpi.goals.length > 0 &&
            ` ${translate('resources.kpis.for_goal', { goals: kpi.goals.map(({ name }) => name).join(', ') })}.`}
        </Typography>
      </Box>
      <KpiFigure kpi={kpi} />
      {data ? (
        <DayChart label={kpi.name} points={data.kpiSeries} height={200} />
      ) : (
        <Skeleton variant="rounded" height={200} />
      )}
      {revisions.map(({ value, replacedAt, why }) => (
        <Typography key={replacedAt} variant="caption" color="text.secondary">
          {translate('resources.kpis.revised', {
            value: figure(kpi, value, locale) ?? translate('resources.kpis.no_data'),
            at: dateTime(new Date(replacedAt), locale),
            why,
          })}
        </Typography>
      ))}
      <KpiDrill kpi={kpi} day={day} onDay={setDay} accountId={accountId} />
    </Card>
  );
}
