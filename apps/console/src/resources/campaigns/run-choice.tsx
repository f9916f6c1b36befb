// Which of a campaign's runs is looked at.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useLocaleState, useTranslate } from 'react-admin';
import { dateTime } from '../../ui/format.js';
import type { RunRow } from './campaign.data.js';

export function RunChoice({
  runs,
  value,
  onChange,
}: {
  runs: readonly RunRow[];
  value: string;
  onChange: (id: string) => void;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <TextField
      select
      size="small"
      label={translate('resources.campaigns.runs')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      sx={{ marginBottom: 2, minWidth: 240 }}
    >
      {runs.map((run) => (
        <MenuItem key={run.id} value={run.id}>
          {dateTime(new Date(run.launchedAt), locale)}
        </MenuItem>
      ))}
    </TextField>
  );
}
