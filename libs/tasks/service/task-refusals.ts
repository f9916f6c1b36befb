// Refusals that several verbs share.

export const TASK_NOT_FOUND = ['TASK_NOT_FOUND', 'There is no such task among those you can see.'] as const;
