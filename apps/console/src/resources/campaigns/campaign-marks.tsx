// How states of runs and messages look: a tone and always the word.
import Box from '@mui/material/Box';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CampaignRunState, MailState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { wholeNumber } from '../../ui/format.js';
import type { RunRow } from './campaign.data.js';

const MAIL_TONES: Partial<Record<MailState, Tone>> = {
  sent: 'good',
  held: 'warning',
  capped: 'warning',
  deferred: 'warning',
  unknown: 'bad',
  failed: 'bad',
  bounced: 'bad',
  handing_off: 'info',
  claimed: 'info',
  queued: 'info',
};
const RUN_TONES: Record<CampaignRunState, Tone> = {
  planning: 'info',
  running: 'info',
  paused: 'warning',
  cancelled: 'neutral',
  finished: 'good',
  finished_with_unknown: 'bad',
};

export function MailMark({ state, count }: { state: MailState; count?: number }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const word = translate(`resources.campaigns.states.${state}`);
  return (
    <StatusChip tone={MAIL_TONES[state]} label={count === undefined ? word : `${word} ${wholeNumber(count, locale)}`} />
  );
}

export function RunMark({ state }: { state: CampaignRunState }) {
  const translate = useTranslate();
  return <StatusChip tone={RUN_TONES[state]} label={translate(`resources.campaigns.run_states.${state}`)} />;
}

/** The ledger of a run: every planned message is in exactly one of these. */
export function Progress({ run }: { run: Pick<RunRow, 'progress'> }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {run.progress
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <MailMark key={state} state={state} count={count} />
        ))}
    </Box>
  );
}
