// The states of tasks and of the runs that they belong to; each decides about the other.

export type TaskState = 'open' | 'done' | 'skipped' | 'cancelled';

export type RunState = 'running' | 'completed' | 'cancelled';
