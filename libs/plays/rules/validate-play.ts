// Decides whether a JSON value is a play that can run: right shape, unique keys, an order without circles, due dates that follow it.
import { ok, type Result } from '#kernel';
import { doubledKeys, problem, readShape, refuse, unknownName, type Problem, type Refusal } from '#facts/rules';
import { circleIn, rolesOf, STAFF_ROLES, type Assignee, type Due } from '#tasks/rules';
import { playSchema, type PlayDefinition, type TaskDefinition } from './play.js';

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
    ...scopeProblems(play),
  ];
  return problems.length === 0 ? ok(play) : refuse('PLAY_INVALID', problems);
}

/** One account's play has no work for many; a portfolio's needs a task that says which accounts, before the work for them. */
function scopeProblems({ scope, trigger, tasks }: PlayDefinition): Problem[] {
  const placed = tasks.map((task, index) => ({ task, index }));
  if (scope === 'account') {
    const many = placed.filter(({ task }) => task.for === 'portfolio' || task.work?.do === 'choose-accounts');
    return [
      ...(trigger.on === 'kpi.missed'
        ? [problem('PLAY_SCOPE_NEEDED', ['scope'], 'A KPI belongs to no single account. Make the scope portfolio.')]
        : []),
      ...many.map(({ index }) =>
        problem('TASK_FOR_MANY', ['tasks', index], 'Work for many accounts needs the scope portfolio.'),
      ),
    ];
  }
  const choosing = tasks.find(({ work }) => work?.do === 'choose-accounts');
  return placed.flatMap(({ task, index }) => {
    const before = tasks.find(({ key }) => key === task.after);
    if (task.work?.do === 'choose-accounts' && task.for === 'account')
      return [
        problem('TASK_CHOOSES_LATE', ['tasks', index, 'for'], 'Accounts are chosen once. Make it for: portfolio.'),
      ];
    if (task.for === 'account' && !choosing)
      return [
        problem(
          'TASK_ACCOUNTS_UNCHOSEN',
          ['tasks', index],
          'No task chooses accounts. Give one work: { do: choose-accounts }.',
        ),
      ];
    if (task.for === 'portfolio' && before?.for === 'account')
      return [
        problem(
          'TASK_AFTER_MANY',
          ['tasks', index, 'after'],
          `“${before.key}” is done for each account. Wait for one that is done once.`,
        ),
      ];
    if (task.for === 'portfolio' && [task.assignee, task.accountable].some((person) => person && ownersOnly(person)))
      return [
        problem(
          'TASK_NOBODYS',
          ['tasks', index, 'assignee'],
          `Many accounts have no one owner. Name one of ${STAFF_ROLES.join(', ')}.`,
        ),
      ];
    return [];
  });
}

const ownersOnly = (person: Assignee): boolean =>
  !rolesOf(person).some((role) => (STAFF_ROLES as readonly string[]).includes(role));

function doubledChoices({ outcomes, assignee, fields }: TaskDefinition, task: number): Problem[] {
  const keys = outcomes.map(({ key }) => key);
  const asked = fields.map(({ key }) => key);
  const roles = [assignee.role, ...assignee.fallback];
  return [
    ...doubledKeys('OUTCOME_DOUBLED', keys, (index) => ['tasks', task, 'outcomes', index, 'key']),
    ...doubledKeys('FIELD_DOUBLED', asked, (index) => ['tasks', task, 'fields', index, 'key']),
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
  if ('businessHours' in due) return 'businessHours' in than && due.businessHours < than.businessHours;
  if ('businessDays' in due) return 'businessDays' in than && due.businessDays < than.businessDays;
  return 'days' in than && due.days < than.days;
}
