// How signals look: a colour and an underline for each family, and the kind in words below the message.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { SignalFamily } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import type { MessageSignal } from './use-conversation.js';

export interface FamilyLook {
  readonly tone: Tone;
  /** tells families apart where colours don't */
  readonly underline: 'solid' | 'dashed' | 'dotted' | 'double';
}

/** The most pressing first: where spans overlap, the first one gives the look. */
const LOOKS: Readonly<Record<SignalFamily, FamilyLook>> = {
  negative: { tone: 'bad', underline: 'solid' },
  needs_attention: { tone: 'warning', underline: 'dashed' },
  commercial: { tone: 'info', underline: 'double' },
  positive: { tone: 'good', underline: 'dotted' },
};

const PRESSING = Object.keys(LOOKS) as SignalFamily[];

export function lookOf(signals: readonly Pick<MessageSignal, 'family'>[]): FamilyLook | undefined {
  const family = PRESSING.find((each) => signals.some((signal) => signal.family === each));
  return family && LOOKS[family];
}

const Line = ({ children }: { children: ReactNode }) => (
  <Box component="span" sx={{ display: 'block' }}>
    {children}
  </Box>
);

/** What each signal is and which rule saw it, a line for each. */
export function SignalFacts({ signals }: { signals: readonly MessageSignal[] }) {
  const translate = useTranslate();
  return signals.map(({ id, label, family, rule, strength, counted }) => (
    <Box key={id} component="span" sx={{ display: 'block', '& + &': { marginTop: 0.75 } }}>
      <strong>
        {translate('resources.cases.signal.about', {
          label,
          family: translate(`resources.cases.signal.family.${family}`),
        })}
      </strong>
      <Line>{translate('resources.cases.signal.rule', { rule, strength: strength.toFixed(2) })}</Line>
      {!counted && <Line>{translate('resources.cases.signal.not_counted')}</Line>}
    </Box>
  ));
}

/** The kinds found in a message, each once. */
export function SignalChips({ signals }: { signals: readonly MessageSignal[] }) {
  const translate = useTranslate();
  const kinds = new Map(signals.map((signal) => [signal.kind, signal]));
  return (
    <Box
      component="ul"
      aria-label={translate('resources.cases.conversation.signals')}
      sx={{ listStyle: 'none', margin: 0, marginTop: 1.25, padding: 0, display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
    >
      {[...kinds.values()].map((signal) => (
        <li key={signal.kind}>
          <StatusChip tone={lookOf([signal])?.tone} label={signal.label} />
        </li>
      ))}
    </Box>
  );
}
