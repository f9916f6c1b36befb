import fc from 'fast-check';
import { FactCatalogue } from './catalogue.js';
import { compileRule } from './compile.js';
import { compileNextCheck } from './next-check.js';
import { readsOf, touchedSql } from './reads.js';
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
        ' AND (((r.resolved_at IS NULL OR r.resolved_at > $1::timestamptz))) GROUP BY r.account_id HAVING count(*) > $2::numeric)',
      params: [moment.now, 3],
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

  it('finds the accounts of changed rows, and of a case that moved those it came from; of what the rule reads only', () => {
    const openCase: Rule = { exists: { of: 'cases', where: open } };
    expect(touchedSql(catalogue, 'account', { all: [moreThan3, openCase] }, 'told').split(' UNION ALL ')).toEqual([
      "SELECT a.id, t.* FROM told t JOIN accounts a ON a.id = t.row WHERE t.name IN ('account.created')",
      'SELECT a.id, t.* FROM told t JOIN escalations r ON r.id = t.row JOIN accounts a ON a.id = r.account_id' +
        " WHERE t.name IN ('escalation.opened', 'escalation.changed', 'escalation.resolved')",
      'SELECT a.id, t.* FROM told t JOIN cases r ON r.id = t.row JOIN accounts a ON a.id = r.account_id' +
        " WHERE t.name IN ('case.opened', 'case.changed')",
      "SELECT a.id, t.* FROM told t JOIN case_intervals i ON i.case_id = t.row AND i.attribute = 'accountId'" +
        " JOIN accounts a ON a.id = i.value::uuid WHERE t.name IN ('case.opened', 'case.changed')",
    ]);
  });

  it('finds all contacts of an account whose facts they are asked for', () => {
    const rule: Rule = { fact: 'account.tier', op: 'is', value: 'gold' };
    expect(readsOf(catalogue, 'contact', rule).events).toEqual([
      'account.changed',
      'contact.changed',
      'contact.created',
    ]);
    expect(touchedSql(catalogue, 'contact', rule, 'told').split(' UNION ALL ')).toEqual([
      "SELECT c.id, t.* FROM told t JOIN contacts c ON c.id = t.row WHERE t.name IN ('contact.changed', 'contact.created')",
      'SELECT c.id, t.* FROM told t JOIN contacts r ON r.account_id = t.row JOIN contacts c ON c.id = r.id' +
        " WHERE t.name IN ('account.changed')",
    ]);
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
