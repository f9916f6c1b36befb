// The lines of a task, ticked one by one while the work goes on.
import { useState } from 'react';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Box from '@mui/material/Box';
import { useNotify } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useTaskVerbs } from './task-verbs.js';
import type { TaskRecord } from './task.data.js';

export function TaskChecklist({ task: { id, state, checklist } }: { task: TaskRecord }) {
  const notify = useNotify();
  const mayWrite = useMay('task:write');
  const { tick } = useTaskVerbs(id);
  const [busy, setBusy] = useState<number | null>(null);
  async function set(line: number, done: boolean) {
    setBusy(line);
    await tick({ line, done }).catch((error: Error) => notify(error.message, { type: 'error' }));
    setBusy(null);
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {checklist.map(({ text, done }, line) => (
        <li key={text}>
          <FormControlLabel
            label={text}
            disabled={!mayWrite || state !== 'open'}
            control={
              <Checkbox
                size="small"
                checked={busy === line ? !done : done}
                onChange={(event) => void set(line, event.target.checked)}
              />
            }
            slotProps={{ typography: { variant: 'body2' } }}
            sx={{ alignItems: 'start', '& .MuiFormControlLabel-label': { paddingBlock: '9px' } }}
          />
        </li>
      ))}
    </Box>
  );
}
