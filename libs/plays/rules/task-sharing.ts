// The same task is made once for an account: a second play that asks for it gets the one that is there.
import type { TaskState } from '#tasks/rules';

export interface ExistingTask {
  readonly id: string;
  readonly key: string;
  readonly state: TaskState;
  /** it belongs to at least one run that is still running */
  readonly inRunningRun: boolean;
}

export interface PlannedTask {
  readonly key: string;
  /** the task to share, or null: make one */
  readonly shares: string | null;
}

/** Shared while open, or once done in a run that still runs. Skipped and cancelled work was not done, so it is asked for again. */
export function planTasks(keys: readonly string[], ofAccount: readonly ExistingTask[]): PlannedTask[] {
  return keys.map((key) => {
    const same = ofAccount.filter((task) => task.key === key);
    const found =
      same.find(({ state }) => state === 'open') ??
      same.find(({ state, inRunningRun }) => state === 'done' && inRunningRun);
    return { key, shares: found?.id ?? null };
  });
}
