// What a campaign is, as data: one mail, whom it is for, when it goes out and what holds it back.
import { keySchema } from '#segments/rules';
import { z } from 'zod';

export const HOLDS = ['account-in-escalation'] as const;
export type Hold = (typeof HOLDS)[number];

export const campaignSchema = z.strictObject({
  key: keySchema,
  name: z.string().trim().min(1).max(200),
  goal: z.string().trim().max(2000).default(''),
  /** a folder of templates/email/ */
  template: keySchema,
  /** in place of the template's own */
  subject: z.string().trim().min(1).max(200).optional(),
  /** contacts that are in this segment when it is launched */
  audience: z.strictObject({ segment: keySchema }),
  sender: z.enum(['company', 'csm']),
  /** local time of the recipient; no later than the 28th, so that every month has the day */
  schedule: z.strictObject({
    every: z.literal('month'),
    day: z.int().min(1).max(28),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'),
  }),
  hold: z.array(z.enum(HOLDS)).default([]),
  /** counts opens and clicks, where the install allows it */
  track: z.boolean().optional(),
});

export type CampaignDefinition = z.output<typeof campaignSchema>;
export type MonthlySchedule = CampaignDefinition['schedule'];

/** The only topic so far: what a customer-success team writes. Marketing is another, kept elsewhere. */
export const TOPIC = 'customer-success';

/** Days after which a mail that was held all the while says nothing true any more. */
export const SHELF_LIFE_DAYS = 14;
