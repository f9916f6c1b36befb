// How an escalation's own words look: stage, what is at stake, whether an update is overdue.
import Box from '@mui/material/Box';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Escalation } from '../../schema.js';
import { StatusChip } from '../../ui/chips.js';
import { money } from '../../ui/format.js';
import { RelativeTime, useNow } from '../../ui/times.js';
import type { EscalationRow } from './escalation.data.js';

export function StageChip({ stage, resolvedAt }: Pick<EscalationRow, 'stage' | 'resolvedAt'>) {
  const translate = useTranslate();
  if (resolvedAt) return <StatusChip tone="good" label={translate('resources.escalations.resolved')} />;
  return (
    <StatusChip tone={stage === 'new' ? 'accent' : 'info'} label={translate(`resources.escalations.stages.${stage}`)} />
  );
}

export function ValueAtStake({
  of: { valueAtStake, currency },
}: {
  of: Pick<Escalation, 'valueAtStake' | 'currency'>;
}) {
  const [locale] = useLocaleState();
  return <>{valueAtStake === null ? '–' : money(valueAtStake, currency, locale)}</>;
}

/** Whole days in words; none yet is "less than a day". */
export function useDays(): (days: number) => string {
  const translate = useTranslate();
  return (days) => translate(`resources.escalations.${days === 0 ? 'under_a_day' : 'days'}`, { smart_count: days });
}

export function NextUpdate({ at }: { at: string | null }) {
  const translate = useTranslate();
  const now = useNow();
  const isOverdue = at !== null && new Date(at) < now;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.75 }}>
      <RelativeTime at={at} />
      {isOverdue && <StatusChip tone="bad" label={translate('resources.escalations.overdue')} />}
    </Box>
  );
}

/** The trouble in a line: the case, or else the first words of the reason. */
export const titleOf = ({ case: of, reason }: Pick<EscalationRow, 'case' | 'reason'>): string =>
  of?.subject ?? reason.split('\n', 1)[0]?.slice(0, 120) ?? reason;
