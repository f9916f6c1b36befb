// The same tasks in a month, on the day on which each is due.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useLocaleState, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { isoDay } from '../../ui/format.js';
import { AskedDialog } from './asked-dialog.js';
import { isLate } from './task-marks.js';
import type { TaskRow } from './task.data.js';
import { useWork } from './use-work.js';
import { MONTH } from './work.data.js';

const WEEK = 7;

/** From the Monday before the month begins to the Sunday after it ends. */
function weeksOf(year: number, month: number): Date[] {
  const first = new Date(year, month, 1);
  const lead = (first.getDay() + 6) % WEEK;
  const days = new Date(year, month + 1, 0).getDate();
  const cells = Math.ceil((lead + days) / WEEK) * WEEK;
  return Array.from({ length: cells }, (_, n) => new Date(year, month, 1 - lead + n));
}

function Day({ day, month, tasks }: { day: Date; month: number; tasks: readonly TaskRow[] }) {
  const isToday = isoDay(day) === isoDay(new Date());
  return (
    <Box
      sx={{
        ...{ minHeight: { xs: 0, sm: 96 }, padding: 0.75, borderTop: '1px solid', borderColor: 'line' },
        ...{ opacity: day.getMonth() === month ? 1 : 0.55, minWidth: 0 },
        display: { xs: tasks.length > 0 ? 'block' : 'none', sm: 'block' },
      }}
    >
      <Typography
        variant="caption"
        sx={{ fontWeight: isToday ? 700 : 400 }}
        aria-current={isToday ? 'date' : undefined}
      >
        {day.getDate()}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 0.5 }}>
        {tasks.map((task) => (
          <Box component="li" key={task.id} sx={{ typography: 'caption', overflowWrap: 'anywhere' }}>
            <Link
              component={LinkBase}
              to={`/tasks/${task.id}/show`}
              data-row={task.id}
              color={isLate(task, new Date()) ? 'tones.bad.text' : 'text.primary'}
            >
              {task.title}
            </Link>
            {task.account && ` · ${task.account.name}`}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function Month({ tasks, days, month }: { tasks: readonly TaskRow[]; days: readonly Date[]; month: number }) {
  const [locale] = useLocaleState();
  const work = useWork(tasks);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
  return (
    <Card sx={{ padding: 1.5 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(7, minmax(0, 1fr))' } }}>
        {days.slice(0, WEEK).map((day) => (
          <Typography key={day.getDay()} variant="caption" sx={{ padding: 0.75, display: { xs: 'none', sm: 'block' } }}>
            {weekday.format(day)}
          </Typography>
        ))}
        {days.map((day) => (
          <Day
            key={isoDay(day)}
            day={day}
            month={month}
            tasks={tasks.filter(({ dueAt }) => isoDay(new Date(dueAt)) === isoDay(day))}
          />
        ))}
      </Box>
      <AskedDialog work={work} />
    </Card>
  );
}

export function Calendar({ whose }: { whose: object }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const now = new Date();
  const [shown, show] = useState({ year: now.getFullYear(), month: now.getMonth() });
  const days = weeksOf(shown.year, shown.month);
  const until = new Date(shown.year, shown.month, (days.length ?? 0) + 1);
  const answer = useAsk<{ tasks: readonly TaskRow[] }>('tasks', MONTH, {
    from: days[0]?.toISOString(),
    until: until.toISOString(),
    ...whose,
  });
  const go = (step: number) => {
    const first = new Date(shown.year, shown.month + step, 1);
    show({ year: first.getFullYear(), month: first.getMonth() });
  };
  const text = (key: string) => translate(`resources.tasks.calendar.${key}`);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', marginBottom: 1.5 }}>
        <Typography variant="h2" sx={{ marginRight: 'auto' }}>
          {new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(
            new Date(shown.year, shown.month, 1),
          )}
        </Typography>
        <Button onClick={() => go(-1)}>{text('previous')}</Button>
        <Button onClick={() => show({ year: now.getFullYear(), month: now.getMonth() })}>{text('today')}</Button>
        <Button onClick={() => go(1)}>{text('next')}</Button>
      </Box>
      <Answered answer={answer}>{({ tasks }) => <Month tasks={tasks} days={days} month={shown.month} />}</Answered>
    </>
  );
}
