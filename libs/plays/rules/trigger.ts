// What starts a play: somebody entered or left a segment, a KPI missed its target, an escalation, a person.
import { SEVERITIES } from '#escalations/rules';
import { keySchema } from '#segments/rules';
import { z } from 'zod';

export const TRIGGER_KINDS = [
  'segment.entered',
  'segment.left',
  'kpi.missed',
  'escalation.opened',
  'escalation.unresolved',
  'hand',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

const MEASURE = /^[a-z][a-z0-9_]{0,63}$/;

export const triggerSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('segment.entered'), segment: keySchema }),
  z.strictObject({ on: z.literal('segment.left'), segment: keySchema }),
  z
    .strictObject({
      on: z.literal('kpi.missed'),
      /** key of a measure; its value at the end of the last whole day counts */
      measure: z.string().regex(MEASURE, 'must be the key of a measure, such as open_escalations'),
      /** missed while the value is above */
      above: z.number().optional(),
      /** missed while the value is below */
      below: z.number().optional(),
    })
    .refine(({ above, below }) => (above === undefined) !== (below === undefined), {
      path: ['above'],
      error: 'or “below” says when the target is missed; give one of them',
    }),
  z.strictObject({
    on: z.literal('escalation.opened'),
    severities: z.array(z.enum(SEVERITIES)).default([]),
    /** counting those of the account that were opened in so many days before, this one included */
    atLeast: z.int().min(1).max(20).default(1),
    withinDays: z.int().min(1).max(365).default(90),
  }),
  /** still open at the close of that business day of the account */
  z.strictObject({ on: z.literal('escalation.unresolved'), businessDays: z.int().min(1).max(60) }),
  z.strictObject({ on: z.literal('hand') }),
]);

export type Trigger = z.output<typeof triggerSchema>;

/** The segment that it watches. */
export const watchedSegment = (trigger: Trigger): string | null => ('segment' in trigger ? trigger.segment : null);

/** What made a run start. What is absent does not belong to the kind. */
export interface RunCause {
  readonly on: TriggerKind;
  readonly at: string;
  /** key of the segment */
  readonly segment?: string;
  /** what let it in, in the words of the segment */
  readonly because?: unknown;
  readonly measure?: string;
  readonly value?: number;
  readonly target?: number;
  readonly escalationId?: string;
  readonly severity?: string;
  readonly reason?: string;
  /** of the person who started it */
  readonly by?: string;
}
