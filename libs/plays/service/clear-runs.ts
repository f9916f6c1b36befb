// What happens to running work once the trigger no longer holds: as the play says, it stays, is cancelled, or counts as done.
import { Injectable } from '@nestjs/common';
import { Clock, groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { TaskChangeRepository } from '#tasks';
import { clearedTask } from '#tasks/rules';
import { PlayRepository } from '../store/play.repository.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { TaskRunRepository } from '../store/task-run.repository.js';
import type { Clearing } from '../store/trigger.repository.js';
import { SettleRuns } from './settle-runs.js';

@Injectable()
export class ClearRuns {
  constructor(
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly taskRuns: TaskRunRepository,
    private readonly tasks: TaskChangeRepository,
    private readonly settle: SettleRuns,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, cleared: readonly Clearing[]): Promise<void> {
    const now = this.clock.now();
    const byPlay = groupBy(cleared, ({ playId }) => playId);
    const plays = await this.plays.byIds(tx, [...byPlay.keys()]);
    for (const [playId, runs] of byPlay) {
      const how = plays.get(playId)?.definition.whenCleared ?? 'leave';
      const runIds = runs.map(({ runId }) => runId);
      if (how !== 'leave') {
        const ended = clearedTask(how, runs[0]?.why ?? '');
        const taskIds = await this.tasks.end(tx, await this.taskRuns.release(tx, runIds), ended, now);
        const name = how === 'cancel' ? 'task.changed' : 'task.done';
        await this.events.append(tx, { name, subjects: taskIds, origin: 'live', occurredAt: now });
      }
      await this.runs.clear(tx, runIds, now);
      if (how !== 'leave') await this.settle.run(tx, runIds);
    }
  }
}
