// Escalations that stay open for too many business days of their account: no event tells of it, so the clock does.
import { Injectable } from '@nestjs/common';
import { addBusinessDays, Clock } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { CalendarOfAccounts } from '#tasks';
import type { Play } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import { TriggerRepository, type Firing } from '../store/trigger.repository.js';
import { StartRuns } from './start-runs.js';

const DAY_MS = 86_400_000;

@Injectable()
export class UnresolvedEscalations {
  constructor(
    private readonly database: Database,
    private readonly plays: PlayRepository,
    private readonly triggers: TriggerRepository,
    private readonly calendars: CalendarOfAccounts,
    private readonly starting: StartRuns,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.tx(SYSTEM, async (tx) => {
      for (const play of await this.plays.all(tx)) if (play.enabled) await this.look(tx, play);
    });
  }

  private async look(tx: Tx, play: Play): Promise<void> {
    const { trigger } = play.definition;
    if (trigger.on !== 'escalation.unresolved') return;
    // Business days are never shorter than days: what was opened later can't be overdue.
    const latest = new Date(this.clock.now().getTime() - (trigger.businessDays - 1) * DAY_MS);
    const found = await this.triggers.unresolved(tx, play.id, latest);
    await this.starting.run(tx, await this.overdue(tx, play, found, play.enabledAt));
  }

  /** Those whose last business day is over; with `since`, was not over then. */
  async overdue<T extends Firing>(
    tx: Tx,
    { definition }: Play,
    found: readonly T[],
    since?: Date | null,
  ): Promise<T[]> {
    const { trigger } = definition;
    if (trigger.on !== 'escalation.unresolved' || found.length === 0) return [];
    const now = this.clock.now();
    const accountIds = [...new Set(found.flatMap(({ accountId }) => accountId ?? []))];
    const earliest = found.reduce((first, { cause }) => (cause.at < first ? cause.at : first), now.toISOString());
    const calendarOf = await this.calendars.of(tx, accountIds, new Date(earliest));
    return found.filter(({ accountId, cause }) => {
      const end = addBusinessDays(new Date(cause.at), trigger.businessDays, calendarOf(accountId));
      return end <= now && (!since || end > since);
    });
  }
}
