import fc from 'fast-check';
import type { CaseFacts } from './case-facts.js';
import { experienceAt, ratesFrom, ratesInTheirTime, type Lived } from './experience.js';
import { askModel, learn, reasonsOf, type PastCase } from './learn.js';
import { parseOutcomes } from './outcome.js';
import { rankQuality, recallAt } from './rank-quality.js';

const START = Date.parse('2026-01-05T00:00:00Z');
const HOUR = 3_600_000;

/** Dice that fall the same way every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Cases of an install in which the Nights group and hand-overs make trouble, and nothing else does. */
function past(count: number, seed = 7): PastCase[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, n) => {
    const at = START + n * HOUR;
    const handOvers = Math.floor(roll() * 4);
    const team = roll() < 0.3 ? 'Nights' : 'Days';
    const chance = 0.03 + 0.12 * handOvers + (team === 'Nights' ? 0.25 : 0);
    const outcomeAt = roll() < chance ? at + Math.ceil(roll() * 72) * HOUR : null;
    const facts = { ...unremarkable, caseId: `case ${n}`, at: new Date(at), handOvers, team, exchanges: roll() * 9 };
    return { facts, outcomeAt, inPlay: true, weight: 1 };
  });
}
const unremarkable: CaseFacts = {
  caseId: '',
  at: new Date(START),
  openedAt: new Date(START),
  state: 'open',
  status: 'open',
  priority: 'normal',
  team: 'Days',
  firstTeam: 'Days',
  assignee: 'ann',
  accountId: 'a',
  contactId: null,
  ageHours: 24,
  exchanges: 2,
  responders: 1,
  handOvers: 0,
  reassignments: 0,
  statusChanges: 0,
  teams: 1,
  hoursWithTeam: 1,
  hoursWithAssignee: 1,
  silentHours: 1,
  inbound: 1,
  outbound: 1,
  negativeSignals: 0,
  attention: 36,
  attentionBefore: 36,
  sentiment: 50,
  sentimentBefore: 50,
  backlog: 3,
  assigneeEscalations: 0,
  accountEscalations: 0,
  sharedHours: 8,
  usualAgeHours: null,
  usualExchanges: null,
  usualResponders: null,
};

function run<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
const UNTIL = START + 1_000 * HOUR;

describe('the fitted model', () => {
  it('finds what makes trouble, ranks later cases by it, and says so in words', () => {
    const all = past(1_600);
    const model = run(learn(all.slice(0, 1_000), UNTIL));
    const later = all.slice(1_100);
    const judge = (score: (each: PastCase) => number) =>
      rankQuality(later.map((each) => ({ score: score(each), hit: each.outcomeAt !== null })));
    const fitted = judge(({ facts }) => askModel(model, facts).chance);
    expect(fitted.rocAuc).toBeGreaterThan(0.68);
    expect(fitted.rocAuc).toBeGreaterThan(judge(({ facts }) => facts.exchanges).rocAuc + 0.1);

    const bad = { ...unremarkable, handOvers: 3, team: 'Nights' };
    const asked = askModel(model, bad);
    expect(asked.chance).toBeGreaterThan(askModel(model, unremarkable).chance + 0.3);
    const reasons = reasonsOf(asked, bad).map(({ words }) => words);
    expect(reasons).toEqual(
      expect.arrayContaining([
        'handed to another group 3 times',
        expect.stringMatching(/^\d+ of \d+ earlier cases with Nights escalated$/),
      ]),
    );
  });

  it('is the same for the same past, in whatever order it is told', () => {
    const told = past(700);
    const model = JSON.stringify(run(learn(told, UNTIL)));
    expect(JSON.stringify(run(learn([...told].reverse(), UNTIL)))).toBe(model);
  });

  it('knows nothing of what happened after its labels end', () => {
    const told = past(900);
    const until = START + 600 * HOUR;
    const model = JSON.stringify(run(learn(told, until)));
    const other = told.map((each) =>
      (each.outcomeAt ?? Infinity) > until || each.facts.at.getTime() > until
        ? { ...each, outcomeAt: each.outcomeAt === null ? until + HOUR : null }
        : each,
    );
    expect(JSON.stringify(run(learn(other, until)))).toBe(model);
  });
});

describe('experience', () => {
  const lived = fc.array(
    fc.record({ team: fc.constantFrom('A', 'B', null), at: fc.nat(50), after: fc.option(fc.nat(30)) }),
    { minLength: 1, maxLength: 40 },
  );
  const livedOf = (all: { team: string | null; at: number; after: number | null }[]): Lived[] =>
    all.map(({ team, at, after }) => ({
      names: { team, firstTeam: null, assignee: null, customer: null },
      at,
      escalatedAt: after === null ? null : at + after,
    }));

  it('in its time is what one would have counted then', () => {
    fc.assert(
      fc.property(lived, (given) => {
        const all = livedOf(given);
        const rates = ratesInTheirTime(all);
        all.forEach((each, n) => {
          const before = all.filter(
            ({ at, names }, m) => names.team === each.names.team && (at < each.at || (at === each.at && m < n)),
          );
          const counted = each.names.team === null ? [] : before;
          expect(rates[n]?.team.cases).toBe(counted.length);
          expect(rates[n]?.team.escalated).toBe(
            counted.filter(({ escalatedAt, at }) => escalatedAt !== null && Math.max(escalatedAt, at) < each.at).length,
          );
        });
      }),
    );
  });

  it('of few cases, or of a name that nobody knows, is as usual', () => {
    const all = livedOf(Array.from({ length: 30 }, (_, at) => ({ team: 'A', at, after: at % 2 ? 1 : null })));
    const experience = experienceAt(all, 100);
    const of = (team: string | null) =>
      ratesFrom(experience, { team, firstTeam: null, assignee: null, customer: null }).team;
    expect(of('A')).toMatchObject({ cases: 30, escalated: 15 });
    expect([of('Z').lift, of(null).lift, of('constructor').lift]).toEqual([0, 0, 0]);
  });
});

describe('an order', () => {
  const ranked = (text: string) =>
    text.split(' ').map((each) => ({ score: parseFloat(each), hit: each.endsWith('!') }));

  it('is judged by what people see at its front, ties by their share', () => {
    expect(recallAt(ranked('9! 8 7! 6'), 25)).toBe(0.5);
    expect(recallAt(ranked('5! 5 5 5'), 50)).toBe(0.5);
    expect(rankQuality(ranked('9! 8! 7! 6! 5! 4 3 2 1 0'))).toMatchObject({
      recallAt10: expect.closeTo(0.2, 10),
      recallAt20: 0.4,
      flaggedFor80: 0.4,
    });
    expect(recallAt(ranked('5 4'), 50)).toBeNaN();
  });
});

describe('outcomes', () => {
  it('are read from words, or refused with what there is', () => {
    expect(parseOutcomes('reassigned:3, Reopened,priority-raised')).toEqual({
      ok: true,
      value: [{ kind: 'reassigned', times: 3 }, { kind: 'reopened' }, { kind: 'priority_raised' }],
    });
    for (const text of ['', 'reassigned', 'reassigned:0', 'closed', 'reassigned:1;drop'])
      expect(parseOutcomes(text)).toMatchObject({ ok: false, error: { code: 'OUTCOME_INVALID' } });
  });
});
