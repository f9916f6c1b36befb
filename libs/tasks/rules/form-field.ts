// Questions that a task asks at its end, and whether an answer is one. Answers are facts: a number, a day, a word of a list.
import { err, ok, type Result } from '#kernel';
import { keySchema } from '#segments/rules';
import { DateTime } from 'luxon';
import { z } from 'zod';

export const FIELD_TYPES = ['text', 'number', 'date', 'choice', 'yes-no'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const MAX_TEXT = 2_000;
const line = z.string().trim().min(1).max(200);

export const fieldSchema = z
  .strictObject({
    /** names the fact: the same key in every task is the same question */
    key: keySchema,
    label: line,
    type: z.enum(FIELD_TYPES),
    /** of a choice */
    options: z.array(line).max(30).default([]),
    required: z.boolean().default(false),
  })
  .refine(({ type, options }) => (type === 'choice') === options.length > 0, {
    path: ['options'],
    error: 'belongs to a choice, and a choice has at least one',
  });

export type FormField = z.output<typeof fieldSchema>;
/** Dates are YYYY-MM-DD. */
export type Answer = string | number | boolean;
export type Answers = Readonly<Record<string, Answer>>;

/** The answers as they are kept. Null, empty and absent are no answer. */
export function checkAnswers(fields: readonly FormField[], given: Readonly<Record<string, unknown>>): Result<Answers> {
  const answers: Record<string, Answer> = {};
  for (const key of Object.keys(given))
    if (!fields.some((field) => field.key === key))
      return err('TASK_ANSWER_UNKNOWN', `This task does not ask “${key.slice(0, 64)}”.`, { field: key });
  for (const field of fields) {
    const value = given[field.key];
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      if (field.required)
        return err('TASK_ANSWER_MISSING', `Answer “${field.label}” before you complete the task.`, {
          field: field.key,
        });
      continue;
    }
    const answer = read(field, value);
    if (answer === null)
      return err('TASK_ANSWER_INVALID', `“${field.label}” needs ${WANTED[field.type]}.`, { field: field.key });
    answers[field.key] = answer;
  }
  return ok(answers);
}

const WANTED: Readonly<Record<FieldType, string>> = {
  text: `a text of at most ${MAX_TEXT} characters`,
  number: 'a number',
  date: 'a day, such as 2026-03-01',
  choice: 'one of its options',
  'yes-no': 'yes or no',
};

function read({ type, options }: FormField, value: unknown): Answer | null {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null;
  if (type === 'yes-no') return typeof value === 'boolean' ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (type === 'choice') return options.includes(text) ? text : null;
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text).isValid ? text : null;
  return text.length <= MAX_TEXT ? text : null;
}
