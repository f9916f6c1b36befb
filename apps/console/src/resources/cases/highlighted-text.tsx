// A message's words with those marked that show a signal; each mark can be reached by Tab and says what was seen and why.
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { piecesOf } from './span-pieces.js';
import { lookOf, SignalFacts, type FamilyLook } from './signal-marks.js';
import type { MessageSignal } from './use-conversation.js';

function Marked({ text, signals, look }: { text: string; signals: readonly MessageSignal[]; look: FamilyLook }) {
  return (
    <Tooltip describeChild title={<SignalFacts signals={signals} />} enterTouchDelay={0} leaveTouchDelay={6_000}>
      <Box
        component="mark"
        tabIndex={0}
        data-kinds={signals.map(({ kind }) => kind).join(' ')}
        sx={{
          color: `tones.${look.tone}.text`,
          backgroundColor: `tones.${look.tone}.fill`,
          borderBottom: `${look.underline === 'double' ? 3 : 2}px ${look.underline}`,
          borderColor: `tones.${look.tone}.mark`,
          borderRadius: '3px 3px 0 0',
          cursor: 'help',
        }}
      >
        {text}
      </Box>
    </Tooltip>
  );
}

export function HighlightedText({ text, signals }: { text: string; signals: readonly MessageSignal[] }) {
  return piecesOf(text, signals).map((piece) => {
    const look = lookOf(piece.spans);
    if (!look) return <span key={piece.startsAt}>{piece.text}</span>;
    return <Marked key={piece.startsAt} text={piece.text} signals={piece.spans} look={look} />;
  });
}
