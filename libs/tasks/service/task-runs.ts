// What the room above knows of the work that tasks belong to. It registers itself at boot; without it tasks stand alone.
import { Injectable } from '@nestjs/common';
import type { CodedError } from '#kernel';
import type { Tx } from '#platform/database';
import type { Task } from '../store/task.entity.js';

export interface TaskRuns {
  /** why an ended task can't be taken back; null: it can */
  whyClosed(tx: Tx, task: Task): Promise<CodedError | null>;
  /** the other tasks of the same work */
  sameWork(tx: Tx, taskId: string): Promise<readonly Task[]>;
  /** these ended, or were taken back */
  moved(tx: Tx, taskIds: readonly string[]): Promise<void>;
}

const alone: TaskRuns = {
  whyClosed: () => Promise.resolve(null),
  sameWork: () => Promise.resolve([]),
  moved: () => Promise.resolve(),
};

@Injectable()
export class TaskRunsPort {
  private runs: TaskRuns = alone;

  register(runs: TaskRuns): void {
    this.runs = runs;
  }

  get now(): TaskRuns {
    return this.runs;
  }
}
