// What a SuccessPlay is: when it starts for an account, and the tasks it then gives to the people who own that account.
import { OWNER_ROLES } from '#accounts/rules';
import { keySchema } from '#segments/rules';
import { z } from 'zod';

export const MAX_TASKS = 50;
export const MAX_DUE_DAYS = 365;

const days = z.int().min(0).max(MAX_DUE_DAYS);
const line = z.string().trim().min(1).max(200);

/** Counted from the start of the run, in the account's calendar; due at the close of business of that day. */
export const dueSchema = z.union(
  [
    z.strictObject({ businessDays: days }),
    z.strictObject({ days, roll: z.enum(['forward', 'none']).default('forward') }),
  ],
  { error: `must be { businessDays: 0 to ${MAX_DUE_DAYS} } or { days: 0 to ${MAX_DUE_DAYS}, roll: forward or none }` },
);

const taskSchema = z.strictObject({
  /** shared across plays: the same key for the same account is the same task */
  key: keySchema,
  title: line,
  /** markdown */
  instructions: z.string().trim().min(1).max(10_000),
  practices: z.array(keySchema).default([]),
  due: dueSchema,
  /** key of the task that must end before this one can be done */
  after: keySchema.optional(),
  assignee: z.strictObject({ role: z.enum(OWNER_ROLES), fallback: z.array(z.enum(OWNER_ROLES)).default([]) }),
  checklist: z.array(line).max(20).default([]),
  /** what can come of it; none: done is all there is to say */
  outcomes: z
    .array(z.strictObject({ key: keySchema, label: line }))
    .max(10)
    .default([]),
});

export const playSchema = z.strictObject({
  key: keySchema,
  name: line,
  description: z.string().trim().max(2000).default(''),
  scope: z.literal('account'),
  trigger: z.discriminatedUnion('on', [z.strictObject({ on: z.literal('segment.entered'), segment: keySchema })]),
  /** what becomes of open tasks once the account has left the segment */
  whenCleared: z.enum(['leave', 'cancel', 'complete']).default('leave'),
  /** whether open tasks follow a change of owner */
  whenOwnerChanges: z.enum(['leave', 'move']).default('leave'),
  tasks: z.array(taskSchema).min(1).max(MAX_TASKS),
});

export type PlayDefinition = z.output<typeof playSchema>;
export type TaskDefinition = PlayDefinition['tasks'][number];
export type Due = TaskDefinition['due'];
export type Assignee = TaskDefinition['assignee'];
export type Outcome = TaskDefinition['outcomes'][number];
export type WhenCleared = PlayDefinition['whenCleared'];
