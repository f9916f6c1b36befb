// The same tasks as a board: a column for each stretch of time. A card that is dropped into another one is due then; by keyboard, d.
import type { DragEvent } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useNotify, useTranslate } from 'react-admin';
import { CountChip } from '../../ui/chips.js';
import { AskedDialog } from './asked-dialog.js';
import { AccountLink, Due } from './task-marks.js';
import type { TaskRow } from './task.data.js';
import { useMoveDue } from './task-verbs.js';
import { rememberUndo } from './undo.js';
import { useWork } from './use-work.js';
import { SECTIONS, type Section, type WorkAnswer } from './work.data.js';

const CLOSE_OF_BUSINESS = 17;
const FRIDAY = 5;

/** The last office hour of the stretch: today, this Friday (at the weekend tomorrow), or Monday next week. */
function dueIn(section: Exclude<Section, 'overdue'>, now: Date): Date {
  const weekday = now.getDay() || 7;
  const ahead = { today: 0, week: Math.max(1, FRIDAY - weekday), later: 8 - weekday }[section];
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead, CLOSE_OF_BUSINESS);
}

function BoardCard({ task, mayMove }: { task: TaskRow; mayMove: boolean }) {
  return (
    <Card
      component="li"
      draggable={mayMove}
      onDragStart={(event: DragEvent) => event.dataTransfer.setData('text/plain', task.id)}
      sx={{ padding: 1.5, cursor: mayMove ? 'grab' : undefined }}
    >
      <Link component={LinkBase} to={`/tasks/${task.id}/show`} data-row={task.id} color="text.primary">
        <strong>{task.title}</strong>
      </Link>
      <Typography variant="caption" component="div" color="text.secondary">
        <AccountLink account={task.account} /> · <Due task={task} />
      </Typography>
    </Card>
  );
}

export function Board({ answer }: { answer: WorkAnswer }) {
  const translate = useTranslate();
  const notify = useNotify();
  const moveDue = useMoveDue();
  const work = useWork(SECTIONS.flatMap((name) => answer[name].nodes));

  async function drop(id: string, section: Section) {
    if (section === 'overdue' || answer[section].nodes.some((task) => task.id === id)) return;
    try {
      const { count, undo } = await moveDue(id, dueIn(section, new Date()), false);
      rememberUndo(undo);
      notify('resources.tasks.move.done', { type: 'success', messageArgs: { smart_count: count } });
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  }

  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr', lg: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {SECTIONS.map((name) => (
        <Box
          key={name}
          component="section"
          aria-label={translate(`resources.tasks.views.${name}`)}
          onDragOver={(event: DragEvent) => event.preventDefault()}
          onDrop={(event: DragEvent) => void drop(event.dataTransfer.getData('text/plain'), name)}
          sx={{ minHeight: 120 }}
        >
          <Typography
            variant="h3"
            component="h2"
            sx={{ display: 'flex', gap: 1, alignItems: 'center', marginBottom: 1 }}
          >
            {translate(`resources.tasks.views.${name}`)}
            <CountChip count={{ value: answer[name].nodes.length, capped: answer[name].hasNextPage }} />
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 1 }}>
            {answer[name].nodes.map((task) => (
              <BoardCard key={task.id} task={task} mayMove={work.mayWrite} />
            ))}
          </Box>
        </Box>
      ))}
      <AskedDialog work={work} />
    </Box>
  );
}
