// When a play starts for an account, and when its run is over.
import type { Origin } from '#kernel';
import type { RunState, TaskState } from './states.js';

/** On enabling: also for the accounts that are in the segment already, or for those alone that enter from then on. */
export type StartWith = 'existing' | 'new';

/** Why a run is there: which segment the account entered, when, and what let it in, in the words of the segment. */
export interface RunCause {
  readonly on: 'segment.entered';
  readonly segment: string;
  readonly enteredAt: string;
  readonly because: unknown;
}

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
