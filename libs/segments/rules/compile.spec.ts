import fc from 'fast-check';
import { FactCatalogue } from './catalogue.js';
import { compileRule } from './compile.js';
import { compileNextCheck } from './next-check.js';
import { compileTouched, readsOf } from './reads.js';
import { someMoment, someRule } from './rule.arbitrary.js';
import type { Rule } from './rule.js';
import { shippedCatalogue } from './shipped-catalogue.js';

const catalogue = shippedCatalogue();
const moment = { now: new Date('2026-03-01T12:00:00Z'), zone: 'UTC' };
const open: Rule = { fact: 'open', op: 'is', value: true };
const moreThan3: Rule = { count: { of: 'escalations', where: open }, op: 'above', value: 3 };

describe('compiled SQL', () => {
  it('selects ids by a hash of the few accounts that have rows', () => {
    expect(compileRule(catalogue, { object: 'account', rule: moreThan3, moment })).toEqual({
      text:
        'SELECT a.id FROM accounts a WHERE a.id IN (SELECT r.account_id FROM escalations r WHERE r.opened_at <= $1::timestamptz' +
        ' AND (((r.resolved_at <= $1::timestamptz) IS NOT TRUE) = $2::boolean) GROUP BY r.account_id HAVING count(*) > $3::numeric)',
      params: [moment.now, true, 3],
    });
  });

  it('binds every value: texts differ only in the number of parameters, never in a value', () => {
    const drawn = someMoment.chain((at) => fc.tuple(fc.constant(at), someRule(catalogue, 'account', at)));
    fc.assert(
      fc.property(drawn, fc.uuid(), ([at, rule], id) => {
        const question = { object: 'account', rule, moment: at, only: [id] } as const;
        for (const statement of [compileRule(catalogue, question), compileNextCheck(catalogue, question)]) {
          if (!statement) continue;
          const used = new Set([...statement.text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
          expect([...used].sort((a, b) => a - b)).toEqual(statement.params.map((_, index) => index + 1));
          expect(statement.text).not.toMatch(/gold|clock|it's|ü|2026|-- /i);
          expect(statement.text).not.toContain(id);
        }
      }),
    );
  });

  it('refuses a fact that no room registers any more', () => {
    const rule: Rule = { fact: 'account.health', op: 'below', value: 40 };
    expect(() => compileRule(catalogue, { object: 'account', rule, moment })).toThrow('no longer exists');
  });
});

describe('what a rule reads', () => {
  it('names facts and events', () => {
    expect(
      readsOf(catalogue, 'account', { all: [{ fact: 'account.tier', op: 'is', value: 'gold' }, moreThan3] }),
    ).toEqual({
      facts: ['account.tier', 'escalations.open'],
      events: ['account.changed', 'account.created', 'escalation.changed', 'escalation.opened', 'escalation.resolved'],
    });
  });

  it('finds the accounts of changed rows, and none where nothing reads the event', () => {
    const ids = ['0190a000-0000-7000-8000-000000000001'];
    expect(compileTouched(catalogue, 'account', 'escalation.opened', ids)).toEqual({
      text: 'SELECT a.id, r.id AS row FROM accounts a JOIN escalations r ON r.account_id = a.id WHERE r.id = ANY($1::uuid[])',
      params: [ids],
    });
    expect(compileTouched(catalogue, 'contact', 'escalation.opened', ids)).toBeNull();
    expect(compileTouched(catalogue, 'account', 'case.changed', ids)?.text).toBe(
      'SELECT a.id, r.id AS row FROM accounts a JOIN cases r ON r.account_id = a.id WHERE r.id = ANY($1::uuid[]) UNION ' +
        'SELECT a.id, i.case_id AS row FROM accounts a JOIN case_intervals i ON i.value::uuid = a.id ' +
        "WHERE i.attribute = 'accountId' AND i.case_id = ANY($1::uuid[])",
    );
  });

  it('needs no second look where time changes nothing', () => {
    const question = {
      object: 'contact',
      rule: { fact: 'contact.roles', op: 'has', value: 'champion' },
      moment,
    } as const;
    expect(compileNextCheck(catalogue, question)).toBeNull();
  });
});

describe('the catalogue', () => {
  it('takes a key once', () => {
    const [fact] = catalogue.factsOf('account');
    expect(() => new FactCatalogue().register({ facts: fact ? [fact, fact] : [] })).toThrow('registered twice');
  });
});
