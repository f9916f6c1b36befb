// What a campaign is, as data: whom it is for, when it begins, what happens step by step, what holds it back and what it is to achieve.
import { isTimeZone } from '#kernel';
import { keySchema } from '#segments/rules';
import { z } from 'zod';
import { conditionSchema, stepSchema, timeSchema, WEEKDAYS, weekdaysSchema } from './steps.js';

export const HOLDS = ['account-in-escalation'] as const;
export type Hold = (typeof HOLDS)[number];

const line = z.string().trim().min(1).max(200);
const zone = z.string().refine(isTimeZone, { error: 'must be a time zone such as Europe/Berlin' });

export const scheduleSchema = z.union(
  [
    /** no later than the 28th, so that every month has the day */
    z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(28), at: timeSchema }),
    z.strictObject({ every: z.literal('week'), day: z.enum(WEEKDAYS), at: timeSchema }),
    z.strictObject({ on: z.enum(['launch', 'entry']) }),
  ],
  { error: 'must be { every: month or week, day, at } or { on: launch or entry }; times in quotes, such as "09:00"' },
);

/** Local hours in which mails may leave: from the first up to the second; across midnight where that is earlier. */
const hoursSchema = z.strictObject({
  from: timeSchema.default('08:00'),
  to: timeSchema.default('18:00'),
  days: weekdaysSchema.default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
  /** whose: the person's own (else the account's), the account's, or one for all */
  zone: z.union([z.enum(['person', 'account']), zone]).default('person'),
});

export const campaignSchema = z.strictObject({
  key: keySchema,
  name: line,
  /** what it is to achieve, in words */
  goal: z.string().trim().max(2000).default(''),
  /** a campaign of one mail names its template; others have steps */
  template: keySchema.optional(),
  /** in place of the template's own */
  subject: line.optional(),
  steps: z.array(stepSchema).min(1).max(30).optional(),
  /**
   * Who is in this segment when it is launched, or from the moment of entering it. Of a segment of accounts it is their
   * contacts, or those that have one of the roles.
   */
  audience: z.strictObject({ segment: keySchema, roles: z.array(z.string().min(1).max(50)).min(1).max(10).optional() }),
  /** what its mails say as {{campaign.…}}, such as the feature that it is about */
  values: z.record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,40}$/), z.string().trim().max(500)).optional(),
  sender: z.enum(['company', 'csm']),
  topic: z.enum(['customer-success', 'marketing']).optional(),
  /** times are the recipient's own */
  schedule: scheduleSchema,
  hours: hoursSchema.optional(),
  hold: z.array(z.enum(HOLDS)).default([]),
  /** how the goal is measured: it counts where it is so within these days and was not so at the start */
  reached: z.strictObject({ when: conditionSchema, withinDays: z.int().min(1).max(365) }).optional(),
  exit: z.strictObject({ goalReached: z.boolean().default(true), segmentLeft: z.boolean().default(true) }).optional(),
  /** whether somebody gets it again: never, after having left the segment and come back, or once for each value of a fact */
  reentry: z
    .union([z.enum(['never', 'after-leaving']), z.strictObject({ each: z.string().min(1).max(100) })])
    .optional(),
  experiment: z
    .strictObject({
      /** percent of accounts that get nothing, so that the effect can be seen */
      holdout: z.int().min(0).max(50).default(0),
      variants: z
        .array(z.strictObject({ key: keySchema, share: z.int().min(1).max(100) }))
        .max(4)
        .default([]),
    })
    .optional(),
  /** counts opens and clicks, where the install allows it */
  track: z.boolean().optional(),
});

export type CampaignDefinition = z.output<typeof campaignSchema>;
export type Schedule = CampaignDefinition['schedule'];
export type Recurring = Extract<Schedule, { every: string }>;
export type Hours = z.output<typeof hoursSchema>;
export type Experiment = z.output<NonNullable<typeof campaignSchema.shape.experiment>>;

/** What a customer-success team writes. Marketing is another topic, with a choice of its own. */
export const TOPIC = 'customer-success';

export const isRecurring = (schedule: Schedule): schedule is Recurring => 'every' in schedule;
export const isOnEntry = (schedule: Schedule): boolean => 'on' in schedule && schedule.on === 'entry';

/** As it goes by itself where nothing else is said. */
export const exitOf = ({ exit, schedule }: CampaignDefinition) => ({
  goalReached: exit?.goalReached ?? true,
  segmentLeft: exit?.segmentLeft ?? isOnEntry(schedule),
});
