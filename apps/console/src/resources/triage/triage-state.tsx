// What a case needs, or in whose hands it is and until when; and whether the customer still waits.
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { NeedyReason } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime } from '../../ui/times.js';
import type { CaseState } from './triage.data.js';

const TONE: Readonly<Record<NeedyReason, Tone>> = {
  signals: 'bad',
  look_again: 'warning',
  escalation_update: 'bad',
  request: 'warning',
  predicted: 'warning',
};

export function TriageState({ triage }: { triage: CaseState }) {
  const translate = useTranslate();
  const text = (key: string, values: object = {}) => translate(`resources.triage.${key}`, values);
  const { reasons, by, owner, act, lookAgainAt, acknowledgedBy, pendingOurReply } = triage;
  const inHand = act !== null && !reasons.includes('signals') && !reasons.includes('look_again');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, alignItems: 'center' }}>
      {reasons.map((reason) => (
        <StatusChip key={reason} tone={TONE[reason]} label={text(`state.reasons.${reason}`)} />
      ))}
      {inHand && (
        <StatusChip
          tone="good"
          label={owner ? text('state.in_hand', { name: owner.name }) : text('state.in_hand_nobody')}
          title={by ? text('did', { name: by.name, did: text(`acts.${act}`) }) : undefined}
        />
      )}
      {!inHand && acknowledgedBy && <StatusChip label={text('state.acknowledged', { name: acknowledgedBy.name })} />}
      {pendingOurReply && <StatusChip tone="info" label={text('state.pending')} />}
      {inHand && lookAgainAt && (
        <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
          {text('state.until', { at: '' })}
          <RelativeTime at={lookAgainAt} />
        </Box>
      )}
    </Box>
  );
}
