// Narrows the board: a severity, only mine, and in which order the active ones stand.
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { EscalationSeverity } from '../../schema.js';
import { words } from '../../ui/format.js';
import { useTeams } from './board-reads.js';
import { ORDERS, SEVERITIES, type BoardView, type Order } from './board-view.js';

const width = { width: { xs: 'calc(50% - 4px)', sm: 180 } };

export function BoardFilters({ view: { severity, isMine, order, teamId, show } }: { view: BoardView }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.escalations.board.${key}`);
  const teams = useTeams();
  return (
    <Box role="search" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, marginBottom: 2.5 }}>
      {teams.length > 0 && (
        <TextField
          select
          label={text('team')}
          value={teams.some(({ id }) => id === teamId) ? teamId : ''}
          onChange={({ target }) => show({ teamId: target.value })}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={width}
        >
          <MenuItem value="">{text('every_team')}</MenuItem>
          {teams.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        select
        label={translate('resources.escalations.fields.severity')}
        value={severity}
        onChange={({ target }) => show({ severity: target.value as EscalationSeverity | '' })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={width}
      >
        <MenuItem value="">{text('every_severity')}</MenuItem>
        {SEVERITIES.map((each) => (
          <MenuItem key={each} value={each}>
            {words(each)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={text('order')}
        value={order}
        onChange={({ target }) => show({ order: target.value as Order })}
        sx={width}
      >
        {Object.keys(ORDERS).map((each) => (
          <MenuItem key={each} value={each}>
            {text(`orders.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={<Switch size="small" checked={isMine} onChange={(_event, checked) => show({ isMine: checked })} />}
        label={text('mine')}
        sx={{ marginLeft: 0.5 }}
      />
    </Box>
  );
}
