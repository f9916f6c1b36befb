// What the file is: its mapping, the mapping's options, and whether it is history or happening now.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useRedirect, useTranslate } from 'react-admin';
import { accepted, ask } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { ImportOrigin } from '../../schema.js';
import { ImportPreviewTable } from './import-preview.js';
import { PREVIEW, SHAPES, START, type Preview, type Shape } from './import.data.js';

type Answer<T extends object> = { result: T | { refusal: string; message: string } };

export function ImportSettings({ uploadId, guess }: { uploadId: string; guess: string }) {
  const translate = useTranslate();
  const redirect = useRedirect();
  const text = (key: string, options: object = {}) => translate(`resources.imports.${key}`, options);
  const [mapping, setMapping] = useState(guess);
  const [options, setOptions] = useState<Readonly<Record<string, string>>>({});
  const [origin, setOrigin] = useState<ImportOrigin>('backfill');
  const [refusal, setRefusal] = useState('');
  const { data: shapes } = useAsk<{ importShapes: readonly Shape[] }>('imports', SHAPES);
  const shape = shapes?.importShapes.find(({ name }) => name === mapping);
  const given = Object.entries(options).map(([name, value]) => ({ name, value }));
  const asked = { uploadId, mapping, options: given };
  const { data: preview } = useAsk<Answer<Preview>>('imports', PREVIEW, asked, { enabled: mapping !== '' });
  const result = preview?.result;
  const problem = result && 'refusal' in result ? result.message : '';

  async function start() {
    try {
      const { id } = accepted((await ask<Answer<{ id: string }>>(START, { ...asked, origin })).result);
      redirect('show', 'imports', id);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <TextField
          select
          size="small"
          label={text('mapping')}
          value={shapes ? mapping : ''}
          onChange={({ target }) => {
            setMapping(target.value);
            setOptions({});
          }}
          sx={{ minWidth: { xs: '100%', sm: 360 } }}
        >
          {shapes?.importShapes.map(({ name, title }) => (
            <MenuItem key={name} value={name}>
              {title}
            </MenuItem>
          ))}
        </TextField>
        {Object.entries((shape?.options ?? {}) as Readonly<Record<string, string | null>>).map(([name, preset]) => (
          <TextField
            key={name}
            size="small"
            label={text('option', { name })}
            value={options[name] ?? preset ?? ''}
            onChange={({ target }) => setOptions({ ...options, [name]: target.value })}
          />
        ))}
      </Box>
      <RadioGroup value={origin} onChange={(_, chosen) => setOrigin(chosen as ImportOrigin)}>
        <FormControlLabel value="backfill" control={<Radio />} label={text('history')} />
        <FormControlLabel value="live" control={<Radio />} label={text('live')} />
      </RadioGroup>
      {mapping === '' && <Alert severity="info">{text('unguessed')}</Alert>}
      {problem && <Alert severity="warning">{problem}</Alert>}
      {result && !('refusal' in result) && <ImportPreviewTable preview={result} />}
      {refusal && <Alert severity="error">{refusal}</Alert>}
      <Box>
        <Button variant="contained" disabled={!result || problem !== ''} onClick={() => void start()}>
          {text('start')}
        </Button>
      </Box>
    </>
  );
}
