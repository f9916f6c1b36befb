// Behind a number: exactly the rows that it counts on a day, those that count longest first.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { LinkBase, useLocaleState, useTranslate } from 'react-admin';
import { usePages } from '../../data/use-pages.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { RelativeTime } from '../../ui/times.js';
import type { PageOf } from '../../data/use-pages.js';
import { money } from './figure.js';
import { DRILL, type DrillRow, type KpiRow } from './kpi.data.js';

function linkOf({ id, case: opened, escalation, account }: DrillRow): { to: string; title: string } {
  if (account?.id === id) return { to: `/accounts/${id}/show`, title: account.name };
  if (escalation) return { to: `/escalations/${escalation.id}/show`, title: escalation.reason || id };
  return { to: `/cases/${opened?.id ?? id}/show`, title: opened?.subject ?? id };
}

function Account({ account }: { account: DrillRow['account'] }) {
  const translate = useTranslate();
  if (!account) return <>{translate('resources.kpis.drill.no_account')}</>;
  return (
    <Link component={LinkBase} to={`/accounts/${account.id}/show`}>
      {account.name}
    </Link>
  );
}

export function KpiDrill({
  kpi,
  day,
  onDay,
  accountId,
}: {
  kpi: KpiRow;
  day: string;
  onDay: (day: string) => void;
  accountId?: string;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [part, setPart] = useState(false);
  const text = (key: string, options: object = {}) => translate(`resources.kpis.drill.${key}`, options);
  const { rows, error, hasMore, isLoadingMore, loadMore } = usePages<{ kpiDrill: PageOf<DrillRow> }, DrillRow>(
    'kpis',
    DRILL,
    { measure: kpi.key, day, part, accountId },
    ({ kpiDrill }) => kpiDrill,
  );
  return (
    <Box component="section" aria-label={text('title', { name: kpi.name, day })}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <TextField
          type="date"
          size="small"
          label={text('choose')}
          value={day}
          onChange={({ target }) => target.value && onDay(target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: kpi.latest.day } }}
        />
        {kpi.partName && (
          <FormControlLabel
            control={<Checkbox checked={part} onChange={(_, checked) => setPart(checked)} />}
            label={text('only_part', { part: kpi.partName })}
          />
        )}
        {rows && (
          <Typography variant="body2" color="text.secondary">
            {hasMore ? `${rows.length}+` : text('rows', { smart_count: rows.length })}
          </Typography>
        )}
      </Box>
      {error && <ErrorPanel error={error} dense />}
      <Box sx={{ marginInline: -2.5 }}>
        <LinkedRows
          rows={rows?.map((row) => ({
            id: row.id,
            ...linkOf(row),
            line:
              row.currency && row.amount !== null ? (
                money(row.amount, row.currency, locale)
              ) : (
                <Account account={row.account} />
              ),
            aside: (
              <>
                {text('since')} <RelativeTime at={row.since} />
              </>
            ),
          }))}
          empty={<EmptyState dense title={text('empty')} />}
        />
      </Box>
      {hasMore && (
        <Button disabled={isLoadingMore} onClick={() => void loadMore()}>
          {text('more')}
        </Button>
      )}
    </Box>
  );
}
