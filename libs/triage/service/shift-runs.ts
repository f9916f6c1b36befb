// The run: begun, worked through in four steps, ended. Time counts while somebody is there; a run that was left is ended for them.
import { Injectable } from '@nestjs/common';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, userScope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { DateTime } from 'luxon';
import { seenAt } from '../rules/active-time.js';
import { NeedyRepository } from '../store/needy.repository.js';
import { ShiftRunRepository, type ShiftRun } from '../store/shift-run.repository.js';
import { TriageSettingsRepository } from '../store/triage-settings.repository.js';
import { TriageCalendar } from './triage-calendar.js';

/** Whoever comes back after so long begins anew. */
const LEFT_MS = 4 * 3_600_000;
export const STEPS = [1, 2, 3, 4] as const;

@Injectable()
export class ShiftRuns {
  constructor(
    private readonly database: Database,
    private readonly runs: ShiftRunRepository,
    private readonly needy: NeedyRepository,
    private readonly settings: TriageSettingsRepository,
    private readonly hours: TriageCalendar,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** A second click finds the run of the first. */
  start(userId: string, teamId: string | null): Promise<ShiftRun> {
    return this.database.tx(userScope(userId), async (tx) => {
      const now = this.clock.now();
      const open = await this.runs.holdCurrent(tx, userId);
      if (open && now.getTime() - open.lastSeenAt.getTime() < LEFT_MS) return this.seen(tx, open, now);
      if (open) await this.finish(tx, open, open.lastSeenAt);
      const { needs, open: cases } = await this.needy.counts(tx, teamId, now);
      const run = { id: newId(now), userId, teamId, openCases: cases.value, needed: needs.value };
      await this.runs.begin(tx, run, now);
      await this.settings.goLive(tx, DateTime.fromJSDate(now, { zone: this.hours.zone }).toISODate() ?? '');
      await this.tell(tx, 'started', run.id, now);
      return this.current(tx, userId);
    });
  }

  /** A sign of life; with a step, that it is done. Null: there is no run, or it was left too long ago. */
  sign(userId: string, step: number | null): Promise<ShiftRun | null> {
    return this.database.tx(userScope(userId), async (tx) => {
      const now = this.clock.now();
      const run = await this.runs.holdCurrent(tx, userId);
      if (!run || now.getTime() - run.lastSeenAt.getTime() >= LEFT_MS) return null;
      const known = STEPS.filter((each) => each === step || run.steps.includes(each));
      return this.seen(tx, { ...run, steps: known }, now);
    });
  }

  end(userId: string): Promise<Result<ShiftRun>> {
    return this.database.tx(userScope(userId), async (tx) => {
      const run = await this.runs.holdCurrent(tx, userId);
      if (!run) return err('NO_SHIFT_RUN', 'You have no run open. Start one.');
      const now = this.clock.now();
      return ok(await this.finish(tx, await this.seen(tx, run, now), now));
    });
  }

  private async seen(tx: Tx, run: ShiftRun, now: Date): Promise<ShiftRun> {
    const next = { ...run, ...seenAt(run, now) };
    await this.runs.save(tx, next);
    return next;
  }

  private async finish(tx: Tx, run: ShiftRun, at: Date): Promise<ShiftRun> {
    const { needs } = await this.needy.counts(tx, run.teamId, at);
    const ended = { ...run, endedAt: at, leftOver: needs.value };
    await this.runs.save(tx, ended);
    await this.tell(tx, 'ended', run.id, at);
    return ended;
  }

  private tell(tx: Tx, what: 'started' | 'ended', id: string, at: Date): Promise<void> {
    return this.events.append(tx, { name: `shift.${what}`, subjects: [id], origin: 'live', occurredAt: at });
  }

  private async current(tx: Tx, userId: string): Promise<ShiftRun> {
    const run = await this.runs.current(tx, userId);
    if (!run) throw new Error(`The run of ${userId} was begun and can't be read`);
    return run;
  }
}
