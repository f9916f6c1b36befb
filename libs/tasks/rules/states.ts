// The states of a task.

export const TASK_STATES = ['open', 'done', 'skipped', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];
