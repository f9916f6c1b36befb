// Starts plays, as a set: the runs and their first tasks. Said twice, it starts nothing new.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { mayRun } from '../rules/frequency.js';
import { firstTasks, type PlayDefinition, type TaskDefinition } from '../rules/play.js';
import { onTrigger } from '../rules/run-state.js';
import type { Play } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import { PlayRunRepository, subjectOf } from '../store/play-run.repository.js';
import type { Firing } from '../store/trigger.repository.js';
import { GiveTasks } from './give-tasks.js';
import { SettleRuns } from './settle-runs.js';

const CHUNK = 1_000;

@Injectable()
export class StartRuns {
  constructor(
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly giving: GiveTasks,
    private readonly settle: SettleRuns,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** The ids of the runs that started. */
  async run(tx: Tx, firings: readonly Firing[]): Promise<string[]> {
    if (firings.length === 0) return [];
    const now = this.clock.now();
    // Held in one order by everybody: their definitions stay as they are until the transaction ends.
    const plays = await this.plays.hold(tx, [...new Set(firings.map(({ playId }) => playId))]);
    const spent = await this.spent(tx, firings, plays, now);
    const answers = firings.map((firing) =>
      onTrigger({ ...firing, hasRunning: firing.runningId !== null, spent: spent.has(subjectOf(firing)) }),
    );
    const starting = firings.filter((_, index) => answers[index] === 'start');
    const started: string[] = [];
    for (let first = 0; first < starting.length; first += CHUNK)
      started.push(...(await this.start(tx, starting.slice(first, first + CHUNK), plays, now)));
    // After the tasks: whoever ends a task locks it first and its run then.
    const refreshed = await this.runs.refresh(
      tx,
      firings.filter((_, index) => answers[index] === 'refresh'),
      now,
    );
    await this.events.append(tx, { name: 'play.run-fired', subjects: refreshed, origin: 'live', occurredAt: now });
    return started;
  }

  private async start(
    tx: Tx,
    firings: readonly Firing[],
    plays: ReadonlyMap<string, Play>,
    now: Date,
  ): Promise<string[]> {
    const runs = await this.runs.start(tx, firings, now);
    if (runs.length === 0) return [];
    const first = new Map<string, { play: PlayDefinition; tasks: TaskDefinition[] }>(
      [...plays].map(([id, { definition }]) => [id, { play: definition, tasks: firstTasks(definition) }]),
    );
    const orders = runs.flatMap(({ id, playId, accountId }) => {
      const asked = first.get(playId);
      return asked ? [{ runId: id, playId, accountId, ...asked }] : [];
    });
    const ids = runs.map(({ id }) => id);
    const busy = await this.giving.run(tx, orders, now);
    await this.events.append(tx, { name: 'play.run-started', subjects: ids, origin: 'live', occurredAt: now });
    // A run whose tasks were all done for another play has nothing left to do.
    await this.settle.run(
      tx,
      ids.filter((id) => !busy.has(id)),
    );
    return ids;
  }

  /** Those for whom the play has run as often as it may. */
  private async spent(
    tx: Tx,
    firings: readonly Firing[],
    plays: ReadonlyMap<string, Play>,
    now: Date,
  ): Promise<Set<string>> {
    const limited = firings.filter(({ playId }) => {
      const frequency = plays.get(playId)?.definition.frequency ?? 'every';
      return frequency !== 'every';
    });
    if (limited.length === 0) return new Set();
    const before = await this.runs.startsBefore(tx, limited);
    return new Set(
      limited
        .filter((firing) => {
          const frequency = plays.get(firing.playId)?.definition.frequency ?? 'every';
          return !mayRun(frequency, before.get(subjectOf(firing)) ?? [], now);
        })
        .map(subjectOf),
    );
  }
}
