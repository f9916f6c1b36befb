// Small marks that say one thing each: a status, a score, a person, a capped count.
import Box from '@mui/material/Box';
import Avatar from '@mui/material/Avatar';
import Tooltip from '@mui/material/Tooltip';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CappedCount } from '../schema.js';
import type { Tone } from '../theme/palette.js';
import { initials, wholeNumber } from './format.js';

/** A state in words, with a tone that never stands alone: the text says it too. */
export function StatusChip({ tone = 'neutral', label, title }: { tone?: Tone; label: string; title?: string }) {
  return (
    <Box
      component="span"
      title={title}
      sx={{
        display: 'inline-block',
        paddingInline: '8px',
        borderRadius: '6px',
        fontSize: '0.8125rem',
        lineHeight: '22px',
        fontWeight: 550,
        whiteSpace: 'nowrap',
        color: `tones.${tone}.text`,
        backgroundColor: `tones.${tone}.fill`,
      }}
    >
      {label}
    </Box>
  );
}

/** `health` and `sentiment` are better the higher, `attention` is worse the higher. Bands as in the scores' rules. */
export type ScoreKind = 'health' | 'sentiment' | 'attention';

export function scoreTone(kind: ScoreKind, score: number): Tone {
  if (kind === 'attention') return score >= 80 ? 'bad' : score >= 60 ? 'warning' : score >= 40 ? 'info' : 'neutral';
  return score >= 70 ? 'good' : score >= 40 ? 'neutral' : score >= 25 ? 'warning' : 'bad';
}

export function ScoreBadge({ kind, score }: { kind: ScoreKind; score: number | null | undefined }) {
  const translate = useTranslate();
  const name = translate(`bellwether.score.${kind}`);
  if (score == null) return <StatusChip label="–" title={translate('bellwether.score.none', { name })} />;
  const whole = Math.round(score);
  return (
    <StatusChip
      tone={scoreTone(kind, whole)}
      label={String(whole)}
      title={translate('bellwether.score.of', { name, whole })}
    />
  );
}

const FACES: readonly Tone[] = ['info', 'good', 'warning', 'accent', 'neutral'];

/** The same name always gets the same colour, so that people are recognised at a glance. */
const face = (name: string): Tone => {
  const sum = Array.from(name).reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  return FACES[sum % FACES.length] ?? 'neutral';
};

export function PersonChip({ name, detail }: { name: string; detail?: string }) {
  const tone = face(name);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, minWidth: 0, maxWidth: '100%' }}>
      <Avatar
        aria-hidden
        sx={{
          width: 24,
          height: 24,
          fontSize: '0.6875rem',
          fontWeight: 650,
          color: `tones.${tone}.text`,
          backgroundColor: `tones.${tone}.fill`,
        }}
      >
        {initials(name)}
      </Avatar>
      <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {name}
        {detail && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' · '}
            {detail}
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** Counts stop at a cap: `1,000+` means "at least so many". */
export function CountChip({ count }: { count: Pick<CappedCount, 'value' | 'capped'> }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const shown = wholeNumber(count.value, locale);
  const chip = (
    <Box
      component="span"
      data-count
      sx={{
        paddingInline: '9px',
        borderRadius: '11px',
        fontSize: '0.8125rem',
        fontWeight: 600,
        lineHeight: '22px',
        color: 'tones.neutral.text',
        backgroundColor: 'tones.neutral.fill',
      }}
    >
      {count.capped ? `${shown}+` : shown}
    </Box>
  );
  return count.capped ? <Tooltip title={translate('bellwether.list.capped', { shown })}>{chip}</Tooltip> : chip;
}
