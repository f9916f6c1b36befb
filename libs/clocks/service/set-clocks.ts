// Sets the clocks of cases about which there is news, and tells once which have to be hurried and which are too late.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { groupBy } from '#kernel';
import { CaseClockRepository, type Swept } from '../store/case-clock.repository.js';
import { ClockResetRepository } from '../store/clock-reset.repository.js';
import { WorkCalendarRepository } from '../store/work-calendar.repository.js';

const PART = 500;

@Injectable()
export class SetClocks {
  constructor(
    private readonly database: Database,
    private readonly clocks: CaseClockRepository,
    private readonly calendars: WorkCalendarRepository,
    private readonly resets: ClockResetRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** `silent`: those whose news is history. What is over for them by now is noted, and nobody is told. */
  async run(tx: Tx, caseIds: readonly string[], silent: readonly string[]): Promise<void> {
    if (caseIds.length === 0) return;
    const now = this.clock.now();
    await this.calendars.cut(tx, now);
    await this.clocks.evaluate(tx, caseIds, silent, now);
  }

  /** What has become due since the last look, by index. A timer that is too late is not warned of any more. */
  async sweep(): Promise<void> {
    await this.inParts((tx, now) => this.clocks.sweepBreaches(tx, now), 'case.clock-breached');
    await this.inParts((tx, now) => this.clocks.sweepWarnings(tx, now), 'case.clock-warned');
  }

  /** After a policy or a calendar has changed: every unfinished case, in parts, from where a killed worker stopped. */
  async reset(): Promise<void> {
    const part = () =>
      this.database.tx(SYSTEM, async (tx) => {
        const ids = await this.resets.take(tx, PART, this.clock.now());
        // A change of a promise is no news of the case: what it makes late is shown, not told.
        await this.run(tx, ids ?? [], ids ?? []);
        return ids?.length ?? 0;
      });
    while ((await part()) > 0);
  }

  private async inParts(sweep: (tx: Tx, now: Date) => Promise<Swept[]>, name: string): Promise<void> {
    const part = () =>
      this.database.tx(SYSTEM, async (tx) => {
        const now = this.clock.now();
        const swept = await sweep(tx, now);
        const events = [...groupBy(swept, ({ clock }) => clock)].map(([clock, rows]) => ({
          name,
          subjects: rows.map(({ caseId }) => caseId),
          origin: 'live' as const,
          occurredAt: now,
          payload: { clock },
        }));
        await this.events.append(tx, ...events);
        return swept.length;
      });
    while ((await part()) > 0);
  }
}
