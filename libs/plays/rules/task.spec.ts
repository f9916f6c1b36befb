import fc from 'fast-check';
import { resolveAssignee, rolesOf } from './assignee.js';
import { onTrigger, runStateAfter } from './run-state.js';
import { planTasks, type ExistingTask } from './task-sharing.js';
import {
  clearedTask,
  isAwake,
  moveTask,
  openTask,
  waitsFor,
  type TaskMove,
  type TaskSurroundings,
} from './task-state.js';
import type { TaskState } from './states.js';

const now = new Date('2026-03-02T09:00:00Z');
const around: TaskSurroundings = { outcomes: ['fixed', 'not-fixed'], waitsFor: null, run: 'running', now };
const states = fc.constantFrom<TaskState[]>('open', 'done', 'skipped', 'cancelled');

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
    expect(moveTask(done, { to: 'open' }, { ...around, run: 'cancelled' })).toMatchObject({
      error: { code: 'TASK_CANCELLED' },
    });
    expect(moveTask(cancelled, { to: 'open' }, around)).toMatchObject({ error: { code: 'TASK_CANCELLED' } });
  });

  it('whose reason has gone is over, with the reason told and no outcome', () => {
    expect(clearedTask('cancel', 'gone')).toEqual({ ...openTask, state: 'cancelled', reason: 'gone' });
    expect(clearedTask('complete', 'gone')).toEqual({ ...openTask, state: 'done', reason: 'gone' });
  });

  it('waits for its predecessor while that is open', () => {
    const run = (state: TaskState) => [{ key: 'call', state }];
    expect(waitsFor({ after: 'call' }, run('open'))).toMatchObject({ key: 'call' });
    expect(waitsFor({ after: 'call' }, run('skipped'))).toBeNull();
    expect(waitsFor({}, run('open'))).toBeNull();
  });
});

describe('the assignee', () => {
  it('is the owner in the first role that has one', () => {
    const roles = rolesOf({ role: 'csm', fallback: ['am'] });
    expect(resolveAssignee(roles, { csm: 'u1', am: 'u2' })).toBe('u1');
    expect(resolveAssignee(roles, { am: 'u2', sponsor: 'u3' })).toBe('u2');
    expect(resolveAssignee(roles, { sponsor: 'u3' })).toBeNull();
  });
});

describe('a run', () => {
  it('starts once, from live events of an enabled play', () => {
    const fired = { origin: 'live', playEnabled: true, hasRunning: false } as const;
    expect(onTrigger(fired)).toBe('start');
    expect(onTrigger({ ...fired, hasRunning: true })).toBe('refresh');
    expect(onTrigger({ ...fired, origin: 'backfill' })).toBe('ignore');
    expect(onTrigger({ ...fired, playEnabled: false })).toBe('ignore');
  });

  it('runs exactly while a task is open; cancelled is final', () => {
    fc.assert(
      fc.property(fc.array(states), (tasks) => {
        expect(runStateAfter('running', tasks) === 'running').toBe(tasks.includes('open'));
        expect(runStateAfter('completed', tasks)).toBe(runStateAfter('running', tasks));
        expect(runStateAfter('cancelled', tasks)).toBe('cancelled');
      }),
    );
    expect(runStateAfter('running', ['cancelled', 'cancelled'])).toBe('cancelled');
    expect(runStateAfter('running', ['cancelled', 'done'])).toBe('completed');
  });
});

describe('shared tasks', () => {
  const keys = fc.constantFrom('call', 'write', 'visit');
  const existing = fc.uniqueArray(fc.record({ id: fc.uuid(), key: keys, state: states, inRunningRun: fc.boolean() }), {
    selector: ({ id }) => id,
  });

  it('are never made while one is open, and planning again makes none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(keys), existing, (wanted, tasks) => {
        const plan = planTasks(wanted, tasks);
        expect(plan.map(({ key }) => key)).toEqual(wanted);
        for (const { key, shares } of plan) {
          const same = tasks.filter((task) => task.key === key);
          const shared = same.find(({ id }) => id === shares);
          if (same.some(({ state }) => state === 'open')) expect(shared?.state).toBe('open');
          else if (shared) expect(shared).toMatchObject({ state: 'done', inRunningRun: true });
        }
        const made = plan
          .filter(({ shares }) => shares === null)
          .map(({ key }): ExistingTask => ({ id: `new ${key}`, key, state: 'open', inRunningRun: true }));
        expect(planTasks(wanted, [...tasks, ...made]).filter(({ shares }) => shares === null)).toEqual([]);
      }),
    );
  });

  it('are asked for again once skipped, or done in a run that is over', () => {
    const plan = planTasks(
      ['call', 'write', 'visit'],
      [
        { id: '1', key: 'call', state: 'skipped', inRunningRun: true },
        { id: '2', key: 'write', state: 'done', inRunningRun: false },
        { id: '3', key: 'visit', state: 'done', inRunningRun: true },
      ],
    );
    expect(plan.map(({ shares }) => shares)).toEqual([null, null, '3']);
  });
});
