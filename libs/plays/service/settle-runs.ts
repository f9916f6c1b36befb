// Brings runs to the state that their tasks say: a run goes on while a task is open.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { runStateAfter } from '../rules/run-state.js';
import { PlayRunRepository } from '../store/play-run.repository.js';

@Injectable()
export class SettleRuns {
  constructor(
    private readonly runs: PlayRunRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, runIds: readonly string[]): Promise<void> {
    if (runIds.length === 0) return;
    const now = this.clock.now();
    const found = await this.runs.lockWithTasks(tx, runIds);
    const moved = found.flatMap(({ id, state, tasks }) => {
      const next = runStateAfter(state, tasks);
      return next === state ? [] : [{ id, state: next }];
    });
    await this.runs.setState(tx, moved, now);
    const ids = (running: boolean) =>
      moved.filter(({ state }) => (state === 'running') === running).map(({ id }) => id);
    await this.events.append(
      tx,
      { name: 'play.run-ended', subjects: ids(false), origin: 'live', occurredAt: now },
      { name: 'play.run-resumed', subjects: ids(true), origin: 'live', occurredAt: now },
    );
  }
}
