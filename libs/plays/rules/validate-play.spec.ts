import fc from 'fast-check';
import { circleIn, inOrder } from './task-order.js';
import { validatePlay } from './validate-play.js';

const task = (key: string, more: object = {}) => ({
  key,
  title: key,
  instructions: 'Do it.',
  due: { businessDays: 1 },
  assignee: { role: 'csm' },
  ...more,
});
const play = (...tasks: object[]) => ({
  key: 'calm-down',
  name: 'Calm down',
  scope: 'account',
  trigger: { on: 'segment.entered', segment: 'escalated-customers' },
  tasks,
});
const faults = (input: unknown) => {
  const result = validatePlay(input);
  return result.ok ? [] : result.error.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
};

describe('a play', () => {
  it('comes back with what was left out filled in', () => {
    expect(validatePlay(play(task('call')))).toMatchObject({
      ok: true,
      value: {
        description: '',
        tasks: [{ practices: [], checklist: [], outcomes: [], assignee: { role: 'csm', fallback: [] } }],
      },
    });
  });

  it.each([
    ['no tasks', play(), 'PLAY_SHAPE tasks'],
    ['a key with capitals', play(task('Call')), 'PLAY_SHAPE tasks.0.key'],
    ['an unknown key', play(task('call', { dueIn: 3 })), 'PLAY_SHAPE tasks.0.dueIn'],
    ['a due date of no kind', play(task('call', { due: { weeks: 1 } })), 'PLAY_SHAPE tasks.0.due'],
    ['half a day', play(task('call', { due: { businessDays: 0.5 } })), 'PLAY_SHAPE tasks.0.due'],
    ['an unknown role', play(task('call', { assignee: { role: 'boss' } })), 'PLAY_SHAPE tasks.0.assignee.role'],
    ['an unknown trigger', { ...play(task('call')), trigger: { on: 'full-moon' } }, 'PLAY_SHAPE trigger.on'],
    ['two tasks of one key', play(task('call'), task('call')), 'TASK_DOUBLED tasks.1.key'],
    ['an unknown predecessor', play(task('call', { after: 'cal' })), 'TASK_AFTER_UNKNOWN tasks.0.after'],
    ['a task after itself', play(task('call', { after: 'call' })), 'TASK_ORDER_CIRCULAR tasks.0.after'],
    ['a circle', play(task('a1', { after: 'b1' }), task('b1', { after: 'a1' })), 'TASK_ORDER_CIRCULAR tasks.0.after'],
    [
      'a due date before its predecessor',
      play(task('call', { due: { businessDays: 3 } }), task('write', { after: 'call' })),
      'TASK_DUE_TOO_EARLY tasks.1.due',
    ],
    [
      'an outcome twice',
      play(
        task('call', {
          outcomes: [
            { key: 'fine', label: 'Fine' },
            { key: 'fine', label: 'Good' },
          ],
        }),
      ),
      'OUTCOME_DOUBLED tasks.0.outcomes.1.key',
    ],
    [
      'a fallback twice',
      play(task('call', { assignee: { role: 'csm', fallback: ['am', 'csm'] } })),
      'FALLBACK_DOUBLED tasks.0.assignee.fallback.1',
    ],
  ])('with %s is refused at its place', (_what, input, fault) => {
    expect(faults(input)).toEqual([fault]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (input) => expect(validatePlay(input).ok).toBe(false)));
  });
});

describe('the order of tasks', () => {
  const tasks = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 8 })
    .chain((keys) =>
      fc
        .tuple(...keys.map(() => fc.option(fc.constantFrom(...keys), { nil: undefined, freq: 2 })))
        .map((afters) => keys.map((key, index) => ({ key, after: afters[index] }))),
    );

  it('puts every task after its predecessor, or finds a circle that is one', () => {
    fc.assert(
      fc.property(tasks, (drawn) => {
        const circle = circleIn(drawn);
        const after = new Map(drawn.map((each) => [each.key, each.after]));
        if (circle) {
          expect(circle.length).toBeGreaterThan(1);
          expect(circle.at(-1)).toBe(circle[0]);
          circle.slice(1).forEach((key, index) => expect(after.get(circle[index] ?? '')).toBe(key));
          return;
        }
        const sorted = inOrder(drawn).map(({ key }) => key);
        expect([...sorted].sort()).toEqual(drawn.map(({ key }) => key).sort());
        for (const { key, after: before } of drawn)
          if (before !== undefined) expect(sorted.indexOf(before)).toBeLessThan(sorted.indexOf(key));
      }),
    );
  });
});
