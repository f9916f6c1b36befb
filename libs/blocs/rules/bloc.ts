// What a SuccessBLOC is: goals, segments, best practices, plays and campaigns that belong together, in one file under version control.
import type { PlayDefinition } from '#plays/rules';
import { keySchema, type SegmentDefinition } from '#segments/rules';
import { z } from 'zod';

const line = z.string().trim().min(1).max(200);
const prose = z.string().trim().max(2000);
const parts = z.array(z.unknown()).default([]);

const goalSchema = z.strictObject({
  key: keySchema,
  name: line,
  description: prose.default(''),
  /** `measure` is a key of the kpis room; `name` is what this bloc calls it */
  kpis: z.array(z.strictObject({ measure: z.string(), name: line, better: z.enum(['lower', 'higher']) })).min(1),
});

/** A best-practice page: templates/practices/<key>.md */
const practiceSchema = z.strictObject({ key: keySchema, title: line });

const campaignSchema = z.strictObject({
  key: keySchema,
  name: line,
  goal: prose,
  /** templates/email/<template>/ */
  template: keySchema,
  /** in place of the template's own */
  subject: line.optional(),
  audience: z.strictObject({ segment: keySchema }),
  sender: z.enum(['company', 'csm']),
  /** local time of the recipient; no later than the 28th, so that every month has the day */
  schedule: z.strictObject({
    every: z.literal('month'),
    day: z.int().min(1).max(28),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "09:00", in quotes'),
  }),
  hold: z.array(z.enum(['account-in-escalation'])).default([]),
});

/** The file itself. Segments and plays are checked by their own rooms. */
export const blocSchema = z.strictObject({
  bloc: keySchema,
  /** of the file format */
  format: z.literal(1),
  name: line,
  description: prose.default(''),
  goals: z.array(goalSchema).default([]),
  segments: parts,
  practices: z.array(practiceSchema).default([]),
  plays: parts,
  campaigns: z.array(campaignSchema).default([]),
});

export interface Bloc extends Omit<z.output<typeof blocSchema>, 'segments' | 'plays'> {
  readonly segments: readonly SegmentDefinition[];
  readonly plays: readonly PlayDefinition[];
}

export type BlocCampaign = Bloc['campaigns'][number];
export type BlocGoal = Bloc['goals'][number];
