import type { TaskState } from '#tasks/rules';
import fc from 'fast-check';
import { mayRun } from './frequency.js';
import { onTrigger, runStateAfter } from './run-state.js';
import { planTasks, type ExistingTask } from './task-sharing.js';

const states = fc.constantFrom<TaskState[]>('open', 'done', 'skipped', 'cancelled');

describe('a run', () => {
  it('starts once, from live events of an enabled play', () => {
    const fired = { origin: 'live', playEnabled: true, hasRunning: false } as const;
    expect(onTrigger(fired)).toBe('start');
    expect(onTrigger({ ...fired, hasRunning: true })).toBe('refresh');
    expect(onTrigger({ ...fired, origin: 'backfill' })).toBe('ignore');
    expect(onTrigger({ ...fired, playEnabled: false })).toBe('ignore');
    expect(onTrigger({ ...fired, spent: true })).toBe('ignore');
    expect(onTrigger({ ...fired, spent: true, hasRunning: true })).toBe('refresh');
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

describe('the frequency', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

  it('lets a play run at each match, so many times, or so many in a span of days', () => {
    const before = [daysAgo(100), daysAgo(20), daysAgo(7)];
    expect(mayRun('every', before, now)).toBe(true);
    expect(mayRun({ times: 3 }, before, now)).toBe(false);
    expect(mayRun({ times: 4 }, before, now)).toBe(true);
    expect(mayRun({ times: 1, days: 7 }, before, now)).toBe(true);
    expect(mayRun({ times: 1, days: 8 }, before, now)).toBe(false);
  });

  it('never lets more run in any span of days than it says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 400 })),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 60 }),
        (offers, times, days) => {
          const started: Date[] = [];
          for (const at of offers.sort((a, b) => b - a).map(daysAgo))
            if (mayRun({ times, days }, started, at)) started.push(at);
          for (const end of started)
            expect(
              started.filter((at) => at <= end && at.getTime() > end.getTime() - days * 86_400_000).length,
            ).toBeLessThanOrEqual(times);
        },
      ),
    );
  });
});
