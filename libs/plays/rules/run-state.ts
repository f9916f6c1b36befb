// When a play starts for an account, and when its run is over.
import type { Origin } from '#kernel';
import type { TaskState } from './task-state.js';

export type RunState = 'running' | 'completed' | 'cancelled';

/** start: a new run. refresh: the running one takes note. ignore: history, or a play that is off, gives nobody work. */
export type TriggerAnswer = 'start' | 'refresh' | 'ignore';

export function onTrigger(fired: {
  readonly origin: Origin;
  readonly playEnabled: boolean;
  readonly hasRunning: boolean;
}): TriggerAnswer {
  if (fired.origin === 'backfill' || !fired.playEnabled) return 'ignore';
  return fired.hasRunning ? 'refresh' : 'start';
}

/** Over when no task is open; a run whose tasks were all cancelled is cancelled, and that is final. */
export function runStateAfter(run: RunState, tasks: readonly TaskState[]): RunState {
  if (run === 'cancelled') return run;
  if (tasks.includes('open')) return 'running';
  return tasks.length > 0 && tasks.every((state) => state === 'cancelled') ? 'cancelled' : 'completed';
}
