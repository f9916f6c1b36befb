// What a task says before it is anybody's: what to do, by when, who does it, what is asked at its end.
import { OWNER_ROLES } from '#accounts/rules';
import { keySchema } from '#segments/rules';
import { z } from 'zod';
import { fieldSchema } from './form-field.js';
import { workSchema } from './work.js';

export const MAX_DUE_DAYS = 365;
const MAX_DUE_HOURS = 80;

/** Roles of people here, for work that belongs to no account's owner. */
export const STAFF_ROLES = ['leader', 'support_manager', 'escalation_manager'] as const;
export const TASK_ROLES = [...OWNER_ROLES, ...STAFF_ROLES] as const;
export type TaskRole = (typeof TASK_ROLES)[number];

export const ON_OWNER_CHANGE = ['leave', 'move', 'move-all'] as const;
/** leave: stays with whoever has it. move: open ones follow the account's owner. move-all: those that are over, too. */
export type OnOwnerChange = (typeof ON_OWNER_CHANGE)[number];

const days = z.int().min(0).max(MAX_DUE_DAYS);
const line = z.string().trim().min(1).max(200);
const role = z.enum(TASK_ROLES);
const person = z.strictObject({ role, fallback: z.array(role).default([]) });

/** Counted from the start of the run in the account's calendar. Days end at the close of business. */
export const dueSchema = z.union(
  [
    z.strictObject({ businessDays: days }),
    z.strictObject({ businessHours: z.int().min(1).max(MAX_DUE_HOURS) }),
    z.strictObject({ days, roll: z.enum(['forward', 'none']).default('forward') }),
  ],
  {
    error: `must be { businessDays: 0 to ${MAX_DUE_DAYS} }, { businessHours: 1 to ${MAX_DUE_HOURS} } or { days: 0 to ${MAX_DUE_DAYS}, roll: forward or none }`,
  },
);

export const taskSchema = z.strictObject({
  /** shared across plays: the same key for the same account is the same task */
  key: keySchema,
  title: line,
  /** markdown */
  instructions: z.string().trim().min(1).max(10_000),
  practices: z.array(keySchema).default([]),
  due: dueSchema,
  /** key of the task that must end before this one can be done */
  after: keySchema.optional(),
  assignee: person,
  /** who answers for it, where that is somebody else than who does it */
  accountable: person.optional(),
  checklist: z.array(line).max(20).default([]),
  /** asked when it is done; the answers are facts about the account */
  fields: z.array(fieldSchema).max(20).default([]),
  /** what can come of it; none: done is all there is to say */
  outcomes: z
    .array(z.strictObject({ key: keySchema, label: line }))
    .max(10)
    .default([]),
  /** what can be done from the task itself */
  work: workSchema.optional(),
});

export type TaskTemplate = z.output<typeof taskSchema>;
export type Due = TaskTemplate['due'];
export type Assignee = TaskTemplate['assignee'];
export type Outcome = TaskTemplate['outcomes'][number];
