import fc from 'fast-check';
import { explainRule, ruleHolds, type SubjectFacts } from './evaluate.js';
import type { FactValue, Moment } from './fact.js';
import { nextCheck } from './next-check.js';
import { someFacts, someMoment, someRule } from './rule.arbitrary.js';
import type { Rule } from './rule.js';
import { shippedCatalogue } from './shipped-catalogue.js';

const catalogue = shippedCatalogue();
const moment: Moment = { now: new Date('2026-03-15T12:00:00Z'), zone: 'Europe/Berlin' };
const at = (text: string) => new Date(text);

const about = (values: Record<string, FactValue>, escalations: SubjectFacts['rows'][string] = []): SubjectFacts => ({
  values,
  rows: { escalations },
});
const holds = (rule: Rule, facts: SubjectFacts, now = moment.now) =>
  ruleHolds(catalogue, 'account', rule, facts, { ...moment, now });

const question = someMoment.chain((drawn) =>
  fc.record({
    at: fc.constant(drawn),
    rule: someRule(catalogue, 'account', drawn),
    other: someRule(catalogue, 'account', drawn),
    facts: someFacts(catalogue, 'account', drawn),
  }),
);

describe('a rule in memory', () => {
  it('has a verdict over any facts, also none, and a negation is the exact opposite', () => {
    fc.assert(
      fc.property(question, ({ at: drawn, rule, other, facts }) => {
        const ask = (each: Rule) => ruleHolds(catalogue, 'account', each, facts, drawn);
        expect(ask({ not: rule })).toBe(!ask(rule));
        expect(ask({ all: [rule, other] })).toBe(ask(rule) && ask(other));
        expect(ask({ not: { any: [rule, other] } })).toBe(ask({ all: [{ not: rule }, { not: other }] }));
        expect(typeof ruleHolds(catalogue, 'account', rule, { values: {}, rows: {} }, drawn)).toBe('boolean');
      }),
    );
  });

  it('an unknown value meets no condition, and every negated one', () => {
    const tier = (op: 'is' | 'isNot' | 'known' | 'unknown'): Rule =>
      op === 'is' || op === 'isNot' ? { fact: 'account.tier', op, value: 'gold' } : { fact: 'account.tier', op };
    const unknown = about({ 'account.tier': null });
    expect((['is', 'known', 'isNot', 'unknown'] as const).map((op) => holds(tier(op), unknown))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(holds({ fact: 'account.licences', op: 'below', value: 5 }, about({}))).toBe(false);
  });

  it('sees an escalation from its opening until its resolution', () => {
    const escalated: Rule = { exists: { of: 'escalations', where: { fact: 'open', op: 'is', value: true } } };
    const facts = about({}, [{ openedAt: at('2026-03-10T00:00Z'), resolvedAt: at('2026-03-12T00:00Z') }]);
    const days = ['2026-03-09T23:59:59Z', '2026-03-10T00:00Z', '2026-03-11T23:59:59Z', '2026-03-12T00:00Z'];
    expect(days.map((day) => holds(escalated, facts, at(day)))).toEqual([false, true, true, false]);
  });

  it('does not know a resolution before it comes', () => {
    const resolved: Rule = { exists: { of: 'escalations', where: { fact: 'resolvedAt', op: 'known' } } };
    const facts = about({}, [{ openedAt: at('2026-03-10T00:00Z'), resolvedAt: at('2026-03-12T00:00Z') }]);
    expect(holds(resolved, facts, at('2026-03-11T00:00Z'))).toBe(false);
    expect(holds(resolved, facts, at('2026-03-12T00:00Z'))).toBe(true);
  });

  it('counts dates in days of the zone, today included', () => {
    const renewal: Rule = { fact: 'account.renewalOn', op: 'withinNext', value: 2 };
    const facts = about({ 'account.renewalOn': '2026-03-30' });
    // Berlin is two hours ahead of UTC from 29 March on.
    const moments = ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-30T21:59:59Z', '2026-03-30T22:00:00Z'];
    expect(moments.map((now) => holds(renewal, facts, at(now)))).toEqual([false, true, true, false]);
  });

  it('says leaf by leaf why', () => {
    const rule: Rule = {
      all: [
        { fact: 'account.tier', op: 'is', value: 'gold' },
        { not: { count: { of: 'escalations' }, op: 'above', value: 0 } },
      ],
    };
    const facts = about({ 'account.tier': 'silver' }, [{ openedAt: at('2026-03-10T00:00Z') }]);
    expect(explainRule(catalogue, 'account', rule, facts, moment)).toMatchObject({
      kind: 'all',
      holds: false,
      parts: [
        { kind: 'leaf', holds: false, path: ['all', 0], about: 'Tier', op: 'is', wanted: 'gold', actual: 'silver' },
        {
          kind: 'not',
          holds: false,
          parts: [{ kind: 'leaf', holds: true, path: ['all', 1, 'not'], about: 'Escalations', wanted: 0, actual: 1 }],
        },
      ],
    });
  });
});

describe('the next check', () => {
  it('comes before the outcome changes by time alone', () => {
    const sooner = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(question, sooner, ({ at: drawn, rule, facts }, share) => {
        const until = nextCheck(catalogue, { object: 'account', rule, moment: drawn }, facts);
        const end = until?.getTime() ?? drawn.now.getTime() + 1000 * 24 * 60 * 60 * 1000;
        const between = new Date(drawn.now.getTime() + Math.floor((end - 1 - drawn.now.getTime()) * share));
        const ask = (now: Date) => ruleHolds(catalogue, 'account', rule, facts, { ...drawn, now });
        expect(end).toBeGreaterThan(drawn.now.getTime());
        expect(ask(between)).toBe(ask(drawn.now));
        expect(ask(new Date(end - 1))).toBe(ask(drawn.now));
      }),
      { numRuns: 500 },
    );
  });

  it('is the very instant where one window decides', () => {
    const recent: Rule = { exists: { of: 'escalations', within: { field: 'resolvedAt', days: 15 } } };
    const facts = about({}, [{ openedAt: at('2026-03-01T00:00Z'), resolvedAt: at('2026-03-05T08:00Z') }]);
    const check = (now: string) =>
      nextCheck(catalogue, { object: 'account', rule: recent, moment: { ...moment, now: at(now) } }, facts);
    expect(check('2026-03-02T00:00Z')).toEqual(at('2026-03-05T08:00Z'));
    expect(check('2026-03-05T08:00Z')).toEqual(at('2026-03-20T08:00Z'));
    expect(check('2026-03-20T08:00Z')).toBeNull();
  });
});
