// The state of a run in a word and a tone, and how far it has come.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useLocaleState, useTranslate } from 'react-admin';
import type { ImportState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { percent } from '../../ui/format.js';
import type { ImportRow } from './import.data.js';

const TONES: Record<ImportState, Tone> = {
  waiting: 'neutral',
  running: 'info',
  finished: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

export function ImportMark({ state }: { state: ImportState }) {
  const translate = useTranslate();
  return <StatusChip tone={TONES[state]} label={translate(`resources.imports.states.${state}`)} />;
}

export function ImportProgress({ run }: { run: ImportRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (run.state !== 'running' && run.state !== 'waiting') return null;
  const share = run.totalBytes > 0 ? run.bytes / run.totalBytes : 0;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <LinearProgress
        variant="determinate"
        value={100 * share}
        aria-label={translate('resources.imports.progress')}
        sx={{ flexGrow: 1 }}
      />
      <Box component="span" sx={{ typography: 'caption' }}>
        {percent(share, locale)}
      </Box>
    </Box>
  );
}
