// What happens to running work once the account has left the segment: as the play says, it stays, is cancelled, or counts as done.
import { Injectable } from '@nestjs/common';
import { Clock, groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { clearedTask } from '../rules/task-state.js';
import { PlayRepository } from '../store/play.repository.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { TaskChangeRepository } from '../store/task-change.repository.js';
import { TriggerRepository } from '../store/trigger.repository.js';
import { SettleRuns } from './settle-runs.js';

@Injectable()
export class ClearRuns {
  constructor(
    private readonly plays: PlayRepository,
    private readonly triggers: TriggerRepository,
    private readonly runs: PlayRunRepository,
    private readonly tasks: TaskChangeRepository,
    private readonly settle: SettleRuns,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, membershipIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const clearings = groupBy(await this.triggers.cleared(tx, membershipIds), ({ playId }) => playId);
    const plays = await this.plays.byIds(tx, [...clearings.keys()]);
    for (const [playId, runs] of clearings) {
      const how = plays.get(playId)?.definition.whenCleared ?? 'leave';
      const runIds = runs.map(({ runId }) => runId);
      if (how !== 'leave') {
        const ended = clearedTask(how, `The account left “${runs[0]?.segmentName ?? ''}”.`);
        const taskIds = await this.tasks.endOf(tx, runIds, ended, now);
        const name = how === 'cancel' ? 'task.changed' : 'task.done';
        await this.events.append(tx, { name, subjects: taskIds, origin: 'live', occurredAt: now });
      }
      await this.runs.clear(tx, runIds, now);
      if (how !== 'leave') await this.settle.run(tx, runIds);
    }
  }
}
