import { readShape, shippedCatalogue } from '#facts/rules';
import { keyFor, keySchema, validateSegment } from './segment.js';

const catalogue = shippedCatalogue();
const champions = {
  key: 'champions',
  name: 'Champions',
  object: 'contact',
  rule: { fact: 'contact.roles', op: 'has', value: 'champion' },
};

describe('a segment', () => {
  it('has a rule about its own object', () => {
    expect(validateSegment(champions, catalogue)).toEqual({ ok: true, value: { ...champions, description: '' } });
    expect(validateSegment({ ...champions, object: 'account' }, catalogue)).toMatchObject({
      error: { code: 'SEGMENT_INVALID', problems: [{ code: 'FACT_UNKNOWN', path: ['rule', 'fact'] }] },
    });
  });

  it('reports what is missing and what is too much', () => {
    expect(validateSegment({ ...champions, name: undefined, colour: 'red' }, catalogue)).toMatchObject({
      error: {
        problems: [
          { code: 'SEGMENT_SHAPE', path: ['name'], message: '“name” is missing.' },
          {
            code: 'SEGMENT_SHAPE',
            path: ['colour'],
            message: '“colour” means nothing here. Remove it or correct its name.',
          },
        ],
      },
    });
  });

  it.each(['Champions', '3-open', 'open--cases', '-a', 'a_b', '', 'a'.repeat(65)])('is not called %j', (key) => {
    expect(readShape('KEY', keySchema, key).problems).toHaveLength(1);
  });

  it.each([
    ['More than 3 open escalations', 'more-than-3-open-escalations'],
    ['  Überfällige Kunden! ', 'uberfallige-kunden'],
    ['3 strikes', 'strikes'],
    [`${'a'.repeat(63)} b`, 'a'.repeat(63)],
  ])('named %j gets the key %j', (name, key) => {
    expect(keyFor(name)).toBe(key);
    expect(readShape('KEY', keySchema, key).problems).toBeNull();
  });
});
