// Why the task is there: the play, what started it for this account, and what else the same run asks for.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useTranslate } from 'react-admin';
import { RunCause } from '../plays/run-cause.js';
import { TaskStateChip } from './task-marks.js';
import type { Run, TaskRecord } from './task.data.js';

function Siblings({ tasks, current }: { tasks: Run['tasks']; current: string }) {
  return (
    <Box component="ol" sx={{ margin: 0, paddingLeft: 2.5, typography: 'body2', '& li + li': { marginTop: 0.75 } }}>
      {tasks.map(({ id, title, state }) => (
        <li key={id} aria-current={id === current || undefined}>
          {id === current ? (
            <strong>{title}</strong>
          ) : (
            <Link component={LinkBase} to={`/tasks/${id}/show`}>
              {title}
            </Link>
          )}{' '}
          {state !== 'open' && <TaskStateChip state={state} />}
        </li>
      ))}
    </Box>
  );
}

export function TaskWhy({ task }: { task: TaskRecord }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.tasks.why.${key}`);
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {task.runs.map(({ id, play, cause, tasks }) => (
        <Box key={id} sx={{ display: 'grid', gap: 1 }}>
          <Typography variant="body2">
            {text('play')}{' '}
            <Link component={LinkBase} to={`/plays/${play.key}/show`}>
              {play.name}
            </Link>
            {'. '}
            <RunCause cause={cause} />.
          </Typography>
          <Typography variant="caption" color="text.secondary">
            {text('others')}
          </Typography>
          <Siblings tasks={tasks} current={task.id} />
        </Box>
      ))}
    </Box>
  );
}
