// What plays know of tasks: which work they belong to, what follows when they end, and why one can't be taken back.
import { Injectable } from '@nestjs/common';
import { Clock, type CodedError } from '#kernel';
import type { Tx } from '#platform/database';
import { AnswerRepository, TaskRepository, TaskRunsPort, type Task, type TaskRuns } from '#tasks';
import { laterTasks } from '../rules/play.js';
import { PlayRepository } from '../store/play.repository.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { TaskRunRepository } from '../store/task-run.repository.js';
import { GiveTasks } from './give-tasks.js';
import { SettleRuns } from './settle-runs.js';

const CLOSED: Readonly<Record<'again' | 'replaced' | 'cancelled', CodedError>> = {
  again: { code: 'TASK_OPEN_AGAIN', message: 'This work was asked for again since. Go on in the newer task.' },
  replaced: { code: 'TASK_RUN_REPLACED', message: 'The play has started again since. Go on in the newer run.' },
  cancelled: {
    code: 'TASK_CANCELLED',
    message: 'Its run was cancelled. Start the play again if it is needed.',
  },
};

@Injectable()
export class RunsOfTasks implements TaskRuns {
  constructor(
    port: TaskRunsPort,
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly taskRuns: TaskRunRepository,
    private readonly tasks: TaskRepository,
    private readonly answers: AnswerRepository,
    private readonly giving: GiveTasks,
    private readonly settle: SettleRuns,
    private readonly clock: Clock,
  ) {
    port.register(this);
  }

  async whyClosed(tx: Tx, task: Task): Promise<CodedError | null> {
    const why = await this.taskRuns.whyClosed(tx, task);
    return why && CLOSED[why];
  }

  sameWork(tx: Tx, taskId: string): Promise<Task[]> {
    return this.taskRuns.sameWork(tx, taskId);
  }

  async moved(tx: Tx, taskIds: readonly string[]): Promise<void> {
    await this.fanOut(tx, taskIds);
    await this.settle.run(tx, await this.taskRuns.runIdsOf(tx, taskIds));
  }

  /** Accounts were chosen for a portfolio's run: each gets its own tasks. */
  private async fanOut(tx: Tx, taskIds: readonly string[]): Promise<void> {
    const chosen = await this.answers.chosen(tx, taskIds);
    const tasks = await this.tasks.byIds(tx, [...chosen.keys()]);
    for (const [taskId, accountIds] of chosen) {
      if (tasks.get(taskId)?.state !== 'done') continue;
      const runIds = await this.taskRuns.runIdsOf(tx, [taskId]);
      const runs = await this.runs.byIds(tx, runIds);
      const plays = await this.plays.byIds(
        tx,
        runs.map(({ playId }) => playId),
      );
      const orders = runs.flatMap(({ id: runId, playId }) => {
        const play = plays.get(playId)?.definition;
        const later = play ? laterTasks(play) : [];
        return play ? accountIds.map((accountId) => ({ runId, playId, play, tasks: later, accountId })) : [];
      });
      await this.giving.run(tx, orders, this.clock.now());
    }
  }
}
