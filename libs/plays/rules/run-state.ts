// When a play starts, and when its run is over.
import type { Origin } from '#kernel';
import type { TaskState } from '#tasks/rules';
import type { RunState } from './states.js';

/** On enabling: also for those for whom the trigger holds already, or for those alone for whom it fires from then on. */
export type StartWith = 'existing' | 'new';

/** start: a new run. refresh: the running one takes note. ignore: history, or a play that is off, gives nobody work. */
export type TriggerAnswer = 'start' | 'refresh' | 'ignore';

export function onTrigger(fired: {
  readonly origin: Origin;
  readonly playEnabled: boolean;
  readonly hasRunning: boolean;
  /** it ran often enough already */
  readonly spent?: boolean;
}): TriggerAnswer {
  if (fired.origin === 'backfill' || !fired.playEnabled) return 'ignore';
  if (fired.hasRunning) return 'refresh';
  return fired.spent ? 'ignore' : 'start';
}

/** Over when no task is open; a run whose tasks were all cancelled, or went to other runs, is cancelled, and that is final. */
export function runStateAfter(run: RunState, tasks: readonly TaskState[]): RunState {
  if (run === 'cancelled') return run;
  if (tasks.includes('open')) return 'running';
  return tasks.every((state) => state === 'cancelled') ? 'cancelled' : 'completed';
}
