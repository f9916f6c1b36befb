import fc from 'fast-check';
import type { CaseFacts } from './case-facts.js';
import { additiveScore, factorWords, foundFactors, OWN_FACTORS } from './factors.js';
import { sharedHours } from './shared-hours.js';

const calm: CaseFacts = {
  caseId: 'c',
  at: new Date('2026-03-11T09:00:00Z'),
  openedAt: new Date('2026-03-11T08:00:00Z'),
  state: 'open',
  status: 'open',
  priority: 'normal',
  team: 'A',
  firstTeam: 'A',
  assignee: 'ann',
  accountId: null,
  contactId: null,
  ageHours: 1,
  exchanges: 1,
  responders: 1,
  handOvers: 0,
  reassignments: 0,
  statusChanges: 0,
  teams: 1,
  hoursWithTeam: 1,
  hoursWithAssignee: 1,
  silentHours: 1,
  inbound: 1,
  outbound: 0,
  negativeSignals: 0,
  attention: 40,
  attentionBefore: 40,
  sentiment: 60,
  sentimentBefore: 60,
  backlog: 10,
  assigneeEscalations: 2,
  accountEscalations: 0,
  sharedHours: 2,
  usualAgeHours: 1,
  usualExchanges: 1,
  usualResponders: 1,
};
const keys = (facts: Partial<CaseFacts>) => foundFactors({ ...calm, ...facts }).map(({ key }) => key);

describe('the factors of the additive score', () => {
  it('find nothing in a calm case, at every limit', () => {
    expect(foundFactors(calm)).toEqual([]);
  });

  it.each<[Partial<CaseFacts>, string]>([
    [{ ageHours: 1.1 }, 'age'],
    [{ exchanges: 2 }, 'exchanges'],
    [{ responders: 2 }, 'responders'],
    [{ negativeSignals: 3 }, 'negative_signals'],
    [{ attention: 41 }, 'attention'],
    [{ attention: 80, attentionBefore: 95 }, 'attention'],
    [{ sentiment: 59 }, 'sentiment'],
    [{ sentiment: 50, sentimentBefore: 50, negativeSignals: 1 }, 'sentiment'],
    [{ silentHours: 48 }, 'silent'],
    [{ backlog: 11 }, 'backlog'],
    [{ assigneeEscalations: 3 }, 'assignee_escalations'],
    [{ sharedHours: 1 }, 'working_hours'],
    [{ accountEscalations: 1 }, 'account_escalation'],
    [{ handOvers: 1 }, 'handed_over'],
    [{ assignee: null }, 'unassigned'],
    [{ assignee: '?' }, 'unassigned'],
  ])('find %p as %s', (facts, key) => {
    expect(keys(facts)).toEqual([key]);
  });

  it('say nothing of what is unknown, nor of our silence while the customer is asked', () => {
    const unknown = { usualAgeHours: null, usualExchanges: null, usualResponders: null, sharedHours: null };
    expect(keys({ ...unknown, ageHours: 900, exchanges: 90, responders: 9 })).toEqual([]);
    expect(keys({ attention: null, sentiment: null, negativeSignals: 1 })).toEqual([]);
    expect(keys({ silentHours: 100, state: 'pending' })).toEqual([]);
  });

  it('add up to at most 100, and never give more than the table says', () => {
    const number = fc.integer({ min: 0, max: 200 });
    const most = new Map(OWN_FACTORS.map(({ key, points }) => [key, points]));
    fc.assert(
      fc.property(number, number, number, number, number, (a, b, c, d, e) => {
        const facts = { ageHours: a, exchanges: b, responders: c, negativeSignals: d, handOvers: e, backlog: a };
        const found = foundFactors({ ...calm, ...facts, attention: b, sentiment: c, silentHours: d, sharedHours: e });
        expect(found.every(({ key, points }) => points > 0 && points <= (most.get(key) ?? 0))).toBe(true);
        expect(found.map(({ points }) => points)).toEqual(found.map(({ points }) => points).sort((x, y) => y - x));
        expect(additiveScore(found)).toBeLessThanOrEqual(100);
        expect(found.every((each) => (factorWords(each)?.length ?? 0) > 5)).toBe(true);
      }),
    );
  });

  it('are told in words that people would use', () => {
    const found = foundFactors({ ...calm, handOvers: 3, silentHours: 50, ageHours: 1.2 });
    expect(found.map((each) => [each.points, factorWords(each)])).toEqual([
      [24, 'handed to another group 3 times'],
      [7, 'our side has been silent for 2 days'],
      [3, 'open for 1 hour, longer than usual for its priority'],
    ]);
  });
});

describe('shared working hours', () => {
  const winter = new Date('2026-01-15T12:00:00Z');
  it.each([
    ['Europe/Berlin', 8],
    ['Europe/London', 7],
    ['America/New_York', 2],
    ['America/Los_Angeles', 0],
    ['Pacific/Auckland', 0],
    ['Asia/Kolkata', 3.5],
    ['Mars/Olympus', null],
    [null, null],
  ])('of Berlin with %s are %p', (zone, hours) => {
    expect(sharedHours('Europe/Berlin', zone, winter)).toBe(hours);
  });

  it('follow the clocks of the day', () => {
    expect(sharedHours('Europe/Berlin', 'America/New_York', new Date('2026-03-20T12:00:00Z'))).toBe(3);
  });
});
