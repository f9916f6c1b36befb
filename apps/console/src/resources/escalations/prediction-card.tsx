// A case that is likely to escalate, on the board: how likely, why in words, and what somebody said to it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { LinkBase, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { Account, Case, Prediction, PredictionFactor, User } from '../../schema.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime } from '../../ui/times.js';
import { PriorityChip } from '../cases/case-marks.js';
import { BoardCard } from './board-card.js';
import type { Movable } from './board-moves.js';
import { reviewPrediction } from './escalation-verbs.js';

export type PredictionRow = Pick<
  Prediction,
  'id' | 'score' | 'listedAt' | 'verdict' | 'reviewedAt' | 'channel' | 'reason' | 'snoozedUntil' | 'returnedBecause'
> & {
  readonly factors: readonly PredictionFactor[];
  readonly reviewedBy: Pick<User, 'id' | 'name'> | null;
  readonly case:
    (Pick<Case, 'id' | 'subject' | 'priority'> & { readonly account: Pick<Account, 'id' | 'name'> | null }) | null;
};

export const movableOf = ({ id, case: of }: PredictionRow): Movable => ({ id, case: of, account: of?.account ?? null });

const MOST_FACTORS = 3;

export function Factors({ of, most = MOST_FACTORS }: { of: readonly PredictionFactor[]; most?: number }) {
  return (
    <Box component="ul" sx={{ typography: 'body2', margin: 0, marginTop: 0.75, paddingLeft: 2.25 }}>
      {of.slice(0, most).map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </Box>
  );
}

export function ReviewedBy({ of }: { of: PredictionRow }) {
  const translate = useTranslate();
  if (!of.verdict || !of.reviewedAt) return null;
  const by = translate('resources.escalations.prediction.by', {
    name: of.reviewedBy?.name ?? '–',
    channel: translate(`resources.escalations.prediction.channels.${of.channel ?? 'console'}`),
  });
  return (
    <Box sx={{ typography: 'caption', color: 'text.secondary', marginTop: 1 }}>
      <StatusChip label={translate(`resources.escalations.prediction.verdicts.${of.verdict}`)} /> {`${by} · `}
      <RelativeTime at={of.reviewedAt} />
      {of.snoozedUntil && (
        <>
          {` · ${translate('resources.escalations.prediction.until')} `}
          <RelativeTime at={of.snoozedUntil} />
        </>
      )}
      {of.reason && <Box sx={{ color: 'text.primary', marginTop: 0.5, overflowWrap: 'anywhere' }}>{of.reason}</Box>}
    </Box>
  );
}

export interface ReviewStepsProps {
  readonly caseId: string;
  readonly onOther: () => void;
}

/** Acknowledging takes one click; the rest asks first. */
export function ReviewSteps({ caseId, onOther }: ReviewStepsProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayReview = useMay('escalation:review');
  if (!mayReview) return null;

  async function acknowledge() {
    try {
      await reviewPrediction({ caseId, verdict: 'acknowledged' });
      notify('resources.escalations.review.done', { type: 'success' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
    refresh();
  }

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginTop: 1.5 }}>
      <Button variant="contained" size="small" onClick={() => void acknowledge()}>
        {translate('resources.escalations.prediction.acknowledge')}
      </Button>
      <Button variant="outlined" size="small" onClick={onOther}>
        {translate('resources.escalations.review.open')}
      </Button>
    </Box>
  );
}

export function PredictionCard({ row, index, onOther }: { row: PredictionRow; index: number; onOther: () => void }) {
  const translate = useTranslate();
  const title = row.case?.subject ?? '–';
  return (
    <BoardCard
      column={row.verdict ? 'reviewed' : 'likely'}
      index={index}
      card={movableOf(row)}
      title={title}
      account={row.case?.account ?? null}
      aside={
        <>
          {row.case && <PriorityChip priority={row.case.priority} />}
          <StatusChip
            tone="accent"
            label={String(row.score)}
            title={translate('resources.escalations.prediction.score', { score: row.score })}
          />
        </>
      }
    >
      <Link
        component={LinkBase}
        to={`/cases/${row.id}/show`}
        data-row
        color="text.primary"
        sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}
      >
        {title}
      </Link>
      {row.returnedBecause && !row.verdict && (
        <Box sx={{ marginTop: 0.75 }}>
          <StatusChip
            tone="warning"
            label={translate(`resources.escalations.prediction.back.${row.returnedBecause}`)}
          />
        </Box>
      )}
      <Factors of={row.factors} />
      <ReviewedBy of={row} />
      {!row.verdict && <ReviewSteps caseId={row.id} onOther={onOther} />}
    </BoardCard>
  );
}
