// One message: the customer to the left, we to the right, notes that stay inside in a dashed frame.
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { MessageDirection } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { DateTime } from '../../ui/times.js';
import { MessageFate } from './message-fate.js';
import { HighlightedText } from './highlighted-text.js';
import { SignalJudgement } from './signal-judgement.js';
import { SignalChips } from './signal-marks.js';
import { anchorOf, type CaseMessage } from './use-conversation.js';

const SPEAKER: Readonly<Record<MessageDirection, Tone>> = { inbound: 'accent', outbound: 'neutral', note: 'neutral' };

const FRAME = {
  inbound: { backgroundColor: 'background.paper', marginRight: { md: 6 } },
  outbound: { backgroundColor: 'tones.info.fill', marginLeft: { xs: 2, md: 6 } },
  note: {
    backgroundColor: 'transparent',
    borderStyle: 'dashed',
    borderColor: 'tones.neutral.mark',
    marginLeft: { xs: 2, md: 6 },
  },
} as const satisfies Record<MessageDirection, object>;

function Line({ message }: { message: CaseMessage }) {
  const { direction, authorName, authorEmail, automatic, channel, stranger, sentAt } = message;
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.cases.conversation.${key}`);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5, marginBottom: 1 }}>
      <StatusChip
        tone={SPEAKER[direction]}
        label={channel === 'written' ? text(direction) : translate(`resources.cases.channels.${channel}`)}
      />
      <Box component="span" sx={{ typography: 'body2', fontWeight: 600 }} title={authorEmail ?? undefined}>
        {authorName ?? authorEmail}
      </Box>
      {automatic && <StatusChip label={text('automatic')} />}
      {stranger && <StatusChip tone="warning" label={text('stranger')} title={text('stranger_help')} />}
      <MessageFate of={message} />
      <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', marginLeft: 'auto' }}>
        <DateTime at={sentAt} />
      </Box>
    </Box>
  );
}

export function MessageCard({ message }: { message: CaseMessage }) {
  const { id, direction, body, signals } = message;
  return (
    <Box
      component="li"
      id={anchorOf(id)}
      tabIndex={-1}
      data-direction={direction}
      sx={{
        border: '1px solid',
        borderColor: 'line',
        borderRadius: '10px',
        padding: { xs: 1.5, sm: 2 },
        '&:focus': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
        ...FRAME[direction],
      }}
    >
      <Line message={message} />
      <Box sx={{ typography: 'body1', whiteSpace: 'pre-wrap', maxWidth: '78ch' }}>
        <HighlightedText text={body} signals={signals} />
      </Box>
      {signals.length > 0 && <SignalChips signals={signals} />}
      {direction === 'inbound' && !message.automatic && <SignalJudgement message={message} />}
    </Box>
  );
}
