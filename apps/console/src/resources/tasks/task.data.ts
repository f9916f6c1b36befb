// What the console asks of the API about tasks. A list is one view of somebody's tasks: the viewer's own unless said otherwise.
import { gql } from '../../data/graphql.js';
import type { FilterValues, ResourceData } from '../../data/resource-data.js';
import type { Account, Play, PlayRun, Practice, Task, TaskComment, TaskView, User } from '../../schema.js';
import { CAUSE, type Cause } from '../plays/cause.data.js';

export const VIEWS: readonly TaskView[] = ['overdue', 'today', 'week', 'later', 'done'];

type Person = Pick<User, 'id' | 'name'>;

export type TaskRow = Pick<
  Task,
  | 'id'
  | 'title'
  | 'step'
  | 'dueAt'
  | 'state'
  | 'outcome'
  | 'outcomes'
  | 'fields'
  | 'work'
  | 'checklist'
  | 'snoozedUntil'
  | 'doneAt'
> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly assignee: Person | null;
  readonly play: Pick<Play, 'key' | 'name'> | null;
  readonly waitsFor: Pick<Task, 'id' | 'title'> | null;
};

export type Comment = Pick<TaskComment, 'id' | 'body' | 'createdAt'> & { readonly author: Person | null };

export type Run = Pick<PlayRun, 'id' | 'startedAt' | 'state'> & {
  readonly cause: Cause;
  readonly play: Pick<Play, 'key' | 'name'>;
  readonly tasks: readonly Pick<Task, 'id' | 'title' | 'state'>[];
};

export type TaskRecord = TaskRow &
  Pick<Task, 'instructions' | 'note' | 'reason'> & {
    readonly doneBy: Person | null;
    readonly practices: readonly Pick<Practice, 'key' | 'title' | 'body'>[];
    readonly comments: readonly Comment[];
    readonly runs: readonly Run[];
  };

export const ROW = `
  title step dueAt state outcome outcomes { key label } fields { key label type options required } work checklist { text done } snoozedUntil doneAt
  account { id name } assignee { id name } play { key name } waitsFor { id title }`;

export const data: ResourceData = {
  type: 'Task',
  page: 'myTasks',
  one: 'task',
  inputs: { view: 'TaskView!', assigneeId: 'ID', unassigned: 'Boolean' },
  row: ROW,
  record: `${ROW}
  instructions note reason doneBy { id name } practices { key title body }
  comments { id body createdAt author { id name } }
  runs { id startedAt state cause { ${CAUSE} } play { key name } tasks { id title state } }`,
  filter: ({ view = 'today', ...whose }: FilterValues) => ({ view, ...whose }),
};

export const COUNTS = gql`
  query myTaskCounts($assigneeId: ID, $unassigned: Boolean) {
    counts: myTaskCounts(assigneeId: $assigneeId, unassigned: $unassigned) {
      overdue
      today
      week
      later
    }
  }
`;
