// What a SuccessPlay is: when it starts and how often, and the tasks it then gives to people.
import { keySchema } from '#segments/rules';
import { ON_OWNER_CHANGE, taskSchema } from '#tasks/rules';
import { z } from 'zod';
import { frequencySchema } from './frequency.js';
import { triggerSchema } from './trigger.js';

export const MAX_TASKS = 50;

const line = z.string().trim().min(1).max(200);

const playTaskSchema = taskSchema.extend({
  /** of a portfolio's run: once for all, or for each account that was chosen */
  for: z.enum(['portfolio', 'account']).default('account'),
});

export const playSchema = z.strictObject({
  key: keySchema,
  name: line,
  description: z.string().trim().max(2000).default(''),
  /** account: a run for each. portfolio: one run; people choose the accounts that the rest of it is for */
  scope: z.enum(['account', 'portfolio']),
  trigger: triggerSchema,
  frequency: frequencySchema.default('every'),
  /** what becomes of open tasks once the trigger no longer holds */
  whenCleared: z.enum(['leave', 'cancel', 'complete']).default('leave'),
  whenOwnerChanges: z.enum(ON_OWNER_CHANGE).default('leave'),
  tasks: z.array(playTaskSchema).min(1).max(MAX_TASKS),
});

export type PlayDefinition = z.output<typeof playSchema>;
export type TaskDefinition = PlayDefinition['tasks'][number];
export type PlayScope = PlayDefinition['scope'];
export type WhenCleared = PlayDefinition['whenCleared'];

/** The tasks that a run begins with; those of accounts that are chosen later come then. */
export const firstTasks = ({ scope, tasks }: PlayDefinition): TaskDefinition[] =>
  scope === 'account' ? tasks : tasks.filter((task) => task.for === 'portfolio');

export const laterTasks = ({ scope, tasks }: PlayDefinition): TaskDefinition[] =>
  scope === 'account' ? [] : tasks.filter((task) => task.for === 'account');
