import fc from 'fast-check';
import { checkAnswers, fieldSchema, type FormField } from './form-field.js';
import { drafted } from './work.js';

const field = (more: Partial<FormField>): FormField => ({
  key: 'a',
  label: 'A',
  type: 'text',
  options: [],
  required: false,
  ...more,
});
const answer = (given: unknown, more: Partial<FormField>) => checkAnswers([field(more)], { a: given });

describe('answers to a form', () => {
  it.each<[unknown, Partial<FormField>, unknown]>([
    [' late ', {}, 'late'],
    [3.5, { type: 'number' }, 3.5],
    ['2026-02-28', { type: 'date' }, '2026-02-28'],
    ['yes', { type: 'choice', options: ['yes', 'no'] }, 'yes'],
    [false, { type: 'yes-no', required: true }, false],
  ])('%j is one', (given, more, kept) => {
    expect(answer(given, more)).toEqual({ ok: true, value: { a: kept } });
  });

  it.each<[unknown, Partial<FormField>, string]>([
    ['', { required: true }, 'TASK_ANSWER_MISSING'],
    [null, { type: 'number', required: true }, 'TASK_ANSWER_MISSING'],
    ['3', { type: 'number' }, 'TASK_ANSWER_INVALID'],
    [Infinity, { type: 'number' }, 'TASK_ANSWER_INVALID'],
    ['2026-02-30', { type: 'date' }, 'TASK_ANSWER_INVALID'],
    ['maybe', { type: 'choice', options: ['yes', 'no'] }, 'TASK_ANSWER_INVALID'],
    ['x'.repeat(2_001), {}, 'TASK_ANSWER_INVALID'],
  ])('%j is none', (given, more, code) => {
    expect(answer(given, more)).toMatchObject({ error: { code } });
  });

  it('to what was not asked are refused; left out ones are no answers', () => {
    expect(checkAnswers([], { b: 1 })).toMatchObject({ error: { code: 'TASK_ANSWER_UNKNOWN' } });
    expect(answer(undefined, {})).toEqual({ ok: true, value: {} });
  });

  it('never throw, and checked again are the same', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom<FormField['type']>('text', 'number', 'date', 'yes-no'),
        (given, type) => {
          const first = answer(given, { type });
          if (first.ok) expect(checkAnswers([field({ type })], first.value)).toEqual(first);
        },
      ),
    );
  });

  it('of a choice need options, and only those', () => {
    expect(fieldSchema.safeParse({ key: 'a', label: 'A', type: 'choice' }).success).toBe(false);
    expect(fieldSchema.safeParse({ key: 'a', label: 'A', type: 'text', options: ['x'] }).success).toBe(false);
  });
});

describe('a draft', () => {
  it('has names in place of their marks, and nothing is read twice', () => {
    const names = { account: '{{me}} Ltd', contact: 'Ann', me: 'Bo' };
    expect(drafted('Dear {{contact}} of {{ account }}, {{me}} here. {{code}}', names)).toBe(
      'Dear Ann of {{me}} Ltd, Bo here. {{code}}',
    );
  });
});
