import type { MappedRow } from '#imports/rules';
import { caseIn, hasEnded, resolvedBefore } from './case-row.js';
import { loggedCases } from './case-log-row.js';
import { messageIn } from './message-row.js';

const row = (values: MappedRow['values']): MappedRow => ({ index: 1, line: 2, values });
const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const NOW = day(31);

describe('a row as a case', () => {
  it('became so when it ended, or when it was last changed, or now', () => {
    const at = (values: MappedRow['values']) => {
      const told = caseIn(row({ externalId: '1', openedAt: day(1), ...values }), NOW);
      return [told.at.getUTCDate(), told.told];
    };
    expect(at({ status: 'closed', resolvedAt: day(3), closedAt: day(5), updatedAt: day(9) })).toEqual([5, true]);
    expect(at({ status: 'resolved', resolvedAt: day(3), updatedAt: day(9) })).toEqual([3, true]);
    expect(at({ status: 'open', resolvedAt: day(3), updatedAt: day(9) })).toEqual([9, true]);
    expect(at({ status: 'open' })).toEqual([31, false]);
  });

  it('is as its dates say where it has no status, and keeps what an empty cell can’t empty', () => {
    expect(caseIn(row({ externalId: '1', closedAt: day(5), subject: null, team: null }), NOW)).toMatchObject({
      status: 'closed',
      team: null,
    });
    expect(caseIn(row({ externalId: '1', subject: null }), NOW)).not.toHaveProperty('subject');
    expect(caseIn(row({ externalId: '1', resolvedAt: day(5) }), NOW).status).toBe('resolved');
    expect(hasEnded({ status: 'open' })).toBe(false);
    expect(resolvedBefore({ resolvedAt: day(5), closedAt: day(4) })).toBeUndefined();
  });
});

describe('rows of a log', () => {
  it('are gathered by case, with the facts of the newest of them', () => {
    const moment = (number: string, at: number, sequence: number, subject: string) =>
      row({
        number,
        source: 's',
        accountExternalId: 'a',
        status: 'open',
        openedAt: day(1),
        at: day(at),
        sequence,
        subject,
      });
    const cases = loggedCases([
      moment('1', 3, 0, 'new'),
      moment('2', 1, 0, 'other'),
      moment('1', 2, 0, 'old'),
      moment('1', 3, 1, 'newest'),
    ]);
    expect(cases.map(({ externalId, facts, points }) => [externalId, facts.subject, points.length])).toEqual([
      ['1', 'newest', 3],
      ['2', 'other', 1],
    ]);
  });
});

describe('a row as a message', () => {
  const of = { id: 'case', contactEmail: 'boss@x.example', contactId: 'c9' };
  const said = (
    values: MappedRow['values'],
    author = { contactId: null as string | null, userId: null as string | null },
  ) => messageIn(row({ externalId: 'm', body: 'Hello', sentAt: day(2), ...values }), of, author);

  it('is inbound from a contact and from whom the case is of, outbound from a colleague', () => {
    expect(said({}, { contactId: 'c1', userId: null })).toMatchObject({
      value: { direction: 'inbound', contactId: 'c1' },
    });
    expect(said({ authorEmail: 'boss@x.example' })).toMatchObject({ value: { direction: 'inbound', contactId: 'c9' } });
    expect(said({}, { contactId: 'c1', userId: 'u1' })).toMatchObject({
      value: { direction: 'outbound', userId: 'u1' },
    });
    expect(said({ direction: 'note' })).toMatchObject({ value: { direction: 'note' } });
  });

  it('is refused where its author, its case, its words or its direction are none', () => {
    expect(said({ authorExternalId: '7' })).toMatchObject({
      error: { code: 'AUTHOR_UNKNOWN', details: { field: 'authorExternalId' } },
    });
    expect(said({ direction: 'sideways' })).toMatchObject({
      error: { code: 'MESSAGE_DIRECTION_INVALID', details: { field: 'direction' } },
    });
    expect(said({ direction: 'inbound', body: ' ' })).toMatchObject({
      error: { code: 'MESSAGE_EMPTY', details: { field: 'body' } },
    });
    expect(messageIn(row({}), undefined, { contactId: null, userId: null })).toMatchObject({
      error: { code: 'CASE_UNKNOWN' },
    });
  });
});
