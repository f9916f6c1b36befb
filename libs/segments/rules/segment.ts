// What a segment is: a name for the accounts or contacts that a rule holds for.
import { ok, type Result } from '#kernel';
import { z } from 'zod';
import {
  readShape,
  refuse,
  under,
  validateRule,
  type FactCatalogue,
  type Refusal,
  type Rule,
  type SubjectKind,
} from '#facts/rules';

export interface SegmentDefinition {
  /** stable name: lower-case words joined by hyphens */
  readonly key: string;
  readonly name: string;
  readonly object: SubjectKind;
  readonly description: string;
  readonly rule: Rule;
}

export const keySchema = z
  .string()
  .max(64, 'must have at most 64 characters')
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, such as open-escalations');

const segmentSchema = z.strictObject({
  key: keySchema,
  name: z.string().trim().min(1).max(120),
  object: z.enum(['account', 'contact']),
  description: z.string().trim().max(500).default(''),
  rule: z.unknown(),
});

/** A key for somebody who only thought of a name; may be no valid key where the name has no Latin letters. */
export const keyFor = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 64)
    .replace(/-$/, '');

export function validateSegment(
  input: unknown,
  catalogue: FactCatalogue,
): Result<SegmentDefinition, Refusal<'SEGMENT_INVALID'>> {
  const { value, problems } = readShape('SEGMENT_SHAPE', segmentSchema, input);
  if (problems) return refuse('SEGMENT_INVALID', problems);
  const rule = validateRule(value.rule, value.object, catalogue);
  return rule.ok ? ok({ ...value, rule: rule.value }) : refuse('SEGMENT_INVALID', under(['rule'], rule.error.problems));
}
