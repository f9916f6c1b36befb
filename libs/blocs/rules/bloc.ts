// What a SuccessBLOC is: goals, segments, best practices, plays and campaigns that belong together, in one file under version control.
import type { CampaignDefinition } from '#campaigns/rules';
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

/** The file itself. Segments, plays and campaigns are checked by their own rooms. */
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
  campaigns: parts,
});

export interface Bloc extends Omit<z.output<typeof blocSchema>, 'segments' | 'plays' | 'campaigns'> {
  readonly segments: readonly SegmentDefinition[];
  readonly plays: readonly PlayDefinition[];
  readonly campaigns: readonly CampaignDefinition[];
}

export type BlocGoal = Bloc['goals'][number];
