// Home card: what is overdue and what is due today.
import Button from '@mui/material/Button';
import { LinkBase, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { Due } from './task-marks.js';
import type { TaskRow } from './task.data.js';

const MINE = gql`
  query dueTasks {
    overdue: myTasks(view: overdue, first: 6) {
      nodes {
        id
        title
        dueAt
        state
        account {
          id
          name
        }
      }
    }
    today: myTasks(view: today, first: 6) {
      nodes {
        id
        title
        dueAt
        state
        account {
          id
          name
        }
      }
    }
  }
`;

const SHOWN = 6;

interface Few {
  readonly nodes: readonly Pick<TaskRow, 'id' | 'title' | 'dueAt' | 'state' | 'account'>[];
}

export default function MyTasks() {
  const translate = useTranslate();
  const answer = useAsk<{ overdue: Few; today: Few }>('tasks', MINE);
  const text = (key: string) => translate(`resources.tasks.mine.${key}`);
  const all = (
    <Button component={LinkBase} to="/tasks">
      {text('all')}
    </Button>
  );
  return (
    <Answered answer={answer} height={160}>
      {({ overdue, today }) => (
        <LinkedRows
          rows={[...overdue.nodes, ...today.nodes].slice(0, SHOWN).map((task) => ({
            id: task.id,
            to: `/tasks/${task.id}/show`,
            title: task.title,
            line: task.account?.name,
            aside: <Due task={task} />,
          }))}
          empty={<EmptyState dense title={text('empty')} body={text('empty_body')} action={all} />}
        />
      )}
    </Answered>
  );
}
