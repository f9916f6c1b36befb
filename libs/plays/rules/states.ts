// The states of the runs of plays.

export const RUN_STATES = ['running', 'completed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];
