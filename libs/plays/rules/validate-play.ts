// Decides whether a JSON value is a play that can run: right shape, unique keys, an order without circles, due dates that follow it.
import { ok, type Result } from '#kernel';
import { doubledKeys, problem, readShape, refuse, unknownName, type Problem, type Refusal } from '#segments/rules';
import { playSchema, type Due, type PlayDefinition, type TaskDefinition } from './play.js';
import { circleIn } from './task-order.js';

export function validatePlay(input: unknown): Result<PlayDefinition, Refusal<'PLAY_INVALID'>> {
  const { value: play, problems: shape } = readShape('PLAY_SHAPE', playSchema, input);
  if (shape) return refuse('PLAY_INVALID', shape);
  const { tasks } = play;
  const keys = tasks.map(({ key }) => key);
  const problems = [
    ...doubledKeys('TASK_DOUBLED', keys, (index) => ['tasks', index, 'key']),
    ...tasks.flatMap(doubledChoices),
    ...tasks.flatMap((task, index) => orderProblems(task, index, tasks)),
    ...circleProblems(tasks),
  ];
  return problems.length === 0 ? ok(play) : refuse('PLAY_INVALID', problems);
}

function doubledChoices({ outcomes, assignee }: TaskDefinition, task: number): Problem[] {
  const keys = outcomes.map(({ key }) => key);
  const roles = [assignee.role, ...assignee.fallback];
  return [
    ...doubledKeys('OUTCOME_DOUBLED', keys, (index) => ['tasks', task, 'outcomes', index, 'key']),
    ...doubledKeys('FALLBACK_DOUBLED', roles, (index) => ['tasks', task, 'assignee', 'fallback', index - 1]),
  ];
}

function orderProblems({ after, due }: TaskDefinition, index: number, tasks: readonly TaskDefinition[]): Problem[] {
  if (after === undefined) return [];
  const before = tasks.find(({ key }) => key === after);
  if (!before) {
    const keys = tasks.map(({ key }) => key);
    return [unknownName('TASK_AFTER_UNKNOWN', ['tasks', index, 'after'], 'task in this play called', after, keys)];
  }
  if (!isEarlier(due, before.due)) return [];
  return [
    problem(
      'TASK_DUE_TOO_EARLY',
      ['tasks', index, 'due'],
      `Due before “${after}”, which it comes after. Give it more days.`,
    ),
  ];
}

function circleProblems(tasks: readonly TaskDefinition[]): Problem[] {
  const circle = circleIn(tasks);
  if (!circle) return [];
  const index = tasks.findIndex(({ key }) => key === circle[0]);
  const message = `These tasks wait for each other: ${circle.join(' → ')}. Take out one “after”.`;
  return [problem('TASK_ORDER_CIRCULAR', ['tasks', index, 'after'], message)];
}

/** Only days of the same kind compare: business days against calendar days depends on the calendar. */
function isEarlier(due: Due, than: Due): boolean {
  if ('businessDays' in due) return 'businessDays' in than && due.businessDays < than.businessDays;
  return 'days' in than && due.days < than.days;
}
