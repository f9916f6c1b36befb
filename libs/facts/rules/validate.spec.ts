import fc from 'fast-check';
import { someMoment, someRule } from './rule.arbitrary.js';
import { shippedCatalogue } from './shipped-catalogue.js';
import { validateRule } from './validate.js';

const catalogue = shippedCatalogue();

const faults = (rule: unknown, object: 'account' | 'contact' = 'account') => {
  const result = validateRule(rule, object, catalogue);
  return result.ok ? [] : result.error.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
};

const gold = { fact: 'account.tier', op: 'is', value: 'gold' };

describe('a rule', () => {
  it('that is valid comes back as it was, also through JSON', () => {
    const drawn = someMoment.chain((moment) =>
      fc
        .constantFrom('account' as const, 'contact' as const)
        .chain((object) => fc.tuple(fc.constant(object), someRule(catalogue, object, moment))),
    );
    fc.assert(
      fc.property(drawn, ([object, rule]) => {
        const json: unknown = JSON.parse(JSON.stringify(rule));
        expect(validateRule(json, object, catalogue)).toEqual({ ok: true, value: rule });
      }),
    );
  });

  it('is refused in words also where a name is no text', () => {
    const odd = { toString: 1 };
    expect(faults({ fact: odd, op: odd, value: odd })).toEqual(['FACT_UNKNOWN fact']);
    expect(faults({ exists: { of: odd } })).toEqual(['COLLECTION_UNKNOWN exists.of']);
  });

  it('never throws, whatever it is given', () => {
    const keys = fc.constantFrom(
      'all',
      'any',
      'not',
      'fact',
      'op',
      'value',
      'count',
      'exists',
      'of',
      'where',
      'within',
    );
    const soup = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.anything(),
        fc.constantFrom('account.tier', 'escalations', 'is', '__proto__', 'constructor'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(keys, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(soup, (input) => {
        const result = validateRule(input, 'account', catalogue);
        if (!result.ok) expect(result.error.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    ['no object', 7, 'RULE_SHAPE '],
    ['no form', {}, 'RULE_SHAPE '],
    ['two forms', { ...gold, not: gold }, 'RULE_SHAPE '],
    ['an empty group', { all: [] }, 'RULE_GROUP_EMPTY all'],
    ['a stray key', { ...gold, note: 'x' }, 'RULE_KEY_UNKNOWN note'],
    ['an unknown fact', { any: [gold, { fact: 'account.teir', op: 'is', value: 'x' }] }, 'FACT_UNKNOWN any.1.fact'],
    ['a name every object has', { fact: 'constructor', op: 'is', value: 'x' }, 'FACT_UNKNOWN fact'],
    ["another object's fact", { fact: 'contact.roles', op: 'has', value: 'champion' }, 'FACT_UNKNOWN fact'],
    ['an unknown operator', { fact: 'account.tier', op: '>', value: 'x' }, 'OPERATOR_UNKNOWN op'],
    ['an operator of another type', { fact: 'account.tier', op: 'above', value: 3 }, 'OPERATOR_WRONG op'],
    ['a value of another type', { fact: 'account.licences', op: 'above', value: '3' }, 'VALUE_WRONG value'],
    ['a missing value', { fact: 'account.tier', op: 'is' }, 'VALUE_WRONG value'],
    ['a value too many', { fact: 'account.tier', op: 'known', value: 1 }, 'VALUE_UNEXPECTED value'],
    ['no real day', { fact: 'account.renewalOn', op: 'before', value: '2026-02-30' }, 'VALUE_WRONG value'],
    ['a text with NUL', { fact: 'account.tier', op: 'is', value: 'a\0' }, 'VALUE_WRONG value'],
    ['half a surrogate', { fact: 'account.tier', op: 'is', value: '\ud800' }, 'VALUE_WRONG value'],
    [
      'a value outside the enumeration',
      { fact: 'account.contractStatus', op: 'is', value: 'paused' },
      'VALUE_WRONG value',
    ],
    ['an empty list', { fact: 'account.tier', op: 'in', value: [] }, 'VALUE_WRONG value'],
    ['an unknown collection', { exists: { of: 'escalation' } }, 'COLLECTION_UNKNOWN exists.of'],
    ['a count of halves', { count: { of: 'cases' }, op: 'above', value: 1.5 }, 'VALUE_WRONG value'],
    ['a count that is known', { count: { of: 'cases' }, op: 'known', value: 1 }, 'OPERATOR_WRONG op'],
    [
      'a window over a text',
      { exists: { of: 'cases', within: { field: 'status', days: 3 } } },
      'WINDOW_WRONG exists.within',
    ],
    [
      'a window of no days',
      { exists: { of: 'cases', within: { field: 'openedAt', days: 0 } } },
      'WINDOW_WRONG exists.within',
    ],
    ['rows within rows', { exists: { of: 'cases', where: { exists: { of: 'cases' } } } }, 'RULE_SHAPE exists.where'],
    [
      'a wrong field',
      { exists: { of: 'cases', where: { fact: 'account.tier', op: 'known' } } },
      'FACT_UNKNOWN exists.where.fact',
    ],
  ])('with %s is refused at its place', (_what, rule, fault) => {
    expect(faults(rule)).toEqual([fault]);
  });

  it('reports all of its problems, and suggests the name that was meant', () => {
    const rule = {
      all: [
        { fact: 'account.teir', op: 'is', value: 'x' },
        { count: { of: 'cases' }, op: 'atLeast', value: -1 },
      ],
    };
    expect(faults(rule)).toEqual(['FACT_UNKNOWN all.0.fact', 'VALUE_WRONG all.1.value']);
    expect(validateRule(rule, 'account', catalogue)).toMatchObject({
      error: { code: 'RULE_INVALID', message: expect.stringContaining('Did you mean “account.tier”?') },
    });
  });

  it('has at most 8 levels and 200 conditions', () => {
    const nested = (levels: number): unknown => (levels === 1 ? gold : { not: nested(levels - 1) });
    const wide = (leaves: number) => ({ any: Array.from({ length: leaves }, () => gold) });
    expect(faults(nested(8))).toEqual([]);
    expect(faults(nested(9))).toEqual([`RULE_TOO_DEEP ${Array(8).fill('not').join('.')}`]);
    expect(faults(wide(199))).toEqual([]);
    expect(faults(wide(5000))).toEqual(['RULE_TOO_LARGE any.199']);
  });
});
