// Decides whether a JSON value is a play that can run: right shape, unique keys, an order without circles, due dates that follow it.
import { ok, type Result } from '#kernel';
import { hint, problem, refuse, shapeProblems, type Problem, type Refusal } from '#segments/rules';
import { playSchema, type Due, type PlayDefinition, type TaskDefinition } from './play.js';
import { circleIn } from './task-order.js';

export function validatePlay(input: unknown): Result<PlayDefinition, Refusal<'PLAY_INVALID'>> {
  const shape = playSchema.safeParse(input);
  if (!shape.success) return refuse('PLAY_INVALID', shapeProblems('PLAY_SHAPE', shape.error));
  const { tasks } = shape.data;
  const problems = [...doubledKeys(tasks), ...orderProblems(tasks), ...tasks.flatMap(doubledChoices)];
  return problems.length === 0 ? ok(shape.data) : refuse('PLAY_INVALID', problems);
}

const doubledKeys = (tasks: readonly TaskDefinition[]): Problem[] =>
  tasks.flatMap(({ key }, index) =>
    tasks.findIndex((other) => other.key === key) < index
      ? [problem('TASK_DOUBLED', ['tasks', index, 'key'], `Two tasks are called “${key}”. Give each its own key.`)]
      : [],
  );

function orderProblems(tasks: readonly TaskDefinition[]): Problem[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]));
  const problems = tasks.flatMap(({ after, due }, index) => {
    if (after === undefined) return [];
    const path = ['tasks', index, 'after'] as const;
    const before = byKey.get(after);
    if (!before) {
      const advice = hint(after, byKey.keys()) || ` Tasks: ${[...byKey.keys()].join(', ')}.`;
      return [problem('TASK_AFTER_UNKNOWN', path, `This play has no task “${after}”.${advice}`)];
    }
    return isEarlier(due, before.due)
      ? [
          problem(
            'TASK_DUE_TOO_EARLY',
            ['tasks', index, 'due'],
            `Due before “${after}”, which it comes after. Give it more days.`,
          ),
        ]
      : [];
  });
  const circle = circleIn(tasks);
  if (!circle) return problems;
  const index = tasks.findIndex(({ key }) => key === circle[0]);
  const message = `These tasks wait for each other: ${circle.join(' → ')}. Take out one “after”.`;
  return [...problems, problem('TASK_ORDER_CIRCULAR', ['tasks', index, 'after'], message)];
}

/** Only days of the same kind compare: business days against calendar days depends on the calendar. */
function isEarlier(due: Due, than: Due): boolean {
  if ('businessDays' in due) return 'businessDays' in than && due.businessDays < than.businessDays;
  return 'days' in than && due.days < than.days;
}

function doubledChoices({ outcomes, assignee }: TaskDefinition, task: number): Problem[] {
  const keys = outcomes.map(({ key }) => key);
  const roles = [assignee.role, ...assignee.fallback];
  const problems: Problem[] = [];
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index)
      problems.push(
        problem('OUTCOME_DOUBLED', ['tasks', task, 'outcomes', index, 'key'], `Outcome “${key}” is there twice.`),
      );
  });
  roles.forEach((role, index) => {
    if (roles.indexOf(role) < index)
      problems.push(
        problem(
          'FALLBACK_DOUBLED',
          ['tasks', task, 'assignee', 'fallback', index - 1],
          `“${role}” was asked already. Remove it.`,
        ),
      );
  });
  return problems;
}
