// What a campaign does with each contact, in order: mails, waits, branches, and work for the people who look after the account.
import { keySchema } from '#segments/rules';
import { z } from 'zod';

const line = z.string().trim().min(1).max(200);
export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00');
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const weekdaysSchema = z.array(z.enum(WEEKDAYS)).min(1).max(7);

/** Whole units; days and weeks keep the hour of the day where the recipient is. */
export const durationSchema = z
  .strictObject({
    weeks: z.int().min(1).max(52).optional(),
    days: z.int().min(1).max(365).optional(),
    hours: z.int().min(1).max(1000).optional(),
    minutes: z.int().min(1).max(10_000).optional(),
  })
  .refine((duration) => Object.values(duration).some((part) => part !== undefined), {
    error: 'must name weeks, days, hours or minutes',
  });
export type Duration = z.output<typeof durationSchema>;

/** What is asked about a contact. A segment may hold contacts or accounts; a step is one that sends. */
export const conditionSchema = z.union(
  [
    z.strictObject({ segment: keySchema }),
    z.strictObject({ notSegment: keySchema }),
    z.strictObject({ clicked: keySchema }),
    z.strictObject({ replied: keySchema }),
    z.strictObject({ answered: keySchema }),
    z.strictObject({ rule: z.unknown() }),
  ],
  { error: 'must be one of segment, notSegment, clicked, replied, answered or rule' },
);
export type Condition = z.output<typeof conditionSchema>;

/** A template, or one for each variant of the experiment. */
const templateSchema = z.union([keySchema, z.record(keySchema, keySchema)]);
const subjectSchema = z.union([line, z.record(keySchema, line)]);

const sendSchema = z.strictObject({ send: keySchema, template: templateSchema, subject: subjectSchema.optional() });
const waitSchema = z.strictObject({
  wait: z.union(
    [
      durationSchema,
      z.strictObject({ until: timeSchema, on: weekdaysSchema.optional() }),
      z.strictObject({ for: conditionSchema, atMost: durationSchema }),
    ],
    { error: 'must be a duration, { until: "09:00" } or { for: a condition, atMost: a duration }' },
  ),
});
/** Work for whoever looks after the account; the account's owners are asked in this order. */
const taskSchema = z.strictObject({
  task: keySchema,
  title: line,
  instructions: z.string().trim().min(1).max(10_000),
  businessDays: z.int().min(0).max(365).default(2),
  assignee: z.enum(['csm', 'am']).default('csm'),
});

export interface Branch {
  readonly branch: readonly { readonly name: string; readonly when: Condition; readonly steps: readonly Step[] }[];
  readonly otherwise?: readonly Step[] | undefined;
}
export type Send = z.output<typeof sendSchema>;
export type Wait = z.output<typeof waitSchema>;
export type TaskStep = z.output<typeof taskSchema>;
export type Step = Send | Wait | TaskStep | Branch;

const branchSchema: z.ZodType<Branch> = z.strictObject({
  branch: z
    .array(z.strictObject({ name: line, when: conditionSchema, steps: z.lazy(() => z.array(stepSchema).max(30)) }))
    .min(1)
    .max(10),
  otherwise: z.lazy(() => z.array(stepSchema).max(30)).optional(),
});
export const stepSchema: z.ZodType<Step> = z.union([sendSchema, waitSchema, taskSchema, branchSchema], {
  error: 'must be a step: send, wait, task or branch',
});
