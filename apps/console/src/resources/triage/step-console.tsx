// Step 1: signals by kind in a window beside the stretch before, in two groups, and the cases behind them.
import { useState } from 'react';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import DoneAllOutlined from '@mui/icons-material/DoneAllOutlined';
import { useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { usePages } from '../../data/use-pages.js';
import type { TriageSort, TriageWindow } from '../../schema.js';
import { EmptyState } from '../../ui/empty-state.js';
import { CaseLines } from './case-lines.js';
import { CONSOLE, TILES, type CasesAnswer, type Tile, type TriagedCase } from './triage.data.js';

const WINDOWS: readonly TriageWindow[] = ['today', 'since_yesterday', 'last_7_days'];
const SORTS: readonly TriageSort[] = ['longest', 'sentiment', 'attention'];
const FAMILIES = ['negative', 'needs_attention'] as const;

function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly words: (option: T) => string;
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, words, onChange } = props;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label={label}
      onChange={(_event, next: T | null) => next && onChange(next)}
      sx={{ flexWrap: 'wrap' }}
    >
      {options.map((option) => (
        <ToggleButton key={option} value={option}>
          {words(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** A kind that has signals or had some before; pressed, the list holds only cases with it. */
function TileButton({ tile, pressed, onPress }: { tile: Tile; pressed: boolean; onPress: () => void }) {
  const translate = useTranslate();
  return (
    <ButtonBase
      onClick={onPress}
      aria-pressed={pressed}
      sx={{
        display: 'block',
        textAlign: 'left',
        padding: 1.25,
        borderRadius: '8px',
        border: '1px solid',
        borderColor: pressed ? 'primary.main' : 'line',
        backgroundColor: pressed ? 'tones.info.fill' : 'background.paper',
        minWidth: 132,
      }}
    >
      <Box sx={{ typography: 'caption', fontWeight: 600 }}>{tile.label}</Box>
      <Box sx={{ typography: 'h2' }}>{tile.count}</Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {translate('resources.triage.tile.open', { count: tile.unhandled })}
        {' · '}
        {translate('resources.triage.tile.previous', { count: tile.previous })}
      </Box>
    </ButtonBase>
  );
}

export function StepConsole() {
  const translate = useTranslate();
  const text = (key: string, values: object = {}) => translate(`resources.triage.${key}`, values);
  const [window, setWindow] = useState<TriageWindow>('since_yesterday');
  const [sort, setSort] = useState<TriageSort>('longest');
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [show, setShow] = useState<'open' | 'handled'>('open');
  const tiles = useAsk<{ tiles: readonly Tile[] }>('triage', TILES, { window });
  const pages = usePages<CasesAnswer, TriagedCase>(
    'triage',
    CONSOLE,
    { window, sort, handled: show === 'handled', kinds: kinds.length > 0 ? kinds : null },
    ({ page }) => page,
  );
  const press = (kind: string) =>
    setKinds((before) => (before.includes(kind) ? before.filter((each) => each !== kind) : [...before, kind]));
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Choice
          label={text('steps.1')}
          value={window}
          options={WINDOWS}
          words={(each) => text(`window.${each}`)}
          onChange={setWindow}
        />
        <Choice
          label={text('show.open')}
          value={show}
          options={['open', 'handled']}
          words={(each) => text(`show.${each}`)}
          onChange={setShow}
        />
        <TextField
          select
          size="small"
          label={text('sort.label')}
          value={sort}
          onChange={({ target }) => setSort(target.value as TriageSort)}
          fullWidth={false}
          sx={{ width: 200 }}
        >
          {SORTS.map((each) => (
            <MenuItem key={each} value={each}>
              {text(`sort.${each}`)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {FAMILIES.map((family) => {
        const own = (tiles.data?.tiles ?? []).filter(
          (tile) => tile.family === family && tile.count + tile.previous > 0,
        );
        if (own.length === 0) return null;
        return (
          <Box key={family} component="section" aria-label={text(`family.${family}`)}>
            <Typography variant="overline" component="h2" color="text.secondary">
              {text(`family.${family}`)}
            </Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              {own.map((tile) => (
                <TileButton
                  key={tile.kind}
                  tile={tile}
                  pressed={kinds.includes(tile.kind)}
                  onPress={() => press(tile.kind)}
                />
              ))}
            </Box>
          </Box>
        );
      })}
      <CaseLines
        selectable={show === 'open'}
        pages={pages}
        empty={
          <EmptyState
            dense
            icon={DoneAllOutlined}
            title={text(show === 'open' ? 'empty.console' : 'empty.handled')}
            body={show === 'open' ? text('empty.console_body') : undefined}
          />
        }
      />
    </Box>
  );
}
