import fc from 'fast-check';
import { resolveAssignee, rolesOf } from './assignee.js';
import { clearedTask, isAwake, moveTask, openTask, type TaskMove, type TaskSurroundings } from './task-state.js';

const now = new Date('2026-03-02T09:00:00Z');
const around: TaskSurroundings = { outcomes: ['fixed', 'not-fixed'], waitsFor: null, closed: null, now };

describe('a task', () => {
  const done = { ...openTask, state: 'done', outcome: 'fixed' } as const;
  const cancelled = { ...openTask, state: 'cancelled', reason: 'x' } as const;

  it('is done with one of its outcomes', () => {
    expect(moveTask(openTask, { to: 'done', outcome: 'fixed' }, around)).toEqual({ ok: true, value: done });
    expect(moveTask(openTask, { to: 'done', outcome: null }, { ...around, outcomes: [] })).toMatchObject({ ok: true });
  });

  it.each<[string, TaskMove, Partial<TaskSurroundings>, string]>([
    ['no outcome', { to: 'done', outcome: null }, {}, 'TASK_OUTCOME_MISSING'],
    ['a strange outcome', { to: 'done', outcome: 'eaten' }, {}, 'TASK_OUTCOME_UNKNOWN'],
    ['its predecessor open', { to: 'done', outcome: 'fixed' }, { waitsFor: 'Call' }, 'TASK_WAITING'],
    ['no reason to skip', { to: 'skipped', reason: '  ' }, {}, 'TASK_REASON_MISSING'],
    ['a nap until now', { to: 'snoozed', until: now }, {}, 'TASK_SNOOZE_PAST'],
  ])('is not moved with %s', (_what, move, more, code) => {
    expect(moveTask(openTask, move, { ...around, ...more })).toMatchObject({ error: { code } });
  });

  it('sleeps until its time, and wakes by being reopened', () => {
    const until = new Date('2026-03-04T09:00:00Z');
    const asleep = moveTask(openTask, { to: 'snoozed', until }, around);
    expect(asleep).toEqual({ ok: true, value: { ...openTask, snoozedUntil: until } });
    if (asleep.ok) expect([isAwake(asleep.value, now), isAwake(asleep.value, until)]).toEqual([false, true]);
    expect(moveTask({ ...openTask, snoozedUntil: until }, { to: 'open' }, around)).toEqual({
      ok: true,
      value: openTask,
    });
  });

  it('that ended moves only back to open, and from cancelled not at all', () => {
    const moves = fc.constantFrom<TaskMove[]>(
      { to: 'done', outcome: 'fixed' },
      { to: 'skipped', reason: 'x' },
      { to: 'cancelled', reason: 'x' },
    );
    fc.assert(
      fc.property(fc.constantFrom(done, cancelled), moves, (task, move) =>
        expect(moveTask(task, move, around)).toMatchObject({ error: { code: 'TASK_ENDED' } }),
      ),
    );
    expect(moveTask(done, { to: 'open' }, around)).toEqual({ ok: true, value: openTask });
    expect(moveTask(done, { to: 'open' }, { ...around, closed: { code: 'X', message: 'x' } })).toMatchObject({
      error: { code: 'X' },
    });
    expect(moveTask(cancelled, { to: 'open' }, around)).toMatchObject({ error: { code: 'TASK_CANCELLED' } });
  });

  it('whose reason has gone is over, with the reason told and no outcome', () => {
    expect(clearedTask('cancel', 'gone')).toEqual({ ...openTask, state: 'cancelled', reason: 'gone' });
    expect(clearedTask('complete', 'gone')).toEqual({ ...openTask, state: 'done', reason: 'gone' });
  });
});

describe('the assignee', () => {
  it('is the owner in the first role that has one', () => {
    const roles = rolesOf({ role: 'csm', fallback: ['am'] });
    expect(resolveAssignee(roles, { csm: 'u1', am: 'u2' })).toBe('u1');
    expect(resolveAssignee(roles, { am: 'u2', sponsor: 'u3' })).toBe('u2');
    expect(resolveAssignee(roles, { sponsor: 'u3' })).toBeNull();
    expect(resolveAssignee([...roles, 'leader'], { sponsor: 'u3', leader: 'u4' })).toBe('u4');
  });
});
