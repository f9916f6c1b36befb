// How a case's own words look: state, priority, whether it is escalated, who works on it.
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { CaseState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import type { CaseRow } from './case.data.js';

const STATE: Readonly<Record<CaseState, Tone>> = {
  open: 'info',
  pending: 'accent',
  resolved: 'good',
  closed: 'neutral',
};

const PRIORITY: Readonly<Record<string, Tone>> = { critical: 'bad', high: 'warning' };

export function CaseStateChip({ state, status }: Pick<CaseRow, 'state' | 'status'>) {
  const translate = useTranslate();
  return <StatusChip tone={STATE[state]} label={translate(`resources.cases.states.${state}`)} title={status} />;
}

/** Priority of a case, severity of an escalation: the same four words. */
export function PriorityChip({ priority }: { priority: string }) {
  return <StatusChip tone={PRIORITY[priority] ?? 'neutral'} label={words(priority)} />;
}

export function EscalatedMark({ escalation, escalationRequest }: Pick<CaseRow, 'escalation' | 'escalationRequest'>) {
  const translate = useTranslate();
  if (escalation) return <StatusChip tone="bad" label={translate('resources.cases.escalated')} />;
  if (escalationRequest) return <StatusChip tone="warning" label={translate('resources.cases.requested')} />;
  return null;
}

export function PendingMark() {
  const translate = useTranslate();
  return <StatusChip tone="info" label={translate('resources.cases.pending_our_reply')} />;
}

export function CaseSubject({ of }: { of: CaseRow }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', columnGap: 1, flexWrap: 'wrap' }}>
      {of.subject}
      <EscalatedMark {...of} />
      {of.pendingOurReply && <PendingMark />}
    </Box>
  );
}

/** Sources name agents by address; the part before the @ is enough to know who it is. */
export function Handler({ assignee, team }: Pick<CaseRow, 'assignee' | 'team'>) {
  const translate = useTranslate();
  if (!assignee && !team) return <>{translate('resources.cases.nobody')}</>;
  return (
    <>
      {assignee && <span title={assignee}>{assignee.replace(/@.*/, '')}</span>}
      {assignee && team && ' · '}
      {team && (
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
          {team}
        </Box>
      )}
    </>
  );
}
