// A colleague who was asked to step in: for what, how it stands, and, for them, the answer.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { required, TextInput, useGetIdentity, useRefresh, useTranslate } from 'react-admin';
import type { Engagement, EngagementState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { answerEngagement } from './triage-verbs.js';

export type EngagementRow = Pick<Engagement, 'id' | 'role' | 'state' | 'ask' | 'outcome' | 'requestedAt'> & {
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly requestedBy: { readonly id: string; readonly name: string } | null;
};

const TONE: Readonly<Record<EngagementState, Tone>> = {
  requested: 'warning',
  accepted: 'info',
  done: 'good',
  declined: 'neutral',
};

export function EngagementLine({ of }: { of: EngagementRow }) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const refresh = useRefresh();
  const [ending, setEnding] = useState<'done' | 'declined' | null>(null);
  const text = (key: string) => translate(`resources.triage.engagement.${key}`);
  const mine = identity?.id === of.owner?.id && (of.state === 'requested' || of.state === 'accepted');
  const answer = async (state: EngagementState, outcome: string | null) => {
    await answerEngagement({ id: of.id, state, outcome });
    refresh();
  };
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip tone={TONE[of.state]} label={text(`states.${of.state}`)} />
        <Box component="span" sx={{ typography: 'body2' }}>
          {text(`roles.${of.role}`)}: {of.owner?.name}
        </Box>
      </Box>
      <Box sx={{ typography: 'body2', color: 'text.secondary', overflowWrap: 'anywhere' }}>{of.outcome ?? of.ask}</Box>
      {mine && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {of.state === 'requested' && (
            <Button size="small" variant="outlined" onClick={() => void answer('accepted', null)}>
              {text('accept')}
            </Button>
          )}
          <Button size="small" variant="outlined" onClick={() => setEnding('done')}>
            {text('finish')}
          </Button>
          <Button size="small" onClick={() => setEnding('declined')}>
            {text('decline')}
          </Button>
        </Box>
      )}
      {ending && (
        <FormDialog<{ outcome: string }>
          title={text('answer_title')}
          submit={text(ending === 'done' ? 'finish' : 'decline')}
          onSubmit={({ outcome }) => answer(ending, outcome)}
          onClose={() => setEnding(null)}
        >
          <TextInput
            source="outcome"
            label="resources.triage.engagement.outcome"
            multiline
            minRows={2}
            validate={required()}
          />
        </FormDialog>
      )}
    </Box>
  );
}
