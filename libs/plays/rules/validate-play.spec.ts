import fc from 'fast-check';
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
const many = (...tasks: object[]) => ({ ...play(...tasks), scope: 'portfolio' });
const once = task('once', { for: 'portfolio', assignee: { role: 'leader' } });
const choose = { ...once, key: 'choose', work: { do: 'choose-accounts' } };
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

  it('for many accounts chooses them before the work for each', () => {
    expect(faults(many(choose, task('call', { after: 'choose' })))).toEqual([]);
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
    [
      'a target on both sides',
      { ...many(once), trigger: { on: 'kpi.missed', measure: 'm', above: 1, below: 2 } },
      'PLAY_SHAPE trigger.above',
    ],
    [
      'a KPI for one account',
      { ...play(task('call')), trigger: { on: 'kpi.missed', measure: 'm', above: 1 } },
      'PLAY_SCOPE_NEEDED scope',
    ],
    ['work for many', play(task('call', { for: 'portfolio' })), 'TASK_FOR_MANY tasks.0'],
    ['accounts that nobody chose', many(task('call')), 'TASK_ACCOUNTS_UNCHOSEN tasks.0'],
    [
      'one task for all after one for each',
      many(choose, task('call'), { ...once, after: 'call' }),
      'TASK_AFTER_MANY tasks.2.after',
    ],
    ['an owner of many accounts', many(task('talk', { for: 'portfolio' })), 'TASK_NOBODYS tasks.0.assignee'],
    ['a frequency of no kind', { ...play(task('call')), frequency: 'often' }, 'PLAY_SHAPE frequency'],
    [
      'a choice without options',
      play(task('call', { fields: [{ key: 'a', label: 'A', type: 'choice' }] })),
      'PLAY_SHAPE tasks.0.fields.0.options',
    ],
  ])('with %s is refused at its place', (_what, input, fault) => {
    expect(faults(input)).toEqual([fault]);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (input) => expect(validatePlay(input).ok).toBe(false)));
  });
});
