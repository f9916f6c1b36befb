// The page of somebody's work: a day's tasks with one open beside them, or the same as a list, a board or a month.
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { Page } from '../../ui/page.js';
import { Board } from './board.js';
import { Calendar } from './calendar.js';
import { TaskList } from './task-list.js';
import { WORK, type WorkAnswer } from './work.data.js';
import { WorkDay } from './work-day.js';

const MINE = {};

function Day() {
  const answer = useAsk<WorkAnswer>('tasks', WORK, MINE);
  return <Answered answer={answer}>{(work) => <WorkDay answer={work} />}</Answered>;
}

function AsBoard() {
  const answer = useAsk<WorkAnswer>('tasks', WORK, MINE);
  return <Answered answer={answer}>{(work) => <Board answer={work} />}</Answered>;
}

export default function WorkPage() {
  const translate = useTranslate();
  const tab = (key: string, content: ReactNode) => ({
    key,
    label: translate(`resources.tasks.modes.${key}`),
    content,
  });
  return (
    <Page>
      <PageHeader title={translate('resources.tasks.name', { smart_count: 2 })} />
      <PageTabs
        tabs={[
          tab('day', <Day />),
          tab('list', <TaskList />),
          tab('board', <AsBoard />),
          tab('calendar', <Calendar whose={MINE} />),
        ]}
      />
    </Page>
  );
}
