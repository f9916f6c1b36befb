// How a SuccessBLOC is to be applied, and doing it: one question to be sure, then what came of it.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useRefresh, useTranslate } from 'react-admin';
import type { PlayStartWith } from '../../schema.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { applyBloc, type Applied, type PlanItem } from './blocs.js';

export interface ApplyFormProps {
  readonly which: { readonly key: string } | { readonly text: string };
  readonly name: string;
  readonly items: readonly PlanItem[];
  readonly overwrite: boolean;
  readonly onOverwrite: (overwrite: boolean) => void;
}

const STARTS: readonly ('none' | PlayStartWith)[] = ['none', 'new', 'existing'];

function Drift({ items, overwrite, onOverwrite }: Omit<ApplyFormProps, 'which' | 'name'>) {
  const translate = useTranslate();
  const kept = items.filter(({ action }) => action === 'keep').length;
  if (kept === 0 && !overwrite) return null;
  return (
    <Box>
      <FormControlLabel
        label={translate('resources.blocs.plan.drift')}
        control={<Checkbox checked={overwrite} onChange={(event) => onOverwrite(event.target.checked)} />}
      />
      {kept > 0 && (
        <Typography variant="body2" color="text.secondary">
          {translate('resources.blocs.plan.drift_help', { smart_count: kept })}
        </Typography>
      )}
    </Box>
  );
}

function Outcome({ applied: { name, plays } }: { applied: Applied }) {
  const translate = useTranslate();
  const text = (key: string, about: object) => translate(`resources.blocs.apply.${key}`, about);
  return (
    <Alert severity={plays.every(({ enabled }) => enabled) ? 'success' : 'warning'} sx={{ alignItems: 'start' }}>
      {text('done', { name })}
      {plays.map((play) => (
        <Box key={play.key}>
          {play.enabled
            ? text(play.toStart === null ? 'filling' : 'started', { name: play.name, smart_count: play.toStart ?? 0 })
            : text('not_started', { name: play.name, reason: play.reason })}
        </Box>
      ))}
    </Alert>
  );
}

export function ApplyForm({ which, name, items, overwrite, onOverwrite }: ApplyFormProps) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const [start, setStart] = useState<(typeof STARTS)[number]>('none');
  const [applied, setApplied] = useState<Applied | null>(null);
  const text = (key: string, about: object = {}) => translate(`resources.blocs.apply.${key}`, about);
  const changes = items.filter(({ action }) => action === 'create' || action === 'change').length;
  const summary =
    changes > 0
      ? translate('resources.blocs.plan.changes', { smart_count: changes })
      : translate('resources.blocs.plan.nothing');

  async function apply() {
    setApplied(await applyBloc({ ...which, overwrite, enable: start === 'none' ? null : start }));
    setStart('none');
    refresh();
  }

  return (
    <Card sx={{ padding: 2.5, display: 'grid', gap: 2, justifyItems: 'start' }}>
      <Typography variant="body2">{summary}</Typography>
      <Drift items={items} overwrite={overwrite} onOverwrite={onOverwrite} />
      {items.some(({ kind }) => kind === 'play') && (
        <FormControl>
          <FormLabel id="starts">{text('plays')}</FormLabel>
          <RadioGroup
            aria-labelledby="starts"
            value={start}
            onChange={(_event, value) => setStart(STARTS.find((each) => each === value) ?? 'none')}
          >
            {STARTS.map((each) => (
              <FormControlLabel key={each} value={each} label={text(each)} control={<Radio size="small" />} />
            ))}
          </RadioGroup>
        </FormControl>
      )}
      <ConfirmButton
        variant={changes > 0 ? 'contained' : 'outlined'}
        label={text('label')}
        title={text('title', { name })}
        content={`${summary} ${text('plays')}: ${text(start)}.`}
        onConfirm={apply}
      />
      {applied && <Outcome applied={applied} />}
    </Card>
  );
}
