// Keeps the daily points: counts the days that are over and not yet counted, and again those that late news has touched.
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { addDays, countedDays, dayOf, daysBetween, MOST_DAYS } from '../rules/days.js';
import { MeasureCatalogue } from '../rules/measure-catalogue.js';
import type { Measure } from '../rules/measure.js';
import { CountRepository } from '../store/count.repository.js';
import { PointRepository, type Mark } from '../store/point.repository.js';

@Injectable()
export class MeasureDays {
  constructor(
    private readonly database: Database,
    private readonly points: PointRepository,
    private readonly counts: CountRepository,
    @Inject(MeasureCatalogue) private readonly catalogue: MeasureCatalogue,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** A transaction for each measure. */
  async run(): Promise<void> {
    for (const measure of this.catalogue.all()) await this.database.tx(SYSTEM, (tx) => this.bringUpToDate(tx, measure));
  }

  private async bringUpToDate(tx: Tx, measure: Measure): Promise<void> {
    if (!(await this.points.lock(tx, measure.key))) return;
    const now = this.clock.now();
    const zone = this.config.BELLWETHER_TIME_ZONE;
    const yesterday = addDays(dayOf(now, zone), -1);
    const mark = await this.points.takeMark(tx, measure.key);
    const from = await this.firstToCount(tx, measure, mark);
    if (from === null || from > yesterday) return;
    const oldest = addDays(yesterday, 1 - MOST_DAYS);
    const days = countedDays(daysBetween(from < oldest ? oldest : from, yesterday), zone, now);
    const changed = await this.points.measure(tx, measure, days, now, mark?.why ?? 'counted again');
    await this.tell(tx, measure, changed, yesterday, now);
  }

  /** The first day not yet counted, or an earlier one that news has touched; null while there is nothing to count. */
  private async firstToCount(tx: Tx, measure: Measure, mark: Mark | undefined): Promise<string | null> {
    const zone = this.config.BELLWETHER_TIME_ZONE;
    const last = await this.points.lastDay(tx, measure.key);
    if (last === null) {
      const earliest = await this.counts.earliest(tx, measure);
      return earliest && dayOf(earliest, zone);
    }
    const next = addDays(last, 1);
    const touched = mark ? dayOf(mark.since, zone) : next;
    return touched < next ? touched : next;
  }

  /** Only the day that has just ended is news to act on; all else is history. */
  private async tell(
    tx: Tx,
    { key }: Measure,
    changed: readonly { readonly id: string; readonly day: string }[],
    yesterday: string,
    occurredAt: Date,
  ): Promise<void> {
    const ids = (fresh: boolean) => changed.filter(({ day }) => (day === yesterday) === fresh).map(({ id }) => id);
    const told = { name: 'kpi.measured', occurredAt, payload: { measure: key } };
    await this.events.append(
      tx,
      { ...told, subjects: ids(false), origin: 'backfill' },
      { ...told, subjects: ids(true), origin: 'live' },
    );
  }
}
