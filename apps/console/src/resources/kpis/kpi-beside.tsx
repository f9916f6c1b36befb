// What stands beside a number: amounts of other currencies that no rate adds, and how long nine of ten take.
import { useState } from 'react';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  DateInput,
  NumberInput,
  TextInput,
  required,
  useLocaleState,
  useNotify,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { isoDay } from '../../ui/format.js';
import { days, money } from './figure.js';
import { setCurrencyRate, type KpiRow } from './kpi.data.js';

interface Rate {
  readonly currency: string;
  readonly fromDay: string;
  readonly rate: number;
}

function RateDialog({ currency, onClose }: { currency: string; onClose: () => void }) {
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <FormDialog<Rate>
      title="resources.kpis.rate.title"
      submit="resources.kpis.rate.set"
      values={{ currency, fromDay: isoDay(new Date()), rate: 1 }}
      onSubmit={async (rate) => {
        await setCurrencyRate(rate);
        notify('resources.kpis.rate.done', { type: 'success' });
        refresh();
      }}
      onClose={onClose}
    >
      <TextInput source="currency" label="resources.kpis.rate.currency" validate={required()} helperText={false} />
      <NumberInput
        source="rate"
        label="resources.kpis.rate.rate"
        validate={required()}
        helperText="resources.kpis.rate.help"
      />
      <DateInput source="fromDay" label="resources.kpis.rate.from" validate={required()} helperText={false} />
    </FormDialog>
  );
}

function Money({ kpi }: { kpi: KpiRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const mayWrite = useMay('kpi:write');
  const [asking, ask] = useState<string | null>(null);
  const amounts = Object.entries((kpi.latest.amounts ?? {}) as Record<string, number>);
  const others = amounts.filter(([currency]) => currency !== kpi.unit);
  if (others.length === 0) return null;
  return (
    <Typography component="span" variant="body2" color="text.secondary" sx={{ flexBasis: '100%' }}>
      {translate('resources.kpis.by_currency', {
        amounts: amounts.map(([currency, amount]) => money(amount, currency, locale)).join(', '),
      })}
      {mayWrite && (
        <Button size="small" onClick={() => ask(others[0]?.[0] ?? '')}>
          {translate('resources.kpis.rate.set')}
        </Button>
      )}
      {asking !== null && <RateDialog currency={asking} onClose={() => ask(null)} />}
    </Typography>
  );
}

export function Beside({ kpi }: { kpi: KpiRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (kpi.form === 'money') return <Money kpi={kpi} />;
  const p90 = (kpi.latest.amounts as { p90?: number } | null | undefined)?.p90;
  if (kpi.form !== 'days' || p90 === undefined) return null;
  return (
    <Typography component="span" variant="body2" color="text.secondary" sx={{ flexBasis: '100%' }}>
      {translate('resources.kpis.p90', { days: days(p90, locale) })}
    </Typography>
  );
}
