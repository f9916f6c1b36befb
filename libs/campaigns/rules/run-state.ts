// What one run of a campaign is doing, told from its enrolments and the books of its mails.
import type { RunLabel } from '#delivery/rules';

export const RUN_STATES = ['planning', 'running', 'paused', 'cancelled', 'finished', 'finished_with_unknown'] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface RunFacts {
  /** null while rows are still being made */
  readonly audience: number | null;
  readonly pausedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly label: Exclude<RunLabel, 'running'> | null;
  /** takes whoever enters its segment, until it is switched off; otherwise it has an audience */
  readonly standing: boolean;
}

export function runState({ audience, pausedAt, cancelledAt, label, standing }: RunFacts): RunState {
  if (cancelledAt) return 'cancelled';
  if (label) return label === 'finished' ? 'finished' : 'finished_with_unknown';
  if (pausedAt) return 'paused';
  return audience === null && !standing ? 'planning' : 'running';
}
