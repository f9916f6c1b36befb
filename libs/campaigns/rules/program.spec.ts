import fc from 'fast-check';
import { armOf, EVERYBODY, HOLDOUT } from './arms.js';
import { bestLocale } from './locale.js';
import { END, programOf } from './program.js';
import type { Step } from './steps.js';
import { upliftOf, type ArmSums } from './uplift.js';
import { validateCampaign } from './validate-campaign.js';

const definition = {
  key: 'welcome',
  name: 'Welcome',
  audience: { segment: 'new-users' },
  sender: 'csm',
  schedule: { on: 'entry' },
} as const;
const steps: Step[] = [
  { send: 'hello', template: 'hello' },
  { wait: { days: 3 } },
  {
    branch: [
      { name: 'came', when: { clicked: 'hello' }, steps: [{ send: 'more', template: 'more' }] },
      { name: 'lost', when: { segment: 'lost' }, steps: [] },
    ],
    otherwise: [{ wait: { hours: 2 } }, { send: 'again', template: 'again' }],
  },
  { send: 'bye', template: 'bye' },
];

describe('steps', () => {
  it('become numbered instructions that follow each other as they are read', () => {
    const valid = validateCampaign({ ...definition, steps });
    expect(valid).toMatchObject({ ok: true });
    const program = valid.ok ? programOf(valid.value) : [];
    const told = program.map((each) => {
      const name = each.kind === 'send' ? each.step.send : each.kind;
      return each.kind === 'branch' ? [name, each.arms.map(({ next }) => next), each.next] : [name, each.next];
    });
    expect(told).toEqual([
      ['hello', 1],
      ['wait', 2],
      ['branch', [3, 4], 5],
      ['more', 4],
      ['bye', END],
      ['wait', 6],
      ['again', 4],
    ]);
  });

  it('always end, whichever way is taken', () => {
    const leaf: fc.Arbitrary<Step> = fc.constantFrom<Step>({ wait: { days: 1 } }, { wait: { until: '09:00' } });
    const tree = fc.letrec<{ steps: Step[] }>((tie) => ({
      steps: fc.array(
        fc.oneof(
          { depthSize: 'small' },
          leaf,
          fc.record({
            branch: fc.tuple(
              fc.record({ name: fc.constant('a'), when: fc.constant({ segment: 'x' }), steps: tie('steps') }),
            ),
            otherwise: tie('steps'),
          }) as fc.Arbitrary<Step>,
        ),
        { maxLength: 4 },
      ),
    })).steps;
    fc.assert(
      fc.property(tree, fc.infiniteStream(fc.boolean()), (given, choices) => {
        const program = programOf({ ...definition, goal: '', hold: [], steps: given });
        let at = program.length > 0 ? 0 : END;
        let taken = 0;
        for (; at !== END; taken += 1) {
          const found = program[at];
          expect(found).toBeDefined();
          expect(taken).toBeLessThanOrEqual(program.length);
          if (!found) return;
          at = found.kind === 'branch' && choices.next().value ? found.arms[0]!.next : found.next;
        }
      }),
    );
  });

  it.each([
    ['neither a template nor steps', {}, 'CAMPAIGN_STEPS'],
    ['both', { template: 'hello', steps }, 'CAMPAIGN_STEPS'],
    ['no mail at all', { steps: [{ wait: { days: 1 } }] }, 'CAMPAIGN_STEPS'],
    ['one name for two mails', { steps: [steps[0], steps[0]] }, 'CAMPAIGN_STEP_DOUBLED'],
    [
      'a click in a mail that is not sent',
      { steps: [steps[0], { wait: { for: { clicked: 'helo' }, atMost: { days: 1 } } }] },
      'CAMPAIGN_STEP_UNKNOWN',
    ],
    ['templates by variant without variants', { steps: [{ send: 'a', template: { x: 'one' } }] }, 'CAMPAIGN_VARIANT'],
  ])('are refused for %s', (_what, change, code) => {
    const result = validateCampaign({ ...definition, ...change });
    expect(result.ok ? [] : result.error.problems.map((each) => each.code)).toContain(code);
  });
});

describe('an experiment', () => {
  const ids = Array.from({ length: 4000 }, (_, n) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`);
  const experiment = {
    holdout: 10,
    variants: [
      { key: 'a', share: 1 },
      { key: 'b', share: 3 },
    ],
  };
  it('deals accounts by their shares, and the same way each time', () => {
    const counts = new Map<string, number>();
    for (const id of ids) {
      const arm = armOf('welcome', id, experiment);
      counts.set(arm, (counts.get(arm) ?? 0) + 1);
      expect(armOf('welcome', id, experiment)).toBe(arm);
    }
    expect((counts.get(HOLDOUT) ?? 0) / ids.length).toBeCloseTo(0.1, 1);
    expect((counts.get('a') ?? 0) / ids.length).toBeCloseTo(0.225, 1);
    expect((counts.get('b') ?? 0) / ids.length).toBeCloseTo(0.675, 1);
    expect(armOf('welcome', ids[0]!, undefined)).toBe(EVERYBODY);
  });

  it('moves nobody between variants when the holdout changes', () => {
    for (const id of ids.slice(0, 500)) {
      const [small, large] = [armOf('w', id, experiment), armOf('w', id, { ...experiment, holdout: 30 })];
      if (large !== HOLDOUT) expect(large).toBe(small);
    }
  });
});

describe('uplift', () => {
  const sums = (accounts: readonly [n: number, y: number][]): ArmSums =>
    accounts.reduce(
      (sum, [n, y]) => ({
        accounts: sum.accounts + 1,
        n: sum.n + n,
        y: sum.y + y,
        nn: sum.nn + n * n,
        yy: sum.yy + y * y,
        ny: sum.ny + n * y,
      }),
      { accounts: 0, n: 0, y: 0, nn: 0, yy: 0, ny: 0 },
    );

  it('is the difference with an interval; too few accounts say nothing', () => {
    const many = sums(Array.from({ length: 50 }, (_, n) => [4, n % 2 ? 3 : 2]));
    const few = sums(Array.from({ length: 50 }, (_, n) => [4, n % 2 ? 1 : 0]));
    const found = upliftOf(many, few);
    expect(found).toMatchObject({ known: true, difference: 0.5 });
    if (found.known) expect([found.low, found.high].map((each) => Math.round(each * 1000))).toEqual([451, 549]);
    expect(upliftOf(many, sums([[4, 1]]))).toEqual({ known: false });
  });

  it('with one contact in each account is what the textbook says for two proportions', () => {
    const arm = (n: number, y: number) => sums(Array.from({ length: n }, (_, i) => [1, i < y ? 1 : 0]));
    const found = upliftOf(arm(400, 120), arm(200, 40));
    // 0.3 − 0.2 ± 1.96 √(0.3·0.7/399 + 0.2·0.8/199)
    const half = 1.959964 * Math.sqrt(0.21 / 399 + 0.16 / 199);
    expect(found.known && [found.low, found.high]).toEqual([
      expect.closeTo(0.1 - half, 9),
      expect.closeTo(0.1 + half, 9),
    ]);
  });
});

it('somebody gets a template in their language where there is one', () => {
  const there = ['de', 'pt-BR', 'fr-CA'];
  expect(bestLocale('de-AT', there)).toBe('de');
  expect(bestLocale('pt_br', there)).toBe('pt-BR');
  expect(bestLocale('fr', there)).toBe('');
  expect(bestLocale(null, there)).toBe('');
});
